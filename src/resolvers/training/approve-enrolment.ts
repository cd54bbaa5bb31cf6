import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { takeSteps } from '../candidate/records.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { readId, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClass } from './locks.ts';
import { namedProposals } from './place.ts';
import { enterEnrolments, readAhead, readBookings } from './records.ts';
import { checkApprovals } from './roll-rules.ts';
import { checkClassIsFor, entersAwarenessClass } from './rules.ts';

/** Proposals for a class that a committee approves. */
export interface ApproveEnrolmentInput {
  classId: UnreadId;
  enrolmentIds: readonly UnreadId[];
  documentNumber?: string | null;
}

/**
 * Approves proposals of cells for a class, all of them or none: each takes a place, in the order of the waiting list. Who comes to
 * an awareness class moves to that stage.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkClassIsFor, and with all that refuses as checkApprovals, by rows
 */
export const approveEnrolment = write({
  places: { proposals: namedProposals },
  read: ({ classId, documentNumber }: ApproveEnrolmentInput) => ({
    classId: readId(classId),
    documentNumber: readOptionalText(documentNumber, 'documentNumber', LONGEST.documentNumber),
  }),
  async work({ tx, by, today, context }, { proposals }, { classId, documentNumber }) {
    const locked = await lockClass(tx, classId);
    for (const { path } of proposals) checkClassIsFor(locked, path);
    const taught = checkClassIsFor(locked, proposals[0]?.path ?? '');
    const people = proposals.map(({ id }) => id);
    const booked = await readBookings(tx, people, classId, taught);
    checkApprovals(proposals, taught, { ahead: await readAhead(tx, classId), booked });
    const entering = proposals.filter(({ stage }) => entersAwarenessClass(taught.kind, stage));
    const roles = entering.map(({ path }) =>
      authorizeStep(context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, path, 'enrolmentIds'),
    );
    for (const role of new Set(roles)) {
      const steps = entering
        .filter((_, n) => roles[n] === role)
        .map(({ id: candidateId, stage: from }) => {
          return { candidateId, from, to: 'IN_AWARENESS_CLASS', effectiveOn: today, documentNumber } as const;
        });
      await takeSteps(tx, steps, { ...by, role });
    }
    const enrolments = proposals.map(({ enrolmentId, id }) => ({ id: enrolmentId, candidateId: id, classId }));
    await enterEnrolments(tx, enrolments, by.subject);
    return { trainingClass: classId };
  },
});
