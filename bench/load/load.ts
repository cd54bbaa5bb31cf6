// Holds the sockets of all subscribers of one contender, in a process of its own, and checks what they are sent.
import { answerCommands } from '../child-commands.ts';
import { monotonicMs } from '../monotonic.ts';
import type { Deliveries, Faults, Open } from './commands.ts';
import { type Checker, FrameChecker, type Seen } from './frame-checker.ts';
import { ListFrameChecker } from './list-frame-checker.ts';
import { ThinSocket } from './thin-socket.ts';

/** Sockets that are being opened at the same time. */
const OPENING = 100;
/** Sockets that leave from one local address. */
const PER_ADDRESS = 20_000;
/** Examples of what was wrong that are kept. */
const MOST_EXAMPLES = 5;

interface Subscriber extends Seen {
  number: number;
  ready: boolean;
}

const ACK = Buffer.from('"connection_ack"');
const PING = Buffer.from('"type":"ping"');

const subscribers: Subscriber[] = [];
const faults: Faults = { count: 0, examples: [] };
let log: { subscriber: number[]; value: number[]; at: number[] } = { subscriber: [], value: [], at: [] };
let checker: Checker = new FrameChecker([]);
/** Called after each figure that arrived, and after each fault. */
let onProgress: () => void = () => {};

function fault(text: string): void {
  faults.count += 1;
  if (faults.examples.length < MOST_EXAMPLES) faults.examples.push(text.slice(0, 500));
  onProgress();
}

function openOne(number: number, { port, dialect, boards }: Open): Promise<void> {
  return new Promise((resolve, reject) => {
    const { path, protocol, tokens } = dialect;
    const board = number % boards.length;
    const target = boards[board] as Open['boards'][number];
    const subscriber: Subscriber = { number, board, value: 0, cursor: null, ready: false };
    subscribers[number] = subscriber;
    const localAddress = number < PER_ADDRESS ? undefined : `127.0.0.${1 + Math.floor(number / PER_ADDRESS)}`;
    let acknowledged = tokens === null;
    const socket = new ThinSocket(
      { port, path, protocol, localAddress },
      {
        opened() {
          if (tokens === null) return socket.send(target.subscribe);
          const authorization = `Bearer ${tokens[number % tokens.length]}`;
          socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
        },
        message(bytes, start, end) {
          const at = monotonicMs();
          if (!acknowledged) {
            if (bytes.subarray(start, end).includes(ACK)) {
              acknowledged = true;
              socket.send(target.subscribe);
              return;
            }
            reject(new Error(`no acknowledgement: ${bytes.toString('utf8', start, end)}`));
            return;
          }
          try {
            if (checker.take(subscriber, bytes, start, end)) {
              log.subscriber.push(number);
              log.value.push(subscriber.value);
              log.at.push(at);
              onProgress();
            } else if (!subscriber.ready) {
              subscriber.ready = true;
              resolve();
            }
          } catch (error) {
            if (end - start < 200 && bytes.subarray(start, end).includes(PING)) return socket.send('{"type":"pong"}');
            fault(`subscriber ${number}: ${(error as Error).message}`);
            if (!subscriber.ready) reject(error);
          }
        },
        closed(reason) {
          fault(`subscriber ${number}: ${reason}`);
          reject(new Error(`subscriber ${number}: ${reason}`));
        },
      },
    );
  });
}

async function open(command: Open): Promise<void> {
  checker = command.lists ? new ListFrameChecker() : new FrameChecker(command.boards);
  let next = 0;
  const openSome = async (): Promise<void> => {
    while (next < command.subscribers) {
      const number = next;
      next += 1;
      await openOne(number, command);
    }
  };
  await Promise.all(Array.from({ length: OPENING }, openSome));
}

/** Resolves with what has arrived since the last call, when `enough` says so, something is wrong, or time is up. */
function collect(enough: () => boolean, timeoutMs: number): Promise<Deliveries> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      onProgress = () => {};
      const { subscriber, value, at } = log;
      log = { subscriber: [], value: [], at: [] };
      resolve({ subscriber: Uint32Array.from(subscriber), value: Uint32Array.from(value), at: Float64Array.from(at) });
    };
    const timer = setTimeout(finish, timeoutMs);
    onProgress = () => {
      if (enough() || faults.count > 0) finish();
    };
    onProgress();
  });
}

answerCommands({
  open,
  expect: ({ board, admitted }: { board: number; admitted: Record<string, number> | null }) =>
    checker.expect(board, admitted),
  everybody: ({ timeoutMs }: { timeoutMs: number }) =>
    collect(() => log.subscriber.length >= subscribers.length, timeoutMs),
  until({ values, timeoutMs }: { values: number[]; timeoutMs: number }) {
    let lacking = subscribers.findIndex(({ board, value }) => value !== values[board]);
    return collect(() => {
      // Whoever has arrived stays: looking further from the first who has not is enough.
      while (lacking >= 0 && lacking < subscribers.length) {
        const { board, value } = subscribers[lacking] as Subscriber;
        if (value !== values[board]) return false;
        lacking += 1;
      }
      return true;
    }, timeoutMs);
  },
  values: () => Uint32Array.from(subscribers, ({ value }) => value),
  faults: (): Faults => faults,
});
