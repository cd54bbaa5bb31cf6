import { LONGEST } from '../../resolvers/lengths.ts';
import { recordCertificate } from '../../resolvers/training/record-certificate.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { TrainingKindEnum } from './enums.ts';
import { CertificateNode, TrainingCentreNode } from './types.ts';

mutation('recordCertificate', {
  description:
    'Records the certificate of an AWARENESS or a NEW_MEMBER class (ghi nhận giấy chứng nhận). The centre records it, or the committee that hosts it, or one above; where there is no centre, the committee above the cell. That of an awareness class moves the case from OUTSTANDING or IN_AWARENESS_CLASS to AWARENESS_CERTIFIED. Whoever is in a class of that centre has passed it.',
  about: 'A certificate.',
  input: (t) => ({
    candidateId: t.id({ required: true, extensions: idOf(CandidateNode), description: 'Whose.' }),
    kind: t.field({ type: TrainingKindEnum, required: true, description: 'AWARENESS or NEW_MEMBER.' }),
    number: t.string({ required: true, description: `Number, ${upTo(LONGEST.documentNumber).en}.` }),
    issuedOn: t.field({
      type: 'Day',
      required: true,
      description: 'Day of issue; not in the future and not before the step before.',
    }),
    centreId: t.id({
      extensions: idOf(TrainingCentreNode),
      description: 'The centre that issued it; left out only where none teaches for the cell.',
    }),
  }),
  payload: payload('RecordCertificatePayload', 'The certificate is on record.', [
    ['candidate', CandidateNode, 'The candidate as it is now.'],
    ['certificate', CertificateNode, 'The certificate.'],
  ]),
  run: recordCertificate,
});
