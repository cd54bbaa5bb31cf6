// Bystanders of a siege, in a process of their own: they watch boards, admit people and see how late that is shown.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { answerCommands } from '../../bench/child-commands.ts';
import { admitBySql } from '../helpers/live-district.ts';
import { BystanderBoards, type Written } from './bystander-boards.ts';
import { BystanderReads } from './bystander-reads.ts';
import type { Gather, Watch, Watched } from './bystanders-commands.ts';
import { lateness } from './lateness.ts';
import { threadTimeMs } from './thread-time.ts';

/** How often it is looked whether everything has come, ms. */
const LOOK_MS = 20;
/** Longest wait until everything is quiet, ms. */
const WITHOUT_WRITES_MS = 5_000;

const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();

let boards = new BystanderBoards([]);
let reads: BystanderReads | null = null;
let since = 0;
let late: number[] = [];
let lateNode: number[] = [];
let nodePid = 0;
let isWriting = true;
let writing: Promise<unknown> = Promise.resolve();

async function gather(command: Gather): Promise<void> {
  boards = new BystanderBoards(command.boards);
  nodePid = command.nodePid;
  boards.onShown = ({ at, nodeMs }) => {
    // Shown before its writer heard of its commit: not late.
    const isEarly = !Number.isFinite(at);
    if (at < since) return;
    late.push(isEarly ? 0 : performance.now() - at);
    lateNode.push(isEarly ? 0 : threadTimeMs(nodePid) - nodeMs);
  };
  await boards.open(command);
  const writer = new pg.Client({ connectionString: command.databaseUrl });
  const announcer = new pg.Client({ connectionString: command.databaseUrl });
  for (const client of [writer, announcer]) {
    client.on('error', () => {});
    await client.connect();
  }
  reads = new BystanderReads(command);
  let written = 0;
  let announced = 0;
  const write = async (): Promise<void> => {
    const startedAt = performance.now();
    if (!isWriting) return void setTimeout(() => void write(), command.writeEveryMs);
    const board = boards.boards[written % boards.boards.length];
    if (!board) throw new Error('there is no board');
    const mine: Written = { at: Number.POSITIVE_INFINITY, nodeMs: 0 };
    board.written.push(mine);
    writing = admitBySql(writer, command, [board.cellId]);
    await writing;
    mine.nodeMs = threadTimeMs(nodePid);
    mine.at = performance.now();
    written += 1;
    setTimeout(() => void write(), Math.max(0, command.writeEveryMs - (performance.now() - startedAt)));
  };
  // As another node would after its commits.
  const announce = async (): Promise<void> => {
    const upTo = written;
    if (upTo > announced) {
      const { rows } = await announcer.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
      if (rows[0]?.seq !== null) announced = upTo;
    }
    setTimeout(() => void announce(), written > announced ? 1 : 2);
  };
  void write();
  void announce();
  reads.start();
}

async function watch({ writes }: Watch): Promise<void> {
  isWriting = writes;
  if (!writes) {
    await writing;
    await allShown(0, WITHOUT_WRITES_MS);
  }
  since = performance.now();
  late = [];
  lateNode = [];
  loop.reset();
  reads?.reset();
}

/** Waits until everybody has been shown what was committed from a moment until now, for a bounded time; returns that now. */
async function allShown(from: number, mostMs: number): Promise<number> {
  const until = performance.now();
  const isOver = (): boolean => boards.owed(from, until).length === 0 || performance.now() - until >= mostMs;
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return until;
}

/** Waits until everything has come that was committed before the call, for a bounded time, and sums up. */
async function report({ graceMs }: { graceMs: number }): Promise<Watched> {
  const until = await allShown(since, graceMs);
  const owed = boards.owed(since, until);
  const nowMs = performance.now();
  const nodeMs = threadTimeMs(nodePid);
  return {
    frames: lateness([...late, ...owed.map(({ at }) => nowMs - at)]),
    nodeTime: lateness([...lateNode, ...owed.map((written) => nodeMs - written.nodeMs)]),
    owed: owed.length,
    lost: boards.lost,
    reasons: boards.reasons,
    reads: lateness(reads?.lateMs() ?? []),
    failed: reads?.failed ?? {},
    awayMs: loop.max / 1e6,
  };
}

answerCommands({ gather, watch, report });
