import { StaleVersion } from '../../resolvers/errors.ts';
import { readInOrder } from '../../resolvers/quota/lists.ts';
import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { reviseQuotas } from '../../resolvers/quota/revise-quotas.ts';
import { MOST_ROWS, MOST_TARGET, RATES } from '../../resolvers/quota/rules.ts';
import { quotaWarnings } from '../../resolvers/quota/warnings.ts';
import { fromTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaBasisEnum, QuotaKindEnum } from './enums.ts';
import { QuotaProgressRef } from './progress.ts';
import { AdmissionQuotaNode } from './types.ts';
import { QuotaWarningRef, WARNINGS } from './warnings.ts';

const RateStartEnum = builder.enumType('RateStart', {
  description: 'Which members a rate is of.',
  values: {
    YEAR: { description: 'Those at the start of the year; of a year to come those of today.' },
    TERM: { description: 'Those at the start of the term that the year is in.' },
  } as const,
});

const QuotaRowInput = builder.inputType('QuotaRowInput', {
  description: 'A quota as it shall be.',
  fields: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose quota.' }),
    kind: t.field({
      type: QuotaKindEnum,
      required: true,
      defaultValue: 'PLAN',
      description: 'Plan of the year, yearly floor, or what is wished for beyond the plan.',
    }),
    target: t.int({ description: `How many to admit, ${fromTo(0, MOST_TARGET).en}; left out for a rate.` }),
    basis: t.field({
      type: QuotaBasisEnum,
      required: true,
      defaultValue: 'ASSIGNED',
      description: 'What it is founded on.',
    }),
    ratePercent: t.float({
      description: `Of a rate: percent of the members, ${RATES.least} to ${RATES.most}, two decimals at most. The number follows, rounded up.`,
    }),
    rateOf: t.field({
      type: RateStartEnum,
      required: true,
      defaultValue: 'YEAR',
      description: 'Of a rate: of which members.',
    }),
    expectedVersion: t.int({
      required: true,
      description:
        'The version you have seen; 0 when there was no quota. Where one is another, nothing is written and StaleVersion answers with those that are.',
    }),
  }),
});

mutation('reviseQuotas', {
  description:
    'Sets and revises quotas of committees below yours, several at once; at the top of the tree also your own (giao, điều chỉnh chỉ tiêu). All of them are written, or none. Every value they ever had is kept.',
  about: 'Quotas as they shall be, and the paper that sets them.',
  input: (t) => ({
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    rows: t.field({
      type: [QuotaRowInput],
      required: true,
      extensions: { mostItems: MOST_ROWS },
      description: `The quotas, ${fromTo(1, MOST_ROWS).en} rows, each another one.`,
    }),
    reason: t.string({
      description: 'Why; kept with each value. Needed from version 2 of a quota on, and for a year that is over.',
    }),
    documentNumber: t.string({ description: 'Number of the document that sets them. Needed as the reason is.' }),
    documentOn: t.field({
      type: 'Day',
      description: 'Day of the document; not in the future. Needed as the reason is.',
    }),
  }),
  payload: payload<never, { quotas: string[]; committees: string[]; year: number }>(
    'ReviseQuotasPayload',
    'The quotas were set.',
    [],
    (t) => ({
      quotas: t.prismaField({
        type: [AdmissionQuotaNode],
        description: 'The quotas as they are now, in the order of the rows.',
        resolve: (query, { quotas }, _args, context) => readInOrder(query, quotas, context),
      }),
      progress: t.field({
        type: [QuotaProgressRef],
        description: 'The figures of the committees with the new targets.',
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
  run: reviseQuotas,
});
