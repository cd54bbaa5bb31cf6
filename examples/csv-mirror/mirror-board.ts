/*
 * Mirrors a live board into a CSV file for a spreadsheet or another program. Whoever opens the file finds a whole board,
 * never half of one, and after a crash or `kill -9` the mirror goes on where it stood.
 *
 *   npm run demo                                                                   # prints the tokens
 *   KETNAP_TOKEN=... npx tsx -C ketnap-source examples/csv-mirror/mirror-board.ts board.csv   # Ctrl-C ends it
 *
 * Needs: ketnap-client, graphql-ws (and graphql, which it asks for), csv-stringify; ws in Node 20, where there is no global WebSocket.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { createClient } from 'graphql-ws';
import { BoardChecker, type CheckedFrame, type CheckedRow } from 'ketnap-client';
import WebSocket from 'ws';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '')
  throw new Error('set KETNAP_TOKEN to a token of npm run demo, such as $(cat .data/tokens/demo-commune)');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());
const file = process.argv[2] ?? 'board.csv';
/** What the mirror goes on with: the cursor and the rows it belongs to, in one file so that they cannot disagree. */
const stateFile = `${file}.cursor.json`;

interface Row extends CheckedRow {
  code: string | null;
  plan: number | null;
  percent: number | null;
  status: string;
}

/** Which board it is, and where it stands. */
interface State {
  committeeId: string;
  year: number;
  after: string | null;
  rows: Row[];
}

const client = createClient({
  url: KETNAP_URL.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  // Called for each connection: get a fresh token from your identity provider here.
  connectionParams: async () => ({ authorization: `Bearer ${KETNAP_TOKEN}` }),
  retryAttempts: Number.POSITIVE_INFINITY,
  // By itself it would give up where the line broke before the server had closed it.
  shouldRetry: () => true,
  // Ever longer, and not for all clients alike: a thousand boards do not come back in the same moment.
  retryWait: (retries) =>
    new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** retries, 5_000) * (0.5 + Math.random() / 2))),
  on: {
    closed: (event) => {
      const { code, reason } = event as { code: number; reason: string };
      if (code !== 1000) console.log(`lost the connection (${code} ${reason}), goes on after ${board.cursor}`);
    },
  },
});

const committeeId = await ownCommittee();
const state = await readState();
const board = new BoardChecker<Row>(state);
// Killed between the two files, it left an older table than it knows of.
if (state.after !== null) await writeTable();

const frames = client.iterate<{ quotaBoard: CheckedFrame<Row> }>({
  query: `subscription Mirror($committeeId: ID!, $year: Int!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: SUBTREE, after: $after) {
      kind from cursor reason
      rows { id committeeId parentId name admitted admittedHere code plan percent status }
    }
  }`,
  // Read anew at each retry.
  get variables() {
    return { committeeId, year, after: board.cursor };
  },
});
// The socket closes when nothing is subscribed any more.
process.once('SIGINT', () => void frames.return?.());

for await (const { data, errors } of frames) {
  if (!data) throw new Error(errors?.map(({ message }) => message).join('; '));
  board.take(data.quotaBoard);
  const { kind, rows } = data.quotaBoard;
  await replace(stateFile, JSON.stringify({ committeeId, year, after: board.cursor, rows: [...board.rows.values()] }));
  if (rows.length > 0) await writeTable();
  const [top] = board.rows.values();
  console.log(`${kind}: ${rows.length} rows; ${top?.name} ${top?.admitted} of ${top?.plan}`);
}

/** The first committee this token has a role on. */
async function ownCommittee(): Promise<string> {
  const query = '{ viewer { grants { committee { id } } } }';
  const answer = client.iterate<{ viewer: { grants: { committee: { id: string } }[] } }>({ query });
  const id = (await answer.next()).value?.data?.viewer.grants[0]?.committee.id;
  if (id === undefined) throw new Error('this token has no role on any committee');
  return id;
}

/** Where the mirror stood; the beginning when there is none, or it was one of another board. */
async function readState(): Promise<State> {
  const none: State = { committeeId, year, after: null, rows: [] };
  const text = await readFile(stateFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const kept = text === null ? none : (JSON.parse(text) as State);
  return kept.committeeId === committeeId && kept.year === year ? kept : none;
}

async function writeTable(): Promise<void> {
  const columns = ['code', 'name', 'plan', 'admitted', 'percent', 'status'];
  // Excel reads UTF-8 only with the mark, and would run a name that begins like a formula.
  await replace(file, stringify([...board.rows.values()], { header: true, columns, bom: true, escape_formulas: true }));
}

/** A reader sees the old file or the new one, whenever this process or the machine dies. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true });
  await rename(`${path}.new`, path);
}
