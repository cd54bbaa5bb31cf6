import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { Qualifier } from '../../db/generated/enums.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { hadPlace } from '../committee/records.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readPastDay, readWhole } from '../input.ts';
import type { UnreadDay } from '../unread.ts';
import type { Work } from '../write.ts';
import { enterReports } from './records.ts';
import { checkHasMembers, MOST_MEMBERS } from './rules.ts';
import { mistakes } from './violations.ts';

/** Figures of members as a form or a line of a file brings them. */
export interface MembershipInput {
  asOf: UnreadDay;
  official: number;
  probationary: number;
  exempt: number;
  awayTemporarily: number;
  qualifier: Qualifier;
}

/** @throws InvalidInput */
export function readFigures({ qualifier, ...input }: MembershipInput, today: Day) {
  const count = (field: 'official' | 'probationary' | 'exempt' | 'awayTemporarily') => () =>
    readWhole(input[field], field, 0, MOST_MEMBERS);
  const report = readFields({
    asOf: () => readPastDay(input.asOf, 'asOf', today),
    official: count('official'),
    probationary: count('probationary'),
    exempt: count('exempt'),
    awayTemporarily: count('awayTemporarily'),
  });
  if (report.exempt + report.awayTemporarily > report.official + report.probationary) throw mistakes.moreThanMembers();
  return { ...report, qualifier };
}

/** How many members a cell has on a day. */
export type MembershipFigures = ReturnType<typeof readFigures>;

/**
 * Enters how many members a cell that is locked has on a day, or corrects what was reported of that day.
 * @returns the id of the report
 * @throws RuleViolation MEMBERS_IN_CELLS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE
 */
export async function enterReport(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  committee: Pick<LockedCommittee, 'id' | 'kind' | 'closedOn'>,
  form: MembershipFigures,
): Promise<string> {
  const committeeId = committee.id;
  checkHasMembers(committee.kind);
  await refuseEnded(tx, committee, form.asOf);
  if (!(await hadPlace(tx, committeeId, form.asOf))) throw committees.COMMITTEE_NOT_IN_FORCE('asOf');
  const [report = ''] = await enterReports(tx, [{ id: uuidv7(), revisionId: uuidv7(), committeeId, ...form }], by);
  return report;
}
