import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedTransfer } from './place.ts';
import { answerTransfers } from './records.ts';
import { checkAnswered } from './rules.ts';

/** Which request is taken back. */
export interface WithdrawTransferInput {
  transferId: UnreadId;
  withdrawnOn: UnreadDay;
  documentNumber?: string | null;
}

/**
 * The old grassroots committee takes a request back that nobody has answered.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkAnswered
 */
export const withdrawTransfer = write({
  places: { transfer: namedTransfer<WithdrawTransferInput>('fromPath') },
  read: (input: WithdrawTransferInput, { today }) =>
    readFields({
      answeredOn: () => readPastDay(input.withdrawnOn, 'withdrawnOn', today),
      answerNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  async work({ tx, by }, { transfer }, answer) {
    checkAnswered(transfer, answer.answeredOn, 'withdrawnOn');
    await answerTransfers(tx, [{ id: transfer.id, state: 'WITHDRAWN', ...answer }], by);
    return { transfer: transfer.id };
  },
});
