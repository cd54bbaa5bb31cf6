import { today as localToday } from '../../src/calendar.ts';
import { SimulatedClient } from './client.ts';
import { DatabaseModel, type Flaws } from './database-model.ts';
import { SimulatedListClient } from './list-client.ts';
import { type Core, theCore } from './load-core.ts';
import { CALM, SimulatedNode, type Weather } from './node.ts';
import { Random } from './random.ts';
import { type Change, type Commit, includes } from './records.ts';
import { VirtualTime } from './virtual-time.ts';
import { firstRecords, ROOT, randomChange, YEAR } from './workload.ts';

/** Time in which things go wrong, and time in which everything must come right again, ms. */
const ROUGH_MS = 16_000;
const REST_MS = 9_000;
/** Intervals shorter than by default, so that every clock of the feed runs out several times. */
const CONFIG = { pollMs: 250, heartbeatMs: 3_000, settleMs: 2_000, paceMs: 20, stallMs: 4_000, boardRows: 5_000 };

/** How to run a simulation. */
export interface SimulationOptions {
  core?: Core;
  flaws?: Flaws;
  /** What clients watch; boards of figures when left out. */
  watched?: 'boards' | 'lists';
  /** Told what happens, with the virtual time in ms from the start. */
  trace?: (line: string) => void;
}

/**
 * Runs a seed: nodes, a database and clients through faults and then through calm. Returns what went wrong first, or
 * null. The same seed does the same, to the last event.
 */
export async function simulate(
  seed: number,
  { core = theCore, flaws = {}, watched = 'boards', trace }: SimulationOptions = {},
): Promise<string | null> {
  const random = new Random(seed);
  // Now and then a midnight falls into the run, or the one between two years.
  const startMs = Date.parse(
    random.pick(['2026-06-30T05:00:00Z', '2026-06-30T16:59:53Z', '2026-12-31T16:59:51Z', '2026-10-01T02:00:00Z']),
  );
  const time = new VirtualTime(startMs);
  let failure: string | null = null;
  const tell = (text: () => string): void => trace?.(`${String(time.now() - startMs).padStart(6)} ${text()}`);
  const fail = (message: string): void => {
    failure ??= `${time.now() - startMs} ms: ${message}`;
    tell(() => `FAILED ${message}`);
  };
  const today = (): string => localToday({ now: () => time.now() });
  const database = new DatabaseModel(random, flaws, () => time.now(), firstRecords(random));
  const weather: Weather = { ...CALM };
  const around = { core, time, random, database, config: CONFIG, weather, trace: tell };
  const nodes = Array.from({ length: random.int(1, 3) }, (_, index) => new SimulatedNode(`node ${index + 1}`, around));
  database.onNotify((seq) => {
    for (const node of nodes) node.notify(seq);
  });
  const clientAround = { ...around, nodes, today, fail };
  const committees = [...database.records.committees.keys()];
  const clients = Array.from({ length: random.int(5, 12) }, (_, index) => {
    const committeeId = random.chance(0.4) ? ROOT : random.pick(committees);
    const depth = random.pick(['SELF', 'CHILDREN', 'SUBTREE', 'SUBTREE'] as const);
    const scope = { committeeId, depth, year: random.chance(0.85) ? YEAR : YEAR - 1 };
    return new (watched === 'lists' ? SimulatedListClient : SimulatedClient)(
      `client ${index + 1}`,
      random.pick(['all', 'all', 'some', 'few', 'other']),
      scope,
      clientAround,
    );
  });

  let isRough = true;
  let lastId = 0;
  const whileRough = async (leastMs: number, mostMs: number, work: () => unknown): Promise<void> => {
    for (;;) {
      await time.pause(random.int(leastMs, mostMs));
      if (!isRough || failure !== null) return;
      await work();
    }
  };
  const running = (): SimulatedNode[] => nodes.filter(({ feed }) => feed !== null);

  /** A transaction: its rows get their ids at once, and can be seen only when it commits, if it ever does. */
  const write = async (): Promise<void> => {
    const count = random.chance(0.7) ? 1 : random.int(2, 4);
    const firstId = database.reserveIds(count * 4);
    await time.pause(random.chance(0.06) ? random.int(500, 5_000) : random.int(0, 30));
    if (random.chance(0.08)) return;
    const changes: Change[] = [];
    for (let left = count; left > 0; left -= 1) {
      lastId += 1;
      const change = randomChange(random, database.records, today(), isRough, lastId);
      if (change !== null) changes.push(change);
    }
    if (changes.length === 0) return;
    const commit = database.commit(changes, firstId);
    if (commit === null) return;
    tell(() => `commit ${commit.number}: ${changes.map((change) => JSON.stringify(change)).join(' ')}`);
    const node = running()[0] && random.chance(0.5) ? random.pick(running()) : null;
    if (node !== null && commit.isShown) await settle(node, commit);
  };

  /** A mutation answers with a cursor that includes it. */
  const settle = async (node: SimulatedNode, commit: Commit): Promise<void> => {
    const { restores } = database;
    const cursor = await Promise.race([
      node.feed?.settle(),
      new Promise<null>((resolve) => void node.onDeath(() => resolve(null))),
    ]);
    if (cursor === null || cursor === undefined) return;
    const position = database.positions.get(core.decodeCursor(cursor)?.digest ?? '');
    if (!position) return fail(`settle() answered with the cursor of no position: ${cursor}`);
    // A backup that came in between has taken the commit away.
    if (restores !== database.restores && !includes(database.records, commit)) return;
    if (!includes(position.records, commit))
      fail(`settle() answered with ${cursor}, which lacks commit ${commit.number}`);
  };

  const reconnect = (client: SimulatedClient): void => {
    if (client.connection !== null || running().length === 0) return;
    if (!isRough && !client.mayWatch()) return;
    const from = random.chance(0.75) ? 'cursor' : random.pick(['past', 'nothing'] as const);
    client.connect(random.pick(running()), isRough ? from : 'cursor');
  };

  let backup: (() => void) | null = null;
  const goWrong = async (): Promise<void> => {
    const client = random.pick(clients);
    const node = random.pick(nodes);
    const kind = random.weighted({
      crash: 3,
      ear: 3,
      storm: 4,
      backup: 3,
      restore: 2,
      epoch: 0.3,
      drop: 6,
      stall: 5,
      longStall: 1,
    });
    tell(() => `fault: ${kind} ${client.name} ${node.name}`);
    switch (kind) {
      case 'crash':
        if (node.feed === null) return;
        node.crash();
        time.after(random.int(30, 1_500), () => void node.start());
        return;
      case 'ear':
        return node.loseEar(random.int(50, 2_500));
      case 'storm':
        Object.assign(weather, {
          failing: random.int(0, 3) / 10,
          slow: random.int(0, 2) / 10,
          deaf: random.int(0, 10) / 10,
        });
        time.after(random.int(200, 2_500), () => Object.assign(weather, CALM));
        return;
      case 'backup':
        backup = database.backup();
        return;
      case 'restore':
        if (backup === null) return;
        backup();
        for (const one of nodes) one.troubledAtMs = time.now();
        backup = null;
        return;
      case 'epoch':
        database.beginEpoch();
        backup = null;
        for (const one of nodes) one.troubledAtMs = time.now();
        return;
      case 'drop':
        return client.drop();
      case 'stall':
      case 'longStall':
        client.stall();
        time.after(kind === 'stall' ? random.int(50, 2_500) : CONFIG.stallMs + 2_500, () => client.wake());
    }
  };

  for (const node of nodes) void node.start();
  for (let writer = random.int(1, 4); writer > 0; writer -= 1) void whileRough(1, random.pick([40, 150, 500]), write);
  void whileRough(50, random.pick([300, 900, 2_500]), goWrong);
  const watchOver = async (): Promise<void> => {
    for (;;) {
      await time.pause(random.int(20, 200));
      for (const client of clients) {
        client.checkSilence();
        if (random.chance(0.5)) reconnect(client);
      }
    }
  };
  void watchOver();

  const over = (): boolean => failure !== null;
  await time.run(startMs + ROUGH_MS, over);
  isRough = false;
  Object.assign(weather, CALM);
  for (const node of nodes) void node.start();
  for (const client of clients) client.wake();
  tell(() => 'calm');
  await time.run(startMs + ROUGH_MS + REST_MS, over);
  for (const client of clients) {
    const wrong = failure === null ? client.wrongAtRest() : null;
    if (wrong !== null) fail(`at rest: ${wrong}`);
  }
  return failure;
}
