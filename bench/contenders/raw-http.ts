// The floor of asking and writing: node:http, and for each load one prepared statement that returns JSON. No GraphQL; the
// token is looked at, and whose scope it is, where personal data are read.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createLocalJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { openLocalKey } from '../../src/access/local-key.ts';
import { READING } from '../api/loads.ts';
import { answerCommands } from '../child-commands.ts';
import { type Admission, insertStep } from '../plain-admission.ts';

const AUDIENCE = 'ketnap-bench';
const ISSUER = 'https://bench.invalid';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL as string, max: 10 });
const loads = new Map(READING.map((load) => [`/${load.name}`, load]));
const key = await openLocalKey(ISSUER, AUDIENCE);
const keys = createLocalJWKSet(key.jwks);
const known = new Map<string, { subject: string; path: string }>();

const server = createServer(async (request, response) => {
  const body = await json(request);
  const load = loads.get(request.url ?? '');
  response.setHeader('content-type', 'application/json');
  if (load === undefined) {
    await admit(body as Admission);
    response.end('{"data":{"recordAdmission":{"__typename":"AdmissionPayload"}}}');
    return;
  }
  const [id = '', , operation = ''] = load.values;
  const values = load.values.length === 1 ? [id] : [id, await viewerOf(request), operation];
  if (load.values.length > 1) values.push(known.get(tokenOf(request))?.path ?? '');
  const { rows } = await pool.query<{ data: string }>({ name: load.name, text: asText(load.sql), values });
  response.end(`{"data":${rows[0]?.data}}`);
});

/** Text is sent on as it is: parsing it here and writing it again would be for nothing. */
function asText(sql: string): string {
  const at = sql.lastIndexOf(') AS data');
  return `${sql.slice(0, at)})::text${sql.slice(at + 1)}`;
}

function tokenOf({ headers }: IncomingMessage): string {
  return headers.authorization?.slice('Bearer '.length) ?? '';
}

async function viewerOf(request: IncomingMessage): Promise<string> {
  const token = tokenOf(request);
  const before = known.get(token);
  if (before !== undefined) return before.subject;
  const { payload } = await jwtVerify(token, keys, { issuer: ISSUER, audience: AUDIENCE });
  const subject = payload.sub ?? '';
  const { rows } = await pool.query<{ path: string }>(
    'SELECT c.path FROM access_grant g JOIN committee c ON c.id = g.committee_id WHERE g.subject = $1',
    [subject],
  );
  known.set(token, { subject, path: rows[0]?.path ?? '' });
  return subject;
}

/** The record, its step and the stage, in one transaction, with what triggers add. */
async function admit(admission: Admission): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await insertStep(client, admission);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

server.listen(0, '127.0.0.1');
await once(server, 'listening');
answerCommands({
  port: () => (server.address() as AddressInfo).port,
  tokens: (subjects: string[]) => Promise.all(subjects.map((subject) => key.sign(subject, 24 * 3_600))),
});
