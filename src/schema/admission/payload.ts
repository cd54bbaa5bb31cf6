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
        'The figures that moved: the cell and everything that stood above it on the day of the ceremony and that you may see, the highest first, in each year concerned.',
      resolve: (written, _args, context) => readProgressOfAdmission(written, context),
    }),
  }),
);
