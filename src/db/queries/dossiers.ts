import type pg from 'pg';
import type { PaperKind, VerifiedPerson } from '../generated/enums.ts';
import { leftOf } from './membership-ends.ts';

/** What is on record of a dossier. Days are `YYYY-MM-DD`. */
export interface DossierRow {
  candidateId: string;
  /** Certificates of awareness classes, of whichever case of the person; none that was revoked. */
  certificates: { issuedOn: string }[];
  /** Whether one was revoked and none stands in its place. */
  certificateRevoked: boolean;
  /** Certificates of classes for new members; none that was revoked. */
  newMember: { issuedOn: string }[];
  /** Papers, those too whose place a newer one has taken. */
  papers: { kind: PaperKind; madeOn: string; standing: boolean }[];
  /** Places that were asked about the life history. */
  verifications: { about: VerifiedPerson[]; requestedOn: string; dueOn: string; answeredOn: string | null }[];
  /** The day on which the person ceased to be a member, by an earlier case; null where there was none. */
  leftOn: string | null;
}

const STANDS = 'NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id)';

const READ = `
  SELECT c.id AS "candidateId",
    (SELECT coalesce(json_agg(json_build_object('issuedOn', x.issued_on)), '[]') FROM candidate o
      JOIN certificate x ON x.candidate_id = o.id AND x.kind = 'AWARENESS' AND ${STANDS} WHERE o.person_id = c.person_id) AS certificates,
    (SELECT count(*) > 0 AND NOT bool_or(${STANDS}) FROM candidate o
      JOIN certificate x ON x.candidate_id = o.id AND x.kind = 'AWARENESS' WHERE o.person_id = c.person_id) AS "certificateRevoked",
    (SELECT coalesce(json_agg(json_build_object('issuedOn', x.issued_on)), '[]') FROM certificate x
      WHERE x.candidate_id = c.id AND x.kind = 'NEW_MEMBER' AND ${STANDS}) AS "newMember",
    (SELECT coalesce(json_agg(json_build_object('kind', p.kind, 'madeOn', p.made_on, 'standing',
        NOT EXISTS (SELECT FROM dossier_paper n WHERE n.replaces_id = p.id))), '[]') FROM dossier_paper p
      WHERE p.candidate_id = c.id) AS papers,
    (SELECT coalesce(json_agg(json_build_object('about', about, 'requestedOn', requested_on, 'dueOn', due_on,
        'answeredOn', answered_on)), '[]') FROM verification WHERE candidate_id = c.id) AS verifications,
    (SELECT max((${leftOf('o.id')} ->> 'on')::date)::text FROM candidate o
      WHERE o.person_id = c.person_id AND o.id <> c.id) AS "leftOn"
  FROM candidate c WHERE c.id = ANY ($1::uuid[]) AND c.erased_at IS NULL`;

/** Reads dossiers in one statement. Of persons who were erased there is none. */
export async function readDossiers(
  from: Pick<pg.ClientBase, 'query'> | pg.Pool,
  candidateIds: readonly string[],
): Promise<DossierRow[]> {
  const { rows } = await from.query<DossierRow>({ name: 'read_dossiers', text: READ, values: [candidateIds] });
  return rows;
}
