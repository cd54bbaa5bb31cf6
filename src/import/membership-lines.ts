import {
  enterFigures,
  type MembershipFigures,
  type NewFigures,
  readFigures,
} from '../resolvers/membership/enter-report.ts';
import { readReported } from '../resolvers/membership/records.ts';
import { MOST_MEMBERS } from '../resolvers/membership/rules.ts';
import { qualifierWords } from '../resolvers/membership/words.ts';
import { unreadDay } from '../resolvers/unread.ts';
import type { EntryKind } from './entry-lines.ts';
import { COMMITTEE } from './named.ts';

/** Figures of members, by the checks and the writer of `reportMembership`; a file corrects none. */
export const memberships: EntryKind<MembershipFigures, NewFigures['committee']> = {
  layout: 'memberships',
  names: COMMITTEE,
  field: 'committeeId',
  read: (cells, today) => {
    const count = (column: string) => cells.whole(column, 0, MOST_MEMBERS);
    const exempt = count('exempt');
    const awayTemporarily = count('awayTemporarily');
    const qualifier = cells.word('qualifier', qualifierWords);
    const read = cells.needed({
      asOf: cells.day('asOf'),
      official: count('official'),
      probationary: count('probationary'),
    });
    if (read === null || exempt === undefined || awayTemporarily === undefined || qualifier === undefined) return null;
    const asOf = unreadDay(['asOf'], read.asOf);
    // What is left empty is what the operation takes for left out.
    const others = { exempt: exempt ?? 0, awayTemporarily: awayTemporarily ?? 0, qualifier: qualifier ?? 'EXACT' };
    return readFigures({ ...read, asOf, ...others }, today);
  },
  key: ({ asOf }) => asOf,
  recorded: (tx, asked) =>
    readReported(
      tx,
      asked.map(({ id, form: { asOf } }) => ({ committeeId: id, asOf })),
    ),
  enter: (at, entries) =>
    enterFigures(
      at,
      entries.map(({ of, form }) => ({ committee: of, form })),
    ),
};
