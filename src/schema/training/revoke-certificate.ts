import { LONGEST } from '../../resolvers/lengths.ts';
import { revokeCertificate } from '../../resolvers/training/revoke-certificate.ts';
import { type Touched, touchedInSight } from '../../resolvers/training/touched-cases.ts';
import { upTo } from '../bounds.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { RevocationReasonEnum } from './enums.ts';
import { CertificateNode, TouchedCaseRef } from './types.ts';

mutation('revokeCertificate', {
  description:
    'Revokes a certificate (thu hồi giấy chứng nhận): the next step that asks for one finds it missing. Who stood at AWARENESS_CERTIFIED with it alone is OUTSTANDING again; what was decided stands until the decision is revoked. The answer lists the cases.',
  about: 'Why a certificate does not hold any more.',
  input: (t) => ({
    certificateId: t.id({ required: true, extensions: idOf(CertificateNode), description: 'Which certificate.' }),
    reason: t.field({ type: RevocationReasonEnum, required: true, description: 'Why.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document that says so, ${upTo(LONGEST.documentNumber).en}.`,
    }),
  }),
  payload: payload<'certificate', Touched>(
    'RevokeCertificatePayload',
    'The certificate is revoked.',
    [['certificate', CertificateNode, 'The certificate as it is now.']],
    (t) => ({
      cases: t.field({
        type: [TouchedCaseRef],
        description: 'The cases that have to do with it and that you may see, and what became of each.',
        resolve: (touched, _args, context) => touchedInSight(touched, context),
      }),
    }),
  ),
  run: revokeCertificate,
});
