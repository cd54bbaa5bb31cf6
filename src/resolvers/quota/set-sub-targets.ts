import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '../../calendar.ts';
import { lockCommitteeToChange } from '../committee/locks.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { readFields } from '../form.ts';
import { checkYear, readWhole } from '../input.ts';
import { namedCommittee } from '../place.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type PaperInput, readPaper } from './read-paper.ts';
import { readSubTargets, type SubTargetInput } from './read-sub-targets.ts';
import { enterSubTargets, readSubTargetVersion } from './records.ts';
import { refuseClosed } from './refuse-closed.ts';
import { checkGrounds } from './rules.ts';
import { staleSubTargets } from './violations.ts';

/** The sub-targets of a year, all of them, and the paper that sets them. */
export interface SetSubTargetsInput extends PaperInput {
  committeeId: UnreadId;
  year: number;
  rows: readonly SubTargetInput[];
  /** The version that was seen; 0 when there was none. */
  expectedVersion: number;
}

/**
 * Sets how many of a plan are to come from which groups and sources. What is left out of the rows is asked no more; every version
 * is kept with its paper.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation YEAR_CLOSED, GROUNDS_REQUIRED, COMMITTEE_CLOSED
 * @throws StaleVersion when somebody else has set them since
 */
export const setSubTargets = write({
  places: {
    committee: namedCommittee<'committeeId', SetSubTargetsInput>('committeeId', lockCommitteeToChange, {
      see: 'quota:read',
      do: 'quota:set',
    }),
  },
  read: (input: SetSubTargetsInput, { today }) =>
    readFields({
      year: () => checkYear(input.year),
      rows: () => readSubTargets(input.rows),
      expectedVersion: () => readWhole(input.expectedVersion, 'expectedVersion', 0, Number.MAX_SAFE_INTEGER),
      paper: () => readPaper(input, today),
    }),
  async work({ tx, by, today }, { committee }, { year, rows, expectedVersion, paper }) {
    const { id: committeeId } = committee;
    await refuseEnded(tx, committee, `${year}-01-01`, ['committeeId']);
    await refuseClosed(tx, year, [{ committeeId, path: ['year'] }], today);
    const standing = await readSubTargetVersion(tx, committeeId, year);
    if (standing !== expectedVersion) throw staleSubTargets(standing, expectedVersion);
    checkGrounds(paper, { year, version: standing + 1 }, yearOf(today));
    const subTargets = uuidv7();
    await enterSubTargets(tx, { id: subTargets, committeeId, year, version: standing + 1, rows, ...paper }, by);
    return { subTargets };
  },
});
