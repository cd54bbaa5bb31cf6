import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { payload } from '../mutation.ts';
import { QuotaProgressRef } from './progress.ts';
import { QuotaYearNode } from './types.ts';

/** What is answered where a year was closed or opened again. */
function closingPayload(name: string, description: string) {
  return payload<'closing', { committeeId: string; year: number }>(
    name,
    description,
    [['closing', QuotaYearNode, 'The closing as it is kept.']],
    (t) => ({
      progress: t.field({
        type: QuotaProgressRef,
        nullable: true,
        description: 'The figures of the committee in that year.',
        resolve: (written, _args, context) => readQuotaProgress(written, context),
      }),
    }),
  );
}

export const CloseYearPayload = closingPayload('CloseYearPayload', 'The year was closed.');
export const ReopenYearPayload = closingPayload('ReopenYearPayload', 'The year is open again.');
