import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { BoardClient, type BoardRow } from '../helpers/board-client.ts';
import { TRANSPORTS, type Transport, watchBoard } from '../helpers/live-board.ts';

/** What a client that is killed at any moment comes back with. */
export interface ClientState<Row = BoardRow> {
  cursor: string | null;
  rows: Row[];
  frames: number;
  /** Times it went on at a cursor, in this life and those before. */
  resumed: number;
  /** What it has against a frame; ends it. */
  problem: string | null;
}

/** What a client is started with, as JSON in its only argument. */
export interface ClientTask {
  urls: string[];
  token: string;
  variables: object;
  stateFile: string;
  /** Where it begins among transports and nodes. */
  turn: number;
}

/** Reads what a client has written, whole at any moment. */
export function readState<Row = BoardRow>(stateFile: string): ClientState<Row> {
  return JSON.parse(readFileSync(stateFile, 'utf8')) as ClientState<Row>;
}

/** Writes it so that a death in the middle leaves the old one. */
export function writeState<Row = BoardRow>(stateFile: string, state: ClientState<Row>): void {
  writeFileSync(`${stateFile}.new`, JSON.stringify(state));
  renameSync(`${stateFile}.new`, stateFile);
}

/** Follows a board over all nodes and both transports, for ever. */
async function run({ urls, token, variables, stateFile, turn: first }: ClientTask): Promise<void> {
  const state = readState(stateFile);
  const board = new BoardClient({ after: state.cursor, rows: state.rows });
  const save = (): void => {
    state.frames += 1;
    writeState(stateFile, { ...state, cursor: board.cursor, rows: [...board.rows.values()] });
  };
  for (let turn = first; ; turn += 1) {
    const url = urls[turn % urls.length] as string;
    const over = TRANSPORTS[Math.floor(turn / urls.length) % TRANSPORTS.length] as Transport;
    if (board.cursor !== null) state.resumed += 1;
    const live = watchBoard(over, { url, token, variables, after: board.cursor, board });
    const end = live.until(2 ** 31 - 1, 'its end', () => {
      save();
      return false;
    });
    await end.catch(() => {});
    try {
      live.check();
    } catch (error) {
      writeState(stateFile, { ...state, problem: (error as Error).message });
      return;
    }
    live.vanish();
    // The node is dead: it takes a while to come back.
    await pause(50);
  }
}

if (process.argv[1]?.endsWith('client.ts')) await run(JSON.parse(process.argv[2] ?? '') as ClientTask);
