import { setTimeout as pause } from 'node:timers/promises';
import type { DemoData } from '../../prisma/seed/rows.ts';
import { encodeGlobalId } from '../schema/global-id.ts';

/** How long the year takes, ms. */
const YEAR_MS = 120_000;

const RECORD = `mutation Replay($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on UserError { message } }
}`;

/** Plays the admissions of a year in their order through the API, as a client would, until aborted. */
export async function replay(
  url: string,
  token: string,
  admissions: DemoData['replayAdmissions'],
  signal: AbortSignal,
): Promise<void> {
  for (const [index, { candidateId, ceremonyOn, decisionNumber, decisionOn }] of admissions.entries()) {
    await pause(YEAR_MS / admissions.length, undefined, { signal });
    const input = { candidateId: encodeGlobalId('Candidate', candidateId), ceremonyOn, decisionNumber, decisionOn };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: RECORD, variables: { input } }),
    });
    const answer = (await response.json()) as { data?: { recordAdmission: { __typename: string; message?: string } } };
    const result = answer.data?.recordAdmission;
    if (result?.__typename !== 'AdmissionPayload') throw new Error(`the replay stopped: ${JSON.stringify(answer)}`);
    process.stdout.write(`\r  ${ceremonyOn}  ${index + 1}/${admissions.length} `);
  }
  process.stdout.write('\n');
}
