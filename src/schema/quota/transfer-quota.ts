import { StaleVersion } from '../../resolvers/errors.ts';
import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { transferQuota } from '../../resolvers/quota/transfer-quota.ts';
import { quotaWarnings } from '../../resolvers/quota/warnings.ts';
import { fromTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaProgressRef } from './progress.ts';
import { QuotaWarningRef, WARNINGS } from './warnings.ts';

mutation('transferQuota', {
  description:
    'Moves a part of a plan from one committee to another directly below the same one (điều chuyển chỉ tiêu). Both plans are revised by one paper; what they have together stays.',
  about: 'How many go where, and the paper.',
  input: (t) => ({
    fromCommitteeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose plan gives.' }),
    toCommitteeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose plan gets it.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    count: t.int({ required: true, description: `How many, ${fromTo(1, MOST_TARGET).en}; no more than the plan has.` }),
    fromVersion: t.int({ required: true, description: 'The version of the plan that gives, as you have seen it.' }),
    toVersion: t.int({
      required: true,
      description: 'The version of the plan that gets it; 0 where there was none.',
    }),
    reason: t.string({ required: true, description: 'Why; kept with both values.' }),
    documentNumber: t.string({ required: true, description: 'Number of the document.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the document; not in the future.' }),
  }),
  payload: payload<never, { committees: string[]; year: number }>(
    'TransferQuotaPayload',
    'The part of the plan was moved.',
    [],
    (t) => ({
      progress: t.field({
        type: [QuotaProgressRef],
        description: 'The figures of both: first of the one that gave.',
        resolve: ({ committees, year }, _args, context) =>
          committees.flatMap((committeeId) => readQuotaProgress({ committeeId, year }, context) ?? []),
      }),
      warnings: t.field({
        type: [QuotaWarningRef],
        description: WARNINGS,
        resolve: (written, _args, context) => quotaWarnings(written, context),
      }),
    }),
  ),
  errors: [StaleVersion],
  run: transferQuota,
});
