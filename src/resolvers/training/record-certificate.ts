import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import { pathsUpwards } from '../../access/scope.ts';
import type { TrainingKind } from '../../db/generated/enums.ts';
import { authorize, authorizeStep } from '../authorize.ts';
import { takeSteps } from '../candidate/records.ts';
import { checkConfirmed } from '../candidate/rules.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enterCertificates, readCentresFor } from './records.ts';
import { checkCertificate, checkIssuer } from './rules.ts';
import { violations } from './violations.ts';

/** A certificate. */
export interface RecordCertificateInput {
  candidateId: UnreadId;
  kind: TrainingKind;
  number: string;
  issuedOn: UnreadDay;
  /** Left out where no centre teaches for the cell. */
  centreId?: UnreadId | null;
}

/**
 * Records a certificate; that of an awareness class is also the step to who holds it. It is the centre's to record, or that of
 * the committees that host it and stand above; where there is no centre, of the committee above the cell.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CERTIFICATE_NUMBER_TAKEN, LEGACY_NOT_CONFIRMED, and as checkCertificate and checkIssuer
 */
export const recordCertificate = write({
  places: { candidate: namedCase<RecordCertificateInput>('certificate:record') },
  read: ({ kind, ...input }: RecordCertificateInput, { today }) => {
    const fields = readFields({
      number: () => readText(input.number, 'number', LONGEST.documentNumber),
      issuedOn: () => readPastDay(input.issuedOn, 'issuedOn', today),
      centreId: () => readId(input.centreId),
    });
    return { kind, ...fields };
  },
  async work({ tx, by, context }, { candidate }, { centreId, ...form }) {
    const { id: candidateId, path, stage: from } = candidate;
    const centre = checkIssuer(centreId, await readCentresFor(tx, pathsUpwards(path), form.issuedOn));
    const role =
      centre === null
        ? authorizeStep(context, 'certificate:record', stepOf.AWARENESS_CERTIFIED, path, 'candidateId')
        : authorize(context, { see: 'training:read', do: 'certificate:record' }, candidate, 'centreId', centre.path)
            .role;
    const moves = checkCertificate(form, candidate);
    const certificate = uuidv7();
    const entered = await enterCertificates(tx, [{ id: certificate, candidateId, centreId, ...form }], { ...by, role });
    if (!entered.has(certificate)) throw violations.CERTIFICATE_NUMBER_TAKEN('number', form.number);
    if (moves) {
      checkConfirmed(candidate);
      const step = { candidateId, from, to: 'AWARENESS_CERTIFIED', effectiveOn: form.issuedOn } as const;
      await takeSteps(tx, [{ ...step, documentNumber: form.number }], { ...by, role });
    }
    return { candidate: candidateId, certificate };
  },
});
