import { readProgressOfAdmission } from '../../resolvers/admission/read-progress.ts';
import type { AdmissionWritten } from '../../resolvers/admission/record-admission.ts';
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
        'The figures that moved: the cell for which it counts and everything that stood above it on that day and that you may see, the highest first, in each year concerned.',
      resolve: (written, _args, context) => readProgressOfAdmission(written, context),
    }),
  }),
);
