import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { namedCase } from '../candidate/see-candidate.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { enrol } from './enrol.ts';

/**
 * Enrols a candidate, whom the cell may have proposed; an outstanding person who enters an awareness class moves to that stage.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as enrol
 */
export const enrolInClass = write({
  places: { candidate: namedCase('training:enrol') },
  read: ({ classId }: { candidateId: UnreadId; classId: UnreadId }) => readId(classId),
  async work(at, { candidate }, classId) {
    const stepRole = () =>
      authorizeStep(at.context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, candidate.path, 'candidateId');
    return { enrolment: await enrol(at, candidate, classId, stepRole) };
  },
});
