import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { BENCH_DAY } from '../fixed-day.ts';
import type { Admission } from '../plain-admission.ts';
import { post } from './http-line.ts';
import type { ApiServer } from './servers.ts';

/** The load that writes. */
export const WRITING = {
  name: 'admissions',
  title: 'admissions, each of somebody else',
  aim: 0.75,
  /** What every right answer has in it. */
  recorded: '"recordAdmission":{"__typename":"AdmissionPayload"',
  /** More than that nobody records here. */
  mostPerSecond: 3_000,
} as const;

const OURS = `mutation Record($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on AdmissionPayload { admission { id } } ... on UserError { code message } }
}`;
const THEIRS = `mutation Record($candidateId: ID!, $committeeId: ID!, $line: [ID!]!) {
  recordAdmission(candidateId: $candidateId, committeeId: $committeeId, line: $line) { __typename }
}`;

/** A request for everybody who can be admitted, in an order that jumps between cells and is the same for every server. */
export async function requestsToAdmit({ name, pool, token }: ApiServer): Promise<string[]> {
  const { rows } = await pool.query<Omit<Admission, 'line'>>(
    `SELECT candidate_id AS "candidateId", committee_id AS "committeeId" FROM bench_candidate ORDER BY md5(number::text)`,
  );
  return rows.map(({ candidateId, committeeId }) => {
    const admission: Admission = { candidateId, committeeId, line: [committeeId] };
    if (name === 'raw') return post('/admit', admission, token);
    if (name !== 'ketnap') return post('/graphql', { query: THEIRS, variables: admission }, token);
    const input = {
      candidateId: encodeGlobalId('Candidate', candidateId),
      ceremonyOn: BENCH_DAY,
      decisionOn: BENCH_DAY,
      decisionNumber: '1-QĐ/HU',
    };
    return post('/graphql', { query: OURS, variables: { input } }, token);
  });
}
