import { toDay } from '../../calendar.ts';
import type { Source } from './due.ts';
import { seenOpenTransfers } from './seen.ts';

/** Cases that a grassroots organisation was asked to take, and has not said whether it does. By when stands in the request. */
export const dueTransfers: Source = {
  part: 'PLACES',
  kinds: ['TRANSFER_ANSWER'],
  async find({ withinId }, context) {
    const open = await context.database.prisma.caseTransfer.findMany({
      where: seenOpenTransfers(withinId, context),
      select: { id: true, toId: true, requestedOn: true, answerBy: true },
    });
    return open.map(({ id, toId, requestedOn, answerBy }) => ({
      kind: 'TRANSFER_ANSWER' as const,
      id: `TRANSFER_ANSWER:${id}`,
      day: toDay(answerBy),
      from: toDay(requestedOn),
      about: { type: 'CaseTransfer' as const, id },
      committeeId: toId,
      // Who asks says by when: no rule does.
      rule: null,
      paper: null,
      by: { step: null, body: null, committeeId: toId },
    }));
  },
};
