import { v7 as uuidv7 } from 'uuid';
import type { Qualifier } from '../../db/generated/enums.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readWhole } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterReports } from './records.ts';
import { checkHasMembers, MOST_MEMBERS } from './rules.ts';
import { mistakes } from './violations.ts';

/** How many members a cell has on a day. */
export interface ReportMembershipInput {
  committeeId: UnreadId;
  asOf: UnreadDay;
  official: number;
  probationary: number;
  exempt: number;
  awayTemporarily: number;
  qualifier: Qualifier;
}

/**
 * Reports how many members a cell has on a day, or corrects what was reported of that day.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation MEMBERS_IN_CELLS, COMMITTEE_NOT_IN_FORCE
 */
export const reportMembership = write({
  places: {
    committee: namedCommittee('committeeId', lockCommitteeToChange, { see: 'committee:read', do: 'membership:report' }),
  },
  read: ({ qualifier, ...input }: ReportMembershipInput, { today }) => {
    const count = (field: 'official' | 'probationary' | 'exempt' | 'awayTemporarily') => () =>
      readWhole(input[field], field, 0, MOST_MEMBERS);
    const report = readFields({
      asOf: () => readPastDay(input.asOf, 'asOf', today),
      official: count('official'),
      probationary: count('probationary'),
      exempt: count('exempt'),
      awayTemporarily: count('awayTemporarily'),
    });
    if (report.exempt + report.awayTemporarily > report.official + report.probationary)
      throw mistakes.moreThanMembers();
    return { ...report, qualifier };
  },
  async work({ tx, by }, { committee }, form) {
    const committeeId = committee.id;
    checkHasMembers(committee.kind);
    await refuseEnded(tx, committee, form.asOf);
    if (!(await hadPlace(tx, committeeId, form.asOf))) throw committees.COMMITTEE_NOT_IN_FORCE('asOf');
    const [report = ''] = await enterReports(tx, [{ id: uuidv7(), revisionId: uuidv7(), committeeId, ...form }], by);
    return { report };
  },
});
