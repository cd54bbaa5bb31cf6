import { stepOf } from '../../access/policy.ts';
import { authorizeStep } from '../authorize.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { named, type Place } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type LockedVerification, lockVerification } from './locks.ts';
import { enterAnswer } from './records.ts';
import { checkAnswer } from './rules.ts';

/** That a place has answered: never what. */
export interface RecordVerificationInput {
  verificationId: UnreadId;
  answeredOn: UnreadDay;
  documentNumber: string;
}

const request = named<'verificationId', LockedVerification, RecordVerificationInput>(
  'verificationId',
  lockVerification,
  { see: 'candidate:read', do: 'candidate:move' },
);

const verification: Place<RecordVerificationInput, LockedVerification> = {
  ...request,
  allow: async (found, input, context) => {
    const { thing } = await request.allow(found, input, context);
    const role = authorizeStep(context, 'candidate:move', stepOf.VERIFYING, thing.path, 'verificationId');
    return { thing, role };
  },
};

/**
 * Records the answer of one place. With the last one the verification is concluded, which no step says: the cell committee
 * may conclude then.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, or as checkAnswer
 */
export const recordVerification = write({
  places: { verification },
  read: (input: RecordVerificationInput, { today }) =>
    readFields({
      answeredOn: () => readPastDay(input.answeredOn, 'answeredOn', today),
      answerNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { verification: locked }, answer) {
    checkNotErased(locked.erased);
    checkAnswer(locked, answer.answeredOn);
    await enterAnswer(tx, { verificationId: locked.verificationId, ...answer }, by);
    return { verification: locked.verificationId };
  },
});
