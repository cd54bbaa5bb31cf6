import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { encodeGlobalId } from '../src/schema/global-id.ts';
import { BENCH_DAY } from './fixed-day.ts';
import type { Admission } from './plain-admission.ts';
import type { Stand } from './stand.ts';

const KETNAP_MUTATION = `mutation Record($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on UserError { code message } }
}`;
const RECIPE_MUTATION = `mutation Record($candidateId: ID!, $committeeId: ID!, $line: [ID!]!) {
  recordAdmission(candidateId: $candidateId, committeeId: $committeeId, line: $line)
}`;

/** How a contender's server is asked to record an admission itself, over HTTP. */
export async function serverWriter(stand: Stand): Promise<{
  write(admission: Admission): Promise<void>;
  end(): void;
}> {
  const agent = new Agent({ keepAlive: true });
  const token = stand.contender === 'ketnap' ? await stand.writerToken() : null;
  const post = (path: string, body: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (token !== null) headers.authorization = `Bearer ${token}`;
      request({ agent, host: '127.0.0.1', port: stand.port, path, method: 'POST', headers }, (response) => {
        json(response).then(resolve, reject);
      })
        .on('error', reject)
        .end(JSON.stringify(body));
    });

  const write = {
    raw: async (admission: Admission) => {
      await post('/', admission);
    },
    recipe: async (admission: Admission) => {
      const answer = await post('/graphql', { query: RECIPE_MUTATION, variables: admission });
      const { data } = answer as { data?: { recordAdmission: boolean } };
      if (data?.recordAdmission !== true) throw new Error(`the recipe did not record: ${JSON.stringify(answer)}`);
    },
    ketnap: async ({ candidateId }: Admission) => {
      const input = {
        candidateId: encodeGlobalId('Candidate', candidateId),
        ceremonyOn: BENCH_DAY,
        decisionOn: BENCH_DAY,
        decisionNumber: '1-QĐ/HU',
      };
      const answer = await post('/graphql', { query: KETNAP_MUTATION, variables: { input } });
      const { data } = answer as { data?: { recordAdmission: { __typename: string } } };
      if (data?.recordAdmission.__typename !== 'AdmissionPayload') {
        throw new Error(`Ketnap did not record: ${JSON.stringify(answer)}`);
      }
    },
  }[stand.contender];
  return { write, end: () => agent.destroy() };
}
