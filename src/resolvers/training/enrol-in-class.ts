import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { takeSteps } from '../candidate/records.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClass } from './locks.ts';
import { enterEnrolments, readBookings, readEnrolment } from './records.ts';
import { checkFree, checkTurn, isOnList } from './roll-rules.ts';
import { checkClassIsFor, checkEnrolment, entersAwarenessClass } from './rules.ts';

/**
 * Enrols a candidate, whom the cell may have proposed; an outstanding person who enters an awareness class moves to that stage.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkClassIsFor, checkEnrolment, checkTurn and checkFree
 */
export const enrolInClass = write({
  places: { candidate: namedCase('training:enrol') },
  read: ({ classId }: { candidateId: UnreadId; classId: UnreadId }) => readId(classId),
  async work({ tx, by, today, context }, { candidate }, classId) {
    const { id: candidateId, path, stage: from } = candidate;
    const taught = checkClassIsFor(await lockClass(tx, classId), path);
    const known = await readEnrolment(tx, { candidateId, classId });
    checkEnrolment(taught, candidate, isOnList(known.status));
    checkTurn(taught, known.ahead);
    checkFree(await readBookings(tx, [candidateId], classId, taught), 'candidateId');
    if (entersAwarenessClass(taught.kind, from)) {
      const role = authorizeStep(context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, path, 'candidateId');
      const step = { candidateId, from, to: 'IN_AWARENESS_CLASS', effectiveOn: today } as const;
      await takeSteps(tx, [step], { ...by, role });
    }
    const enrolment = { id: known.id ?? uuidv7(), candidateId, classId };
    await enterEnrolments(tx, [enrolment], by.subject);
    return { enrolment: enrolment.id };
  },
});
