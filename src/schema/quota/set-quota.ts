import { StaleVersion } from '../../resolvers/errors.ts';
import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { setQuota } from '../../resolvers/quota/set-quota.ts';
import { quotaWarnings } from '../../resolvers/quota/warnings.ts';
import { fromTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaKindEnum } from './enums.ts';
import { QuotaProgressRef } from './progress.ts';
import { AdmissionQuotaNode } from './types.ts';
import { QuotaWarningRef, WARNINGS } from './warnings.ts';

mutation('setQuota', {
  deprecated: 'Since 0.4.0; use reviseQuotas; ends 2027-12-31.',
  description:
    'Sets or revises a quota of a committee below yours; at the top of the tree also your own (giao, điều chỉnh chỉ tiêu). Every value it ever had is kept.',
  about: 'A quota as it shall be.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose quota.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    kind: t.field({
      type: QuotaKindEnum,
      required: true,
      defaultValue: 'PLAN',
      description: 'Plan of the year, yearly floor, or what is wished for beyond the plan.',
    }),
    target: t.int({ required: true, description: `How many to admit, ${fromTo(0, MOST_TARGET).en}.` }),
    expectedVersion: t.int({
      required: true,
      description:
        'The version you have seen; 0 when there was no quota. Another one answers StaleVersion with the quota as it is.',
    }),
    reason: t.string({
      description: 'Why it is changed; kept with this version. Needed from version 2 on, and for a year that is over.',
    }),
    documentNumber: t.string({ description: 'Number of the document that sets it. Needed as the reason is.' }),
    documentOn: t.field({
      type: 'Day',
      description: 'Day of the document; not in the future. Needed as the reason is.',
    }),
  }),
  payload: payload<'quota', { committeeId: string; year: number }>(
    'SetQuotaPayload',
    'The quota was set.',
    [['quota', AdmissionQuotaNode, 'The quota as it is now.']],
    (t) => ({
      progress: t.field({
        type: QuotaProgressRef,
        nullable: true,
        description: 'The figures of the committee with the new target.',
        resolve: (written, _args, context) => readQuotaProgress(written, context),
      }),
      warnings: t.field({
        type: [QuotaWarningRef],
        description: WARNINGS,
        resolve: ({ committeeId, year }, _args, context) => quotaWarnings({ committees: [committeeId], year }, context),
      }),
    }),
  ),
  errors: [StaleVersion],
  run: setQuota,
});
