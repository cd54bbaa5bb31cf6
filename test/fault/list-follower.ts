import { setTimeout as pause } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { ListBroken } from '../../packages/ketnap-client/src/list-checker.ts';
import { type ListStream, WATCH_LIST, WorkListClient, type WorkListRow } from '../helpers/list-client.ts';
import { TRANSPORTS } from '../helpers/live-board.ts';
import { type ClientTask, readState, writeState } from './client.ts';

/** Opens a list at a node, over the transport whose turn it is. */
function open(
  { urls, token, variables }: ClientTask,
  after: string | null,
  turn: number,
): { stream: ListStream<WorkListRow>; end(): void } {
  const url = urls[turn % urls.length] as string;
  const authorization = `Bearer ${token}`;
  const isSocket = TRANSPORTS[Math.floor(turn / urls.length) % TRANSPORTS.length] === 'WebSocket';
  const client = isSocket
    ? createWsClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        retryAttempts: 0,
      })
    : createSseClient({ url, headers: { authorization }, retryAttempts: 0 });
  const stream = client.iterate({ query: WATCH_LIST, variables: { ...variables, after } });
  return { stream: stream as ListStream<WorkListRow>, end: () => void client.dispose() };
}

/** Follows a work list over all nodes and both transports, for ever, or until a frame does not continue the one before. */
async function run(task: ClientTask): Promise<void> {
  const state = readState<WorkListRow>(task.stateFile);
  const list = new WorkListClient();
  list.cursor = state.cursor;
  list.rows = new Map(state.rows.map((row) => [row.id, row]));
  for (let turn = task.turn; ; turn += 1) {
    if (list.cursor !== null) state.resumed += 1;
    const { stream, end } = open(task, list.cursor, turn);
    try {
      for await (const { data } of stream) {
        // It ends with an error where the node cannot go on: another one does.
        if (!data?.workList) break;
        list.take(data.workList);
        state.frames += 1;
        writeState(task.stateFile, { ...state, cursor: list.cursor, rows: [...list.rows.values()] });
      }
    } catch (error) {
      if (error instanceof ListBroken) {
        writeState(task.stateFile, { ...state, problem: error.message });
        return;
      }
    }
    end();
    // The node is dead: it takes a while to come back.
    await pause(50);
  }
}

await run(JSON.parse(process.argv[2] ?? '') as ClientTask);
