import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { takeSteps } from '../candidate/records.ts';
import { readOptionalText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockClass } from './locks.ts';
import { namedEnrolment } from './place.ts';
import { setResults } from './records.ts';
import { checkWithdrawal } from './roll-rules.ts';
import { checkClassIsFor, checkTakesPeople } from './rules.ts';

/** Somebody who does not go to a class after all. */
export interface WithdrawEnrolmentInput {
  enrolmentId: UnreadId;
  documentNumber?: string | null;
}

/**
 * Takes somebody off a class that has not begun, or off its waiting list: the cell what it has proposed, who enrols whom it has
 * enrolled. The place is free again; who had come to the awareness class with it is back among the outstanding people.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation NOT_IN_CLASS, CLASS_NOT_OPEN
 */
export const withdrawEnrolment = write({
  places: { enrolment: namedEnrolment },
  read: (input: WithdrawEnrolmentInput) => ({
    documentNumber: readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
  }),
  async work({ tx, by, today, context }, { enrolment }, { documentNumber }) {
    const { id: candidateId, enrolmentId, classId, stage: from, path, status } = enrolment;
    checkWithdrawal(status);
    const { kind, status: ofClass } = checkClassIsFor(await lockClass(tx, classId), path);
    checkTakesPeople(ofClass);
    if (status === 'ENROLLED' && kind === 'AWARENESS' && from === 'IN_AWARENESS_CLASS') {
      const role = authorizeStep(context, 'training:enrol', stepOf.IN_AWARENESS_CLASS, path, 'enrolmentId');
      const step = { candidateId, from, to: 'OUTSTANDING', effectiveOn: today, documentNumber } as const;
      await takeSteps(tx, [step], { ...by, role });
    }
    await setResults(tx, [{ enrolmentId, status: 'WITHDRAWN' }]);
    return { enrolment: enrolmentId };
  },
});
