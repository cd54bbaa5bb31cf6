import { setTimeout as pause } from 'node:timers/promises';
import type { DemoData } from '../../prisma/seed/rows.ts';
import { StartError } from '../http/start-error.ts';
import { encodeGlobalId } from '../schema/global-id.ts';

/** Time to open a live board before the year begins, seconds; never more than the year itself takes. */
const LEAD_IN_SECONDS = 5;

const RECORD = `mutation Replay($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on UserError { message } }
}`;

/** What to replay, where and how fast. */
export interface Replay {
  /** Of the server, without a path. */
  url: string;
  token: string;
  admissions: DemoData['replayAdmissions'];
  /** From the first admission to the last, as far as the server keeps up. */
  seconds: number;
  signal: AbortSignal;
}

/**
 * Plays the admissions of a year in their order through the API, as a client would, until aborted.
 * @throws StartError when one is refused
 */
export async function replay({ url, token, admissions, seconds, signal }: Replay): Promise<void> {
  const count = admissions.length;
  const wait = Math.min(LEAD_IN_SECONDS, seconds);
  console.log(
    `  Năm 2023 bắt đầu sau ${wait} giây: mở bảng trực tiếp.  2023 begins in ${wait} s: open the live board.`,
  );
  await pause(wait * 1000, undefined, { signal });
  const startedAt = performance.now();
  for (const [index, { candidateId, ceremonyOn, decisionNumber, decisionOn }] of admissions.entries()) {
    // Reckoned from the start, so that the time the server takes does not add up.
    const dueMs = (index * seconds * 1000) / Math.max(count - 1, 1);
    await pause(Math.max(0, startedAt + dueMs - performance.now()), undefined, { signal });
    const input = { candidateId: encodeGlobalId('Candidate', candidateId), ceremonyOn, decisionNumber, decisionOn };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: RECORD, variables: { input } }),
    });
    const answer = (await response.json()) as { data?: { recordAdmission: { __typename: string; message?: string } } };
    const result = answer.data?.recordAdmission;
    if (result?.__typename !== 'AdmissionPayload')
      throw new StartError(`the replay stopped: ${JSON.stringify(answer)}`);
    showProgress(`  ${ceremonyOn}  ${index + 1}/${count}`, index + 1 === count);
  }
}

/** In a terminal one line that changes, elsewhere a line each. */
function showProgress(line: string, last: boolean): void {
  process.stdout.write(process.stdout.isTTY ? `\r${line}${last ? '\n' : ''}` : `${line}\n`);
}
