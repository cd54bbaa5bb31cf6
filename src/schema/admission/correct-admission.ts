import { correctAdmission } from '../../resolvers/admission/correct-admission.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { AdmissionPayload } from './payload.ts';
import { AdmissionNode } from './types.ts';

mutation('correctAdmission', {
  deprecated: 'Since 0.4.0; use correctStep; ends 2027-12-31.',
  description: 'Moves an admission to its right day, or revokes it. The figures move with it, also across years.',
  about: 'What was wrong with an admission: give either the right day, or `revoke: true`.',
  input: (t) => ({
    admissionId: t.id({ required: true, extensions: idOf(AdmissionNode), description: 'Which.' }),
    ceremonyOn: t.field({
      type: 'Day',
      description:
        'The right day of the ceremony, also in another year. An official member keeps twelve months of probation; the official day moves with the ceremony.',
    }),
    revoke: t.boolean({ description: 'True when it shall no longer count; the candidate is DECIDED again.' }),
    reason: t.string({ required: true, description: 'Why; kept with the record.' }),
  }),
  payload: AdmissionPayload,
  run: correctAdmission,
});
