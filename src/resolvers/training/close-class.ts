import { v7 as uuidv7 } from 'uuid';
import { takeSteps } from '../candidate/records.ts';
import { readFields } from '../form.ts';
import { readPastDay } from '../input.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { moveClasses } from './class-records.ts';
import { lockClassWithRoll } from './locks.ts';
import { namedOfCentre } from './place.ts';
import { type ResultRowInput, readSheet } from './read-sheet.ts';
import { enterCertificates, type NewCertificate, setResults } from './records.ts';
import { checkSheet } from './roll-rules.ts';
import { checkClassStep } from './rules.ts';
import { violations } from './violations.ts';

/** The results of a class, with the certificates of who has passed. */
export interface CloseClassInput {
  classId: UnreadId;
  issuedOn: UnreadDay;
  rows: readonly ResultRowInput[];
}

/**
 * Closes a class with the results of everybody on its roll, whole or not at all. Each certificate is also the step to who
 * holds it; who has failed an awareness class, or was absent, is back among the outstanding people.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CERTIFICATE_NUMBER_TAKEN, and as checkSheet
 */
export const closeClass = write({
  places: { trainingClass: namedOfCentre('classId', lockClassWithRoll, 'certificate:record') },
  read: (input: CloseClassInput, { today }) =>
    readFields({
      issuedOn: () => readPastDay(input.issuedOn, 'issuedOn', today),
      results: () => readSheet(input.rows),
    }),
  async work({ tx, by, today }, { trainingClass }, { issuedOn, results }) {
    const { id, centreId, status, kind, endsOn, roll } = trainingClass;
    checkClassStep(trainingClass, 'CLOSED', today);
    const decided = checkSheet(results, roll, { kind, endsOn, issuedOn });
    const passed = decided.flatMap(({ candidateId, enrolmentId, number, at }) =>
      number === null ? [] : [{ at, id: uuidv7(), candidateId, enrolmentId, kind, centreId, number, issuedOn }],
    );
    const entered = await enterCertificates(tx, passed satisfies NewCertificate[], by);
    const [first, ...others] = passed
      .filter((certificate) => !entered.has(certificate.id))
      .map(({ at, number }) => violations.CERTIFICATE_NUMBER_TAKEN(at('certificateNumber'), number));
    if (first !== undefined) throw first.with({ others });
    await setResults(
      tx,
      decided.flatMap(({ enrolmentId, result }) => (result === 'PASSED' ? [] : [{ enrolmentId, status: result }])),
    );
    const steps = decided.filter(({ moves }) => moves);
    await takeSteps(
      tx,
      steps.map(({ candidateId, stage: from, number }) => ({
        candidateId,
        from,
        to: number === null ? 'OUTSTANDING' : 'AWARENESS_CERTIFIED',
        effectiveOn: issuedOn,
        documentNumber: number,
      })),
      by,
    );
    await moveClasses(tx, [{ id, from: status, to: 'CLOSED' }], by);
    return { trainingClass: id };
  },
});
