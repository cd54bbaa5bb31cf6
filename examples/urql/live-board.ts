/*
 * A board that is queried, drawn, and then kept up by its frames: urql for the operations, gql.tada for their types (no
 * code is generated for an operation), ketnap-client for the live board. React, Vue, Svelte and Solid have urql's client too.
 *
 *   npm run demo                                                          # prints the tokens
 *   KETNAP_TOKEN=... npx tsx -C ketnap-source examples/urql/live-board.ts   # Ctrl-C ends it
 *
 * Needs: ketnap-client, @urql/core, gql.tada, graphql; ws in Node 20, where there is no global WebSocket. Take graphql.ts along.
 */
import { Client, fetchExchange } from '@urql/core';
import type { ResultOf } from 'gql.tada';
import { BoardChecker, Ketnap } from 'ketnap-client';
import { liveExchange } from 'ketnap-client/urql';
import WebSocket from 'ws';
import { graphql } from './graphql.ts';

const { KETNAP_URL = 'http://127.0.0.1:4000/graphql', KETNAP_TOKEN = '', KETNAP_YEAR } = process.env;
if (KETNAP_TOKEN === '')
  throw new Error('set KETNAP_TOKEN to a token of npm run demo, such as $(cat .data/tokens/demo-commune)');
// The year in Vietnam, wherever this runs.
const year = Number(KETNAP_YEAR ?? new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

/** The newest token of your identity provider; asked for at each request and each connection. */
const token = (): string => KETNAP_TOKEN;

const ROW = graphql(`fragment Row on QuotaProgress @_unmask {
  id committeeId parentId name admitted admittedHere plan
}`);
const ME = graphql('query Me { viewer { grants { committee { id } } } }');
const BOARD = graphql(
  `query Board($committeeId: ID!, $year: Int!) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) { cursor rows { ...Row } }
  }`,
  [ROW],
);
const LIVE_BOARD = graphql(
  `subscription LiveBoard($committeeId: ID!, $year: Int!, $after: String) {
    quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN, after: $after) {
      kind from cursor reason
      rows { ...Row }
    }
  }`,
  [ROW],
);

const ketnap = new Ketnap({ url: KETNAP_URL, token, webSocket: WebSocket });
ketnap.line.onLost((reason) => console.log(`lost the connection (${reason}), goes on after ${board.cursor}`));

const client = new Client({
  url: KETNAP_URL,
  preferGetMethod: false,
  // By itself urql would also take event streams, and get one for each query.
  fetchOptions: () => ({ headers: { authorization: `Bearer ${token()}`, accept: 'application/json' } }),
  // A subscription goes on by itself after the last `cursor` that it has brought.
  exchanges: [fetchExchange, liveExchange(ketnap.line)],
});

// Who am I, and for which committee: the first question of every client.
const me = await client.query(ME, {});
const committeeId = me.data?.viewer?.grants[0]?.committee.id;
if (committeeId === undefined) throw new Error(me.error?.message ?? 'this token has no role on any committee');

const queried = await client.query(BOARD, { committeeId, year });
if (!queried.data?.quotaBoard) throw new Error(queried.error?.message ?? 'there is no such board');
const { cursor, rows } = queried.data.quotaBoard;
const board = new BoardChecker<ResultOf<typeof ROW>>({ after: cursor, rows });
show('QUERY', rows.length);

// It begins after the cursor of the query: there comes no second snapshot.
const live = client.subscription(LIVE_BOARD, { committeeId, year, after: cursor }).subscribe(({ data, error }) => {
  if (!data) return fail(error?.message);
  board.take(data.quotaBoard);
  show(data.quotaBoard.kind, data.quotaBoard.rows.length);
});
process.once('SIGINT', end);

function show(what: string, changed: number): void {
  const [top] = board.rows.values();
  console.log(`${what}: ${changed} rows; ${top?.name} ${top?.admitted} of ${top?.plan}`);
}

function fail(reason: string | undefined): void {
  console.error(reason);
  process.exitCode = 1;
  end();
}

function end(): void {
  live.unsubscribe();
  ketnap.close();
}
