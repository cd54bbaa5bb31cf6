import { v7 as uuidv7 } from 'uuid';
import type { ResolutionMatter } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { appraisalStep, appraiserOf, checkReady } from './next-step.ts';
import { caseForStep } from './place.ts';
import { readCaseOn } from './read-case.ts';
import { enterAppraisals } from './records.ts';

/** The appraisal of a case by a sub-committee. */
export interface RecordAppraisalInput {
  candidateId: UnreadId;
  matter: ResolutionMatter;
  agrees: boolean;
  appraisedOn: UnreadDay;
  number: string;
}

/**
 * Records the appraisal of a sub-committee on what a cell has resolved. The case stays where it is: the grassroots committee votes next,
 * whether the sub-committee agrees or not.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as hindrancesOf
 */
export const recordAppraisal = write({
  places: { candidate: caseForStep<RecordAppraisalInput>('SUB_COMMITTEE') },
  read: ({ matter, agrees, ...input }: RecordAppraisalInput, { today }) => {
    const form = readFields({
      appraisedOn: () => readPastDay(input.appraisedOn, 'appraisedOn', today),
      number: () => readText(input.number, 'number', LONGEST.documentNumber),
    });
    return { matter, agrees, ...form };
  },
  async work({ tx, by }, { candidate: { id: candidateId } }, form) {
    const at = await readCaseOn(tx, candidateId, form.appraisedOn, 'appraisedOn');
    checkReady(appraisalStep(form.matter), at, 'appraisedOn');
    const committeeId = appraiserOf(at.authority).id;
    await enterAppraisals(tx, [{ id: uuidv7(), candidateId, committeeId, ...form }], by);
    return { candidate: candidateId };
  },
});
