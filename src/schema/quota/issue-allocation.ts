import { StaleVersion } from '../../resolvers/errors.ts';
import type { Allocated } from '../../resolvers/quota/allocate-quotas.ts';
import { allocationWarnings } from '../../resolvers/quota/allocation-outcome.ts';
import { issueAllocation } from '../../resolvers/quota/issue-allocation.ts';
import { readQuotaProgress } from '../../resolvers/quota/read-quota-board.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { QuotaProgressRef } from './progress.ts';
import { QuotaSheetNode } from './types.ts';
import { QuotaWarningRef, WARNINGS } from './warnings.ts';

mutation('issueAllocation', {
  description:
    'Issues a sheet with a paper (ban hành bảng phân bổ): all its quotas are set, or none, and it stays as it is from then on. StaleVersion where a plan was set since the sheet was prepared.',
  about: 'The sheet, and the paper that issues it.',
  input: (t) => ({
    sheetId: t.id({ required: true, extensions: idOf(QuotaSheetNode), description: 'Which sheet.' }),
    documentNumber: t.string({ required: true, description: 'Number of the document that gives them.' }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Day of the document; not in the future.' }),
    reason: t.string({
      description: 'Why; kept with each value. Needed where a plan stands already, and for a year that is over.',
    }),
  }),
  payload: payload<'sheet', Allocated>(
    'IssueAllocationPayload',
    'The sheet was issued.',
    [['sheet', QuotaSheetNode, 'The sheet as it stays.']],
    (t) => ({
      progress: t.field({
        type: QuotaProgressRef,
        nullable: true,
        description: 'The figures of the committee whose plan was shared out.',
        resolve: (given, _args, context) => readQuotaProgress(given, context),
      }),
      warnings: t.field({
        type: [QuotaWarningRef],
        description: WARNINGS,
        resolve: (given, _args, context) => allocationWarnings(given, context),
      }),
    }),
  ),
  errors: [StaleVersion],
  run: issueAllocation,
});
