import { v7 as uuidv7 } from 'uuid';
import { takeSteps } from '../candidate/records.ts';
import { refuseAll } from '../errors.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClassWithPassed } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { enterCertificates } from './records.ts';
import { checkIssue, isCounted, numbersFrom } from './roll-rules.ts';
import { mistakes, violations } from './violations.ts';

/** From which number on certificates of a class are given. */
export interface IssueCertificatesInput {
  classId: UnreadId;
  firstNumber: string;
  issuedOn: UnreadDay;
}

/**
 * Gives certificates to all who have passed a closed class and never had one of it, with numbers one after the other in the order
 * of the names. Each is also the step to who holds it.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CERTIFICATE_NUMBER_TAKEN, and as checkIssue
 */
export const issueCertificates = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithPassed, 'certificate:record') },
  read: (input: IssueCertificatesInput, { today }) =>
    readFields({
      firstNumber: () => {
        const number = readText(input.firstNumber, 'firstNumber', LONGEST.documentNumber);
        if (!isCounted(number)) throw mistakes.notCounted('firstNumber');
        return number;
      },
      issuedOn: () => readPastDay(input.issuedOn, 'issuedOn', today),
    }),
  async work({ tx, by }, { trainingClass }, { firstNumber, issuedOn }) {
    const { id, kind, centreId } = trainingClass;
    const people = checkIssue(trainingClass, issuedOn);
    const numbers = numbersFrom(firstNumber, people.length);
    const certificates = people.map(({ candidateId, enrolmentId }, n) => {
      return { id: uuidv7(), candidateId, enrolmentId, kind, centreId, number: numbers[n] ?? '', issuedOn };
    });
    const entered = await enterCertificates(tx, certificates, by);
    const taken = certificates.filter((certificate) => !entered.has(certificate.id));
    refuseAll(taken.map(({ number }) => violations.CERTIFICATE_NUMBER_TAKEN('firstNumber', number)));
    const steps = people.flatMap(({ candidateId, stage: from, moves }, n) => {
      if (!moves) return [];
      const documentNumber = numbers[n] ?? '';
      return [{ candidateId, from, to: 'AWARENESS_CERTIFIED' as const, effectiveOn: issuedOn, documentNumber }];
    });
    if (steps.length > 0) await takeSteps(tx, steps, by);
    return { trainingClass: id, issuedCount: certificates.length };
  },
});
