import { StaleVersion } from '../../resolvers/errors.ts';
import { prepareAllocation } from '../../resolvers/quota/prepare-allocation.ts';
import { MOST_ROWS } from '../../resolvers/quota/rules.ts';
import { years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { ALLOCATION_ROWS, AllocationRowInput } from './allocate-quotas.ts';
import { QuotaSheetNode } from './types.ts';

mutation('prepareAllocation', {
  description:
    'Prepares a sheet that shares a plan out among the committees directly below (lập bảng phân bổ), or a draft anew. Nothing of it counts before `issueAllocation`.',
  about: 'A sheet as it is prepared.',
  input: (t) => ({
    committeeId: t.id({ required: true, extensions: idOf(CommitteeNode), description: 'Whose plan is shared out.' }),
    year: t.int({ required: true, description: `Year, ${years.en}.` }),
    rows: t.field({
      type: [AllocationRowInput],
      required: true,
      extensions: { mostItems: MOST_ROWS },
      description: ALLOCATION_ROWS,
    }),
    sheetId: t.id({
      extensions: idOf(QuotaSheetNode),
      description: 'The draft that is prepared anew; none for a new sheet.',
    }),
    expectedVersion: t.int({ description: 'Of that draft: the version you have seen.' }),
  }),
  payload: payload<'sheet'>('PrepareAllocationPayload', 'The sheet was prepared.', [
    ['sheet', QuotaSheetNode, 'The draft as it is now.'],
  ]),
  errors: [StaleVersion],
  run: prepareAllocation,
});
