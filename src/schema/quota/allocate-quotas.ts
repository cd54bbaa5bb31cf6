import { StaleVersion } from '../../resolvers/errors.ts';
import { type Allocated, allocateQuotas } from '../../resolvers/quota/allocate-quotas.ts';
import { allocationOutcome, allocationWarnings } from '../../resolvers/quota/allocation-outcome.ts';
import { readInOrder } from '../../resolvers/quota/lists.ts';
import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { MOST_ROWS, MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { fromTo, years } from '../bounds.ts';
import { builder } from '../builder.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaProgressRef } from './progress.ts';
import { AdmissionQuotaNode } from './types.ts';
import { QuotaWarningRef, WARNINGS } from './warnings.ts';

/** What a committee directly below gets; sheets have such rows too. */
export const AllocationRowInput = builder.inputType('AllocationRowInput', {
  description: 'What a committee directly below is given.',
  fields: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Who is given it.' }),
    target: t.int({ required: true, description: `How many to admit, ${fromTo(0, MOST_TARGET).en}.` }),
    expectedVersion: t.int({
      required: true,
      description:
        'The version of its plan that you have seen; 0 when there was none. Where one is another, nothing is written and StaleVersion answers with those that are.',
    }),
  }),
});

/** What is said of the rows of an allocation, wherever they stand. */
export const ALLOCATION_ROWS = `What each is given, ${fromTo(1, MOST_ROWS).en} rows, each another committee. Send them as variables: there such a list may be that long under the usual settings.`;

mutation('allocateQuotas', {
  description:
    'Shares the plan of a year out among the committees directly below one, all at once (phân bổ chỉ tiêu). All rows are written, or none. More or less than the plan may be given: `unallocated` says it, and nothing forbids it.',
  about: 'What the committees directly below are given, and the paper that gives it.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose plan is shared out.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    rows: t.field({
      type: [AllocationRowInput],
      required: true,
      extensions: { mostItems: MOST_ROWS },
      description: ALLOCATION_ROWS,
    }),
    documentNumber: t.string({ required: true, description: 'Number of the document that gives them.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the document; not in the future.' }),
    reason: t.string({
      description: 'Why; kept with each value. Needed where a plan stands already, and for a year that is over.',
    }),
    dryRun: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Checks everything and answers what it would come to; nothing is written.',
    }),
  }),
  payload: payload<never, Allocated>('AllocateQuotasPayload', 'The plan was shared out, or only tried.', [], (t) => ({
    quotas: t.prismaField({
      type: [AdmissionQuotaNode],
      description: 'The quotas as they are now, in the order of the rows; none after a dry run.',
      resolve: (query, { quotas }, _args, context) => readInOrder(query, quotas, context),
    }),
    progress: t.field({
      type: QuotaProgressRef,
      nullable: true,
      description: 'The figures of the committee whose plan was shared out.',
      resolve: (given, _args, context) => readQuotaProgress(given, context),
    }),
    allocated: t.int({
      description: 'What those directly below have together with these numbers (đã giao).',
      resolve: (given, _args, context) => allocationOutcome(given, context).allocated,
    }),
    unallocated: t.int({
      nullable: true,
      description: 'What is left of the plan (chưa giao); below 0 where more was given. Null where there is no plan.',
      resolve: (given, _args, context) => {
        const { plan, allocated } = allocationOutcome(given, context);
        return plan === null ? null : plan - allocated;
      },
    }),
    withoutTargetCount: t.int({
      description: 'Committees directly below that have no plan, or one of 0, with these numbers.',
      resolve: (given, _args, context) => allocationOutcome(given, context).withoutTargetCount,
    }),
    warnings: t.field({
      type: [QuotaWarningRef],
      description: WARNINGS,
      resolve: (given, _args, context) => allocationWarnings(given, context),
    }),
  })),
  errors: [StaleVersion],
  run: allocateQuotas,
});
