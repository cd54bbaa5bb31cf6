import type { AdmissionWritten } from '../../resolvers/admission/record-admission.ts';
import { readProgressUpwards } from '../../resolvers/quota/read-quota-board.ts';
import { payload } from '../mutation.ts';
import { QuotaProgressRef } from '../quota/progress.ts';
import { AdmissionNode } from './types.ts';

export const AdmissionPayload = payload<'admission', AdmissionWritten>(
  'AdmissionPayload',
  'The admission was written.',
  [['admission', AdmissionNode, 'The admission as it is now.']],
  (t) => ({
    progress: t.field({
      type: [QuotaProgressRef],
      description:
        'The figures that moved: the cell and everything above it that you may see, the highest first, in each year concerned.',
      resolve: ({ committeeId, years }, _args, context) => readProgressUpwards(committeeId, years, context),
    }),
  }),
);
