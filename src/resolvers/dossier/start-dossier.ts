import { stepOf } from '../../access/policy.ts';
import { takeSteps } from '../candidate/records.ts';
import { checkConfirmed } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { refuseHindered } from '../hindrance.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { missingForStart } from './missing.ts';
import { readDossier } from './records.ts';
import { checkStart } from './rules.ts';

/** The resolution of a cell to let a person begin the procedure. */
export interface StartDossierInput {
  candidateId: UnreadId;
  effectiveOn: UnreadDay;
  documentNumber: string;
}

/**
 * Lets a person begin the procedure, by the resolution of the cell: the step from the certificate to the dossier.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, LEGACY_NOT_CONFIRMED, or as checkStart and missingForStart
 */
export const startDossier = write({
  places: {
    candidate: namedCase<StartDossierInput>('candidate:move', () => ({ body: stepOf.DOSSIER, field: 'candidateId' })),
  },
  read: (input: StartDossierInput, { today }) =>
    readFields({
      effectiveOn: () => readPastDay(input.effectiveOn, 'effectiveOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { candidate }, step) {
    const { id: candidateId, stage: from } = candidate;
    checkNotErased(candidate.erased);
    checkStart(candidate, step.effectiveOn);
    checkConfirmed(candidate);
    refuseHindered(missingForStart(await readDossier(tx, candidateId), step.effectiveOn));
    await takeSteps(tx, [{ candidateId, from, to: 'DOSSIER', ...step }], by);
    return { candidate: candidateId };
  },
});
