import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Child } from '../../bench/child.ts';
import type { Role } from '../../src/db/generated/enums.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { openPool } from '../helpers/live-district.ts';
import type { Gather, Watch, Watched } from './bystanders-commands.ts';
import { mostMemory, nodeFigures } from './node-figures.ts';
import { committeeId, numbers, type TreeShape } from './tree-shape.ts';

/** Who besieges, and where each has its role. */
export const BESIEGERS = { chief: 'siege-chief', officer: 'siege-officer', wall: 'siege-wall', other: 'siege-other' };

/** How large a siege is. */
export interface SiegeSize {
  /** Bystanders; one in ten has a board of its own. */
  bystanders: number;
  /** How long the calm before a row is measured, ms. */
  calmMs: number;
  /** How long a row is watched at least, ms. */
  leastMs: number;
  /** How long a row may take, ms. */
  mostMs: number;
  /** What others may wait whatever the calm was: for 99 frames in 100, and for any, ms. */
  others: { p99Ms: number; stallMs: number };
  /** What their waiting is measured by: the clock, or the time in which the node was carried out (`threadTimeMs`). */
  by: 'clock' | 'node';
}

/** What is needed to begin. */
export interface StandOptions extends SiegeSize {
  databaseUrl: string;
  shape: TreeShape;
  nodes: number;
  /** More settings of the servers. */
  env?: Record<string, string> | undefined;
}

/** What bystanders saw before a row and while it was carried out, and what it cost the first node. */
export interface Besieged<T> {
  result: T;
  calm: Watched;
  during: Watched;
  size: SiegeSize;
  node: {
    /** Longest time its loop did not turn, ms; NaN when it is dead. */
    loopMs: number;
    cpuSeconds: number;
    mostMemory: number;
    /** What its counters have grown by. */
    grown(name: string): number;
  };
}

/** Nodes over a large tree, and bystanders with boards on the first. */
export class SiegeStand {
  readonly shape: TreeShape;
  readonly size: SiegeSize;
  readonly pool: pg.Pool;
  readonly nodes: ServerProcess[];
  readonly databaseUrl: string;
  readonly #bystanders: Child;

  private constructor(options: StandOptions, nodes: ServerProcess[]) {
    this.shape = options.shape;
    this.size = options;
    this.databaseUrl = options.databaseUrl;
    this.pool = openPool({ url: options.databaseUrl });
    this.nodes = nodes;
    this.#bystanders = new Child('../test/siege/bystanders-process.ts', null);
  }

  /** Starts everything, and has the bystanders open their boards. */
  static async start(options: StandOptions): Promise<SiegeStand> {
    const key = await sharedKey();
    const nodes = await Promise.all(
      Array.from({ length: options.nodes }, () =>
        serverProcess(options.databaseUrl, { key, env: { LOG_LEVEL: 'info', NODE_ENV: 'production', ...options.env } }),
      ),
    );
    const stand = new SiegeStand(options, nodes);
    try {
      await stand.#grantAll();
      await Promise.all(nodes.map((node) => node.start()));
      await stand.#gather();
    } catch (error) {
      await stand.end();
      throw error;
    }
    return stand;
  }

  /** The node on which the bystanders are. */
  get node(): ServerProcess {
    return this.nodes[0] as ServerProcess;
  }

  /** The id of a committee by its number, as the API writes it. */
  id(number: number): string {
    return encodeGlobalId('Committee', committeeId(number));
  }

  token(subject: string): Promise<string> {
    return this.node.token(subject);
  }

  /** Aborted when a row has taken as long as it may. */
  deadline(): AbortSignal {
    const signal = AbortSignal.timeout(this.size.mostMs);
    // As many listeners as there are questions.
    setMaxListeners(0, signal);
    return signal;
  }

  /** The commune that nobody watches: the officer's. */
  get officersCommune(): number {
    return this.shape.communes.to - 1;
  }

  /**
   * Measures the calm, and then what bystanders see from the beginning of a row to its end.
   * @param options.writes - whether bystanders admit people meanwhile; without, they only read.
   */
  async besiege<T>(attack: () => Promise<T>, { writes = true } = {}): Promise<Besieged<T>> {
    const { calmMs, leastMs, mostMs } = this.size;
    await this.#bystanders.ask('watch', { writes: true } satisfies Watch);
    await pause(calmMs);
    const calm = await this.#bystanders.ask<Watched>('report', { graceMs: 5_000 });
    await this.#bystanders.ask('watch', { writes } satisfies Watch);
    const before = await nodeFigures(this.node);
    const [result] = await Promise.all([attack(), pause(leastMs)]);
    const during = await this.#bystanders.ask<Watched>('report', { graceMs: mostMs });
    const after = await nodeFigures(this.node);
    const grown = (name: string): number => (after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN);
    return {
      ...{ result, calm, during, size: this.size },
      node: {
        loopMs: (after.get('nodejs_eventloop_lag_max_seconds') ?? Number.NaN) * 1_000,
        cpuSeconds: grown('process_cpu_seconds_total'),
        mostMemory: mostMemory(this.node),
        grown,
      },
    };
  }

  /** Ends everything but the database. */
  async end(): Promise<void> {
    await this.#bystanders.end();
    await Promise.all(this.nodes.map((node) => node.end()));
    await this.pool.end();
  }

  /** Communes that are watched, of which none is the officer's. */
  get watched(): number[] {
    const count = Math.max(1, Math.round(this.size.bystanders / 10));
    return numbers(this.shape.communes).slice(
      0,
      Math.min(count, this.shape.communes.to - this.shape.communes.from - 1),
    );
  }

  async #grantAll(): Promise<void> {
    const boards = this.watched;
    const bystanders = Array.from({ length: this.size.bystanders }, (_, n) => boards[n % boards.length] as number);
    await this.#grant(
      'DASHBOARD',
      bystanders.map((commune, n) => [`bystander-${n}`, commune]),
    );
    await this.#grant('SUPERIOR_COMMITTEE', [[BESIEGERS.chief, this.shape.root]]);
    await this.#grant('GRASSROOTS_COMMITTEE', [[BESIEGERS.officer, this.officersCommune]]);
    await this.#grant('DASHBOARD', [
      [BESIEGERS.wall, this.shape.district],
      [BESIEGERS.other, this.shape.district],
    ]);
    await this.pool.query('SELECT feed_sequence()');
  }

  async #grant(role: Role, to: [subject: string, committee: number][]): Promise<void> {
    await this.pool.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
       SELECT gen_random_uuid(), subject, $1::"Role", committee, '2020-01-01', 'siege'
       FROM unnest($2::text[], $3::uuid[]) AS wanted(subject, committee)
       WHERE NOT EXISTS (SELECT FROM access_grant g WHERE g.subject = wanted.subject AND g.committee_id = committee)`,
      [role, to.map(([subject]) => subject), to.map(([, number]) => committeeId(number))],
    );
  }

  async #gather(): Promise<void> {
    const { cells, communes } = this.shape;
    const tokens = Array.from({ length: this.size.bystanders }, (_, n) => this.token(`bystander-${n}`));
    const command: Gather = {
      port: this.node.port,
      nodePid: this.node.pid() ?? 0,
      databaseUrl: this.databaseUrl,
      // The cells are dealt out over the communes in turn.
      boards: this.watched.map((commune) => ({
        committeeId: committeeId(commune),
        cellId: committeeId(cells.from + commune - communes.from),
      })),
      tokens: await Promise.all(tokens),
      day: this.shape.day,
      year: this.shape.year,
      writeEveryMs: 40,
      readEveryMs: 100,
    };
    await this.#bystanders.ask('gather', command);
  }
}
