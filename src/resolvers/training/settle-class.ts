import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import { takeSteps } from '../candidate/records.ts';
import { refuseAll } from '../errors.ts';
import type { Work } from '../write.ts';
import { moveClasses } from './class-records.ts';
import type { ClassWithRoll } from './locks.ts';
import { enterCertificates, type NewCertificate, setResults } from './records.ts';
import { checkSheet, type Result } from './roll-rules.ts';
import { checkClassStep } from './rules.ts';
import { violations } from './violations.ts';

/** The results of a class, and the day of those. */
export interface ClassResults {
  issuedOn: Day;
  results: readonly Result[];
}

/**
 * Closes a class that is locked with the results of everybody on its roll, whole or not at all. Each certificate is also the step to
 * who holds it. Who has failed an awareness class, or was absent, is back among the outstanding people.
 * @throws RuleViolation CLASS_STEP_NOT_ALLOWED, CERTIFICATE_NUMBER_TAKEN, and as checkSheet
 */
export async function settleClass(
  { tx, by, today }: Pick<Work, 'tx' | 'by' | 'today'>,
  trainingClass: ClassWithRoll,
  { issuedOn, results }: ClassResults,
): Promise<void> {
  const { id, centreId, status, kind, endsOn, roll } = trainingClass;
  checkClassStep(trainingClass, 'CLOSED', today);
  const decided = checkSheet(results, roll, { kind, endsOn, issuedOn });
  const passed = decided.flatMap(({ candidateId, enrolmentId, number, at }) =>
    number === null ? [] : [{ at, id: uuidv7(), candidateId, enrolmentId, kind, centreId, number, issuedOn }],
  );
  const entered = await enterCertificates(tx, passed satisfies NewCertificate[], by);
  const taken = passed.filter((certificate) => !entered.has(certificate.id));
  refuseAll(taken.map(({ at, number }) => violations.CERTIFICATE_NUMBER_TAKEN(at('certificateNumber'), number)));
  await setResults(
    tx,
    decided.flatMap(({ enrolmentId, result, number }) => (number === null ? [{ enrolmentId, status: result }] : [])),
  );
  const steps = decided.filter(({ moves }) => moves);
  await takeSteps(
    tx,
    steps.map(({ candidateId, stage: from, number }) => ({
      candidateId,
      from,
      // Who has passed without a number takes no step.
      to: number === null ? 'OUTSTANDING' : 'AWARENESS_CERTIFIED',
      effectiveOn: issuedOn,
      documentNumber: number,
    })),
    by,
  );
  await moveClasses(tx, [{ id, from: status, to: 'CLOSED' }], by);
}
