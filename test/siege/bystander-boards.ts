import { ThinSocket } from '../../bench/load/thin-socket.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import type { Gather } from './bystanders-commands.ts';

/** Sockets that are being opened at the same time. */
const OPENING = 50;
/** Reasons that are kept. */
const MOST_REASONS = 5;

const WATCH = `subscription Bystander($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) { kind from cursor rows { committeeId admitted } }
}`;

/** A board that bystanders watch, and the admissions that were written into it. */
export interface Board {
  /** As the API writes it. */
  top: string;
  cellId: string;
  /** Admissions at the top before the first of ours; null before the first frame. */
  base: number | null;
  /** Those of ours, in their order. */
  written: Written[];
}

/** One of our admissions. */
export interface Written {
  /** When it was committed; infinite while it is under way. */
  at: number;
  /** Time of the node then, ms. */
  nodeMs: number;
}

interface Bystander {
  board: Board;
  /** How many of our admissions it has been shown. */
  shown: number;
}

/** The live boards of all bystanders. */
export class BystanderBoards {
  readonly boards: Board[];
  readonly reasons: string[] = [];
  lost = 0;
  /** Told of each admission that reached a bystander. */
  onShown: (written: Written) => void = () => {};
  readonly #bystanders: Bystander[] = [];

  constructor(boards: Gather['boards']) {
    this.boards = boards.map(({ committeeId, cellId }) => ({
      top: encodeGlobalId('Committee', committeeId),
      cellId,
      base: null,
      written: [],
    }));
  }

  /** Opens them; resolves when every one has its first frame. */
  async open({ port, tokens, year }: Gather): Promise<void> {
    let next = 0;
    const openSome = async (): Promise<void> => {
      while (next < tokens.length) {
        const number = next;
        next += 1;
        await this.#openOne(number, port, tokens[number] as string, year);
      }
    };
    await Promise.all(Array.from({ length: OPENING }, openSome));
  }

  /** The admissions committed from one moment to another that somebody has still not been shown; once for each. */
  owed(from: number, to: number): Written[] {
    return this.#bystanders.flatMap(({ board, shown }) =>
      board.written.slice(shown).filter(({ at }) => at >= from && at <= to),
    );
  }

  #openOne(number: number, port: number, token: string, year: number): Promise<void> {
    const board = this.boards[number % this.boards.length] as Board;
    const bystander: Bystander = { board, shown: 0 };
    this.#bystanders.push(bystander);
    return new Promise((resolve) => {
      const end = (reason: string): void => {
        this.lost += 1;
        if (this.reasons.length < MOST_REASONS) this.reasons.push(reason.slice(0, 200));
        resolve();
      };
      const socket = new ThinSocket(
        { port, path: '/graphql', protocol: 'graphql-transport-ws' },
        {
          opened: () =>
            socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
          message: (bytes, start, to) => {
            const message = JSON.parse(bytes.toString('utf8', start, to));
            if (message.type === 'connection_ack') {
              const payload = { query: WATCH, variables: { committeeId: board.top, year } };
              socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
            } else if (message.type === 'ping') socket.send('{"type":"pong"}');
            else if (message.type === 'next' && message.payload.data) {
              this.#take(bystander, message.payload.data.quotaBoard.rows);
              resolve();
            } else if (message.type !== 'pong') end(JSON.stringify(message));
          },
          closed: end,
        },
      );
    });
  }

  #take(bystander: Bystander, rows: { committeeId: string; admitted: number }[]): void {
    const { board } = bystander;
    const top = rows.find(({ committeeId }) => committeeId === board.top);
    if (!top) return;
    board.base ??= top.admitted;
    const shown = top.admitted - board.base;
    for (; bystander.shown < shown; bystander.shown += 1) {
      const written = board.written[bystander.shown];
      if (written) this.onShown(written);
    }
  }
}
