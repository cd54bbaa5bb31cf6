import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { takeSteps } from '../candidate/records.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { checkNotErased } from '../person/rules.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClass } from './locks.ts';
import { enterEnrolments, isEnrolled } from './records.ts';
import { checkEnrolment } from './rules.ts';
import { violations } from './violations.ts';

/**
 * Enrols a candidate; an outstanding person who enters an awareness class moves to that stage.
 * @throws NotFound, Forbidden
 * @throws RuleViolation PERSON_ERASED, CLASS_NOT_FOR_COMMITTEE, ALREADY_ENROLLED, and as checkEnrolment
 */
export const enrolInClass = write({
  places: { candidate: namedCase('training:enrol') },
  read: ({ classId }: { candidateId: UnreadId; classId: UnreadId }) => ({ classId: readId(classId) }),
  async work({ tx, by, today, context }, { candidate }, { classId }) {
    const candidateId = candidate.id;
    checkNotErased(candidate.erased);
    const trainingClass = await lockClass(tx, classId);
    // A class teaches the people below its host, whoever of them enrols: seeing it is enough.
    if (trainingClass === null || !candidate.path.startsWith(trainingClass.path)) {
      throw violations.CLASS_NOT_FOR_COMMITTEE();
    }
    if (await isEnrolled(tx, { candidateId, classId })) throw violations.ALREADY_ENROLLED();
    checkEnrolment(trainingClass, candidate.stage);
    if (trainingClass.kind === 'AWARENESS' && candidate.stage === 'OUTSTANDING') {
      const role = authorizeStep(context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, candidate.path, 'candidateId');
      const step = { candidateId, from: candidate.stage, to: 'IN_AWARENESS_CLASS', effectiveOn: today } as const;
      await takeSteps(tx, [step], { ...by, role });
    }
    const enrolment = { id: uuidv7(), candidateId, classId };
    await enterEnrolments(tx, [enrolment], by.subject);
    return { enrolment: enrolment.id };
  },
});
