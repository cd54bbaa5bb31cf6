import type { CertificateRevocationReason } from '../../db/generated/enums.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { checkRevocation } from './certificate-rules.ts';
import { namedCertificate } from './place.ts';
import { revokeCertificates } from './records.ts';
import { takeFromCases } from './touched-cases.ts';

/** Why a certificate does not hold any more. */
export interface RevokeCertificateInput {
  certificateId: UnreadId;
  reason: Exclude<CertificateRevocationReason, 'RESULT_CORRECTED'>;
  documentNumber: string;
}

/**
 * Revokes a certificate, and says what becomes of the cases of who holds it. The result of the class stays as it is.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, CERTIFICATE_NOT_VALID
 */
export const revokeCertificate = write({
  places: { holder: namedCertificate },
  read: ({ reason, documentNumber }: RevokeCertificateInput) => ({
    reason,
    documentNumber: readText(documentNumber, 'documentNumber', LONGEST.documentNumber),
  }),
  async work({ tx, by, today }, { holder }, { reason, documentNumber }) {
    const { certificate, erased } = holder;
    checkNotErased(erased, 'certificateId');
    checkRevocation(certificate.revoked);
    await revokeCertificates(tx, [{ certificateId: certificate.id, reason, documentNumber }], by);
    const touched = await takeFromCases(tx, certificate, holder, { documentNumber, today, by });
    return { certificate: certificate.id, ...touched };
  },
});
