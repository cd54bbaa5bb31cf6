import type { TransferDecline } from '../../db/generated/enums.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedTransfer } from './place.ts';
import { answerTransfers } from './records.ts';
import { checkAnswered } from './rules.ts';

/** Why a case is not taken. */
export interface DeclineTransferInput {
  transferId: UnreadId;
  answeredOn: UnreadDay;
  reason: TransferDecline;
  documentNumber?: string | null;
}

/**
 * The new grassroots committee does not take a case: it stays where it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as checkAnswered
 */
export const declineTransfer = write({
  places: { transfer: namedTransfer<DeclineTransferInput>('toPath') },
  read: ({ reason, ...input }: DeclineTransferInput, { today }) => ({
    declined: reason,
    ...readFields({
      answeredOn: () => readPastDay(input.answeredOn, 'answeredOn', today),
      answerNumber: () => readOptionalText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
    }),
  }),
  async work({ tx, by }, { transfer }, answer) {
    checkAnswered(transfer, answer.answeredOn, 'answeredOn');
    await answerTransfers(tx, [{ id: transfer.id, state: 'DECLINED', ...answer }], by);
    return { transfer: transfer.id };
  },
});
