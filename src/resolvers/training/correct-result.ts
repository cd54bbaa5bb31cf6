import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import { takeSteps } from '../candidate/records.ts';
import { RuleViolation } from '../errors.ts';
import { readAt, readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { type Work, write } from '../write.ts';
import { checkCorrection, keepsResult, type Outcome } from './certificate-rules.ts';
import type { LockedSeat } from './locks.ts';
import { namedSeat } from './place.ts';
import { enterCertificates, keepCorrections, revokeCertificates, setResults } from './records.ts';
import type { Result } from './roll-rules.ts';
import { checkCertificate, leadsOn } from './rules.ts';
import { type Touched, takeFromCases, untouched } from './touched-cases.ts';
import { mistakes, violations } from './violations.ts';

/** What a sheet of results should have said of somebody. */
export interface CorrectResultInput {
  enrolmentId: UnreadId;
  result: Result['result'];
  certificate?: { number: string; issuedOn: UnreadDay } | null;
  documentNumber: string;
}

/** What a sheet says of somebody, once it was read. */
type Corrected = Outcome & { status: Result['result'] };

/**
 * Puts a result of a closed class right. The certificate that went with the old one is revoked, the one of the new one entered;
 * the case follows, and the answer says how.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CERTIFICATE_NUMBER_TAKEN, and as checkCorrection and checkCertificate
 */
export const correctResult = write({
  places: { holder: namedSeat },
  read: ({ result, certificate, documentNumber }: CorrectResultInput, { today }) =>
    readFields<{ documentNumber: string; to: Corrected }>({
      documentNumber: () => readText(documentNumber, 'documentNumber', LONGEST.documentNumber),
      to: () => {
        if (!certificate) return { status: result, number: null, issuedOn: null };
        if (result !== 'PASSED') throw mistakes.certificateOfNobody(['certificate']);
        const at = (field: 'number' | 'issuedOn') => ['certificate', field];
        const read = readFields({
          number: () => readAt(at('number'), () => readText(certificate.number, 'number', LONGEST.documentNumber)),
          issuedOn: () => readAt(at('issuedOn'), () => readPastDay(certificate.issuedOn, 'issuedOn', today)),
        });
        return { status: result, ...read };
      },
    }),
  async work(at, { holder }, { to, documentNumber }) {
    const { seat, trainingClass } = holder;
    checkNotErased(holder.erased, 'enrolmentId');
    atRow(() => checkCorrection(trainingClass, seat, to));
    const { tx, by } = at;
    const { enrolmentId, certificateId } = seat;
    await keepCorrections(tx, [{ enrolmentId, from: seat.status, to: to.status, documentNumber }], by);
    if (certificateId !== null) {
      await revokeCertificates(tx, [{ certificateId, reason: 'RESULT_CORRECTED', documentNumber }], by);
    }
    if (to.status !== seat.status) await setResults(tx, [{ enrolmentId, status: to.status }]);
    const touched =
      to.number !== null && to.issuedOn !== null
        ? await certify(at, holder, { ...to, number: to.number, issuedOn: to.issuedOn })
        : await takeBack(at, holder, documentNumber);
    return { enrolment: enrolmentId, ...touched };
  },
});

/** Has a rule of a result say which field of this form it is about. */
function atRow<Checked>(check: () => Checked): Checked {
  try {
    return check();
  } catch (violation) {
    if (!(violation instanceof RuleViolation)) throw violation;
    const field = violation.inputPath.at(-1);
    if (field === 'issuedOn') throw violation.with({ path: ['certificate', 'issuedOn'] });
    throw field === 'result' ? violation : violation.with({ path: ['enrolmentId'] });
  }
}

/** Enters the certificate that a result should have come with. */
async function certify(
  { tx, by }: Work,
  { seat, trainingClass, id: candidateId, stage, ...holder }: LockedSeat,
  to: Outcome & { number: string; issuedOn: Day },
): Promise<Touched> {
  const { kind, centreId } = trainingClass;
  const { number, issuedOn } = to;
  const moves =
    leadsOn(kind) && !keepsResult(seat, to) && atRow(() => checkCertificate({ kind, issuedOn }, { stage, ...holder }));
  const certificate = { id: uuidv7(), candidateId, enrolmentId: seat.enrolmentId, kind, centreId, number, issuedOn };
  const entered = await enterCertificates(tx, [certificate], by);
  if (!entered.has(certificate.id)) throw violations.CERTIFICATE_NUMBER_TAKEN(['certificate', 'number'], number);
  if (!moves) return { ...untouched(), STANDS: [candidateId] };
  const step = { candidateId, from: stage, to: 'AWARENESS_CERTIFIED', effectiveOn: issuedOn } as const;
  await takeSteps(tx, [{ ...step, documentNumber: number }], by);
  return { ...untouched(), CERTIFIED: [candidateId] };
}

/** Has the cases follow where no certificate comes with the new result. */
async function takeBack({ tx, by, today }: Work, holder: LockedSeat, documentNumber: string): Promise<Touched> {
  const { seat, trainingClass, id: candidateId, stage: from } = holder;
  const taken = holder.held.find(({ id }) => id === seat.certificateId);
  if (taken !== undefined) return takeFromCases(tx, taken, holder, { documentNumber, today, by });
  // Who had passed and waited for the certificate.
  const waited = seat.status === 'PASSED' && trainingClass.kind === 'AWARENESS' && from === 'IN_AWARENESS_CLASS';
  if (!waited || seat.elsewhere) {
    return { ...untouched(), STANDS: [candidateId] };
  }
  await takeSteps(tx, [{ candidateId, from, to: 'OUTSTANDING', effectiveOn: today, documentNumber }], by);
  return { ...untouched(), BACK_ON_LIST: [candidateId] };
}
