/*
 * A live board over server-sent events, where WebSockets do not get through. EventSource reconnects by itself and names
 * the last frame it had (`Last-Event-ID`): the server goes on there.
 *
 *   npm run demo                                                          # prints the tokens
 *   KETNAP_TOKEN=... npx tsx -C ketnap-source examples/sse/live-board.ts   # Ctrl-C ends it
 *
 * Needs: ketnap-client, eventsource. The EventSource of browsers cannot send a token; this one can, in browsers too. By hand:
 *
 *   curl -N http://127.0.0.1:4000/graphql -H "authorization: Bearer $KETNAP_TOKEN" -H 'accept: text/event-stream' \
 *     -H 'content-type: application/json' -H "last-event-id: $CURSOR" \
 *     -d '{"query":"subscription { quotaBoard(committeeId: \"...\", year: 2026) { kind cursor rows { name admitted } } }"}'
 */
import { EventSource } from 'eventsource';
import { BoardChecker, type CheckedFrame, type CheckedRow } from 'ketnap-client';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '')
  throw new Error('set KETNAP_TOKEN to a token of npm run demo, such as $(cat .data/tokens/demo-commune)');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

/** Called for each connection: get a fresh token from your identity provider here. */
async function authorization(): Promise<string> {
  return `Bearer ${KETNAP_TOKEN}`;
}

interface Row extends CheckedRow {
  plan: number | null;
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const LIVE_BOARD = `subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN, after: $after) {
    kind from cursor reason
    rows { id committeeId parentId name admitted admittedHere plan }
  }
}`;

const board = new BoardChecker<Row>();
const committeeId = await ownCommittee();
let source = open();
let retry: NodeJS.Timeout | undefined;
process.once('SIGINT', () => {
  clearTimeout(retry);
  source.close();
});

function open(): EventSource {
  const address = new URL(KETNAP_URL);
  address.searchParams.set('query', LIVE_BOARD);
  // Where a new EventSource goes on; one that reconnects says where it stands by Last-Event-ID, which comes first.
  address.searchParams.set('variables', JSON.stringify({ committeeId, year, after: board.cursor }));
  const events = new EventSource(address, {
    fetch: async (input, init) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: await authorization() } }),
  });
  events.addEventListener('next', ({ data }) => {
    const { data: result, errors } = JSON.parse(data) as Answer<{ quotaBoard: CheckedFrame<Row> }>;
    if (errors?.[0]?.extensions?.code === 'TOKEN_EXPIRED') return reopen(events);
    if (!result) throw new Error(errors?.map(({ message }) => message).join('; '));
    const frame = result.quotaBoard;
    board.take(frame);
    const [top] = board.rows.values();
    console.log(`${frame.kind}: ${frame.rows.length} rows; ${top?.name} ${top?.admitted} of ${top?.plan}`);
  });
  // The server has no more to say; EventSource would ask again and again.
  events.addEventListener('complete', () => events.close());
  events.addEventListener('error', ({ code, message }) => {
    console.log(`lost the connection (${message ?? code}), goes on after ${board.cursor}`);
    // It does not come back by itself from an answer like 401 or 503.
    if (events.readyState === EventSource.CLOSED) reopen(events);
  });
  return events;
}

/** Goes on in a new stream, with a new token. */
function reopen(events: EventSource): void {
  events.close();
  retry = setTimeout(() => {
    source = open();
  }, 1000);
}

/** The first committee this token has a role on. */
async function ownCommittee(): Promise<string> {
  const response = await fetch(KETNAP_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await authorization() },
    body: JSON.stringify({ query: '{ viewer { grants { committee { id } } } }' }),
  });
  const { data, errors } = (await response.json()) as Answer<{
    viewer: { grants: { committee: { id: string } }[] } | null;
  }>;
  const id = data?.viewer?.grants[0]?.committee.id;
  if (id === undefined) throw new Error(errors?.[0]?.message ?? 'this token has no role on any committee');
  return id;
}
