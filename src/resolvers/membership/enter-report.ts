import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { Qualifier } from '../../db/generated/enums.ts';
import type { LockedCommittee } from '../committee/locks.ts';
import { notThere } from '../committee/not-there.ts';
import { type RuleViolation, refusalIn } from '../errors.ts';
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

/** What a cell that is locked reports. */
export interface NewFigures {
  committee: Pick<LockedCommittee, 'id' | 'kind' | 'closedOn'>;
  form: MembershipFigures;
}

/**
 * Enters how many members cells have, each on its day, or corrects what was reported of that day: one report for a cell and a day.
 * What is refused is left out.
 * @returns for each the id of the report, or what refuses it: MEMBERS_IN_CELLS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE
 */
export async function enterFigures(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  figures: readonly NewFigures[],
): Promise<(string | RuleViolation)[]> {
  const asked = figures.map(({ committee, form }) => ({ committee, day: form.asOf }));
  const nowhere = await notThere(tx, asked, 'asOf');
  const refused = figures.map(({ committee }, n) => refusalIn(() => checkHasMembers(committee.kind)) ?? nowhere[n]);
  const reports = figures.flatMap(({ committee, form }, n) =>
    refused[n] == null ? [{ id: uuidv7(), revisionId: uuidv7(), committeeId: committee.id, ...form }] : [],
  );
  const entered = (await enterReports(tx, reports, by)).values();
  return refused.map((violation) => violation ?? entered.next().value ?? '');
}
