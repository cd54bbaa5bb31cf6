import pg from 'pg';
import { demoIds } from '../prisma/seed/demo-ids.ts';
import { sequenceAll } from './bench-tables.ts';
import { boardVariables, globalCommitteeId, WATCH_BOARD, WATCH_LIST } from './board.ts';
import { Child } from './child.ts';
import type { Usage } from './child-commands.ts';
import type { BenchDatabases } from './database.ts';
import type { CoreOf } from './limits.ts';
import type { Deliveries, Dialect, Faults, Open } from './load/commands.ts';
import { type Admission, insertAdmission, insertAndNotify, insertStep } from './plain-admission.ts';

/** Who is compared. */
export const CONTENDERS = ['raw', 'ketnap', 'recipe'] as const;
/** Name of a contender. */
export type ContenderName = (typeof CONTENDERS)[number];

const PROGRAMS: Record<ContenderName, string> = {
  raw: './contenders/raw-ws.ts',
  ketnap: './contenders/ketnap.ts',
  recipe: './contenders/usual-recipe.ts',
};

/** Who records in the name of the district, and watches when there is one viewer. */
const DISTRICT_LOGIN = 'demo-district';

/** What a stand is made for. */
export interface StandOptions {
  databases: BenchDatabases;
  contender: ContenderName;
  cores: CoreOf;
  /** Different people among the subscribers of Ketnap. */
  viewers: number;
  /** Longest silence of Ketnap's boards; its own default when left out. */
  heartbeatMs?: number;
}

/** A contender with a database of its own, and the process that holds its subscribers. */
export class Stand {
  readonly contender: ContenderName;
  readonly pool: pg.Pool;
  readonly #server: Child;
  readonly #load: Child;
  readonly #viewers: string[];
  #port = 0;

  private constructor(options: StandOptions, url: string, viewers: string[]) {
    const { contender, cores, heartbeatMs } = options;
    this.contender = contender;
    this.#viewers = viewers;
    this.pool = new pg.Pool({ connectionString: url, max: 10 });
    // An idle connection that is lost, as on an interrupt, must not end the process before it has cleaned up.
    this.pool.on('error', () => {});
    const env: Record<string, string> = { DATABASE_URL: url, NODE_ENV: 'production' };
    if (heartbeatMs !== undefined) env.BENCH_HEARTBEAT_MS = String(heartbeatMs);
    this.#server = new Child(PROGRAMS[contender], cores.server, env);
    this.#load = new Child('./load/load.ts', cores.load);
  }

  /** Starts the server of a contender, still without subscribers. */
  static async start(options: StandOptions): Promise<Stand> {
    const url = await options.databases.clone();
    const viewers = options.viewers === 1 ? [DISTRICT_LOGIN] : await grantViewers(url, options.viewers);
    const stand = new Stand(options, url, viewers);
    try {
      stand.#port = await stand.#server.ask<number>('port');
    } catch (error) {
      await stand.end();
      throw error;
    }
    return stand;
  }

  /** Where its server listens. */
  get port(): number {
    return this.#port;
  }

  /** Opens subscribers to the boards of committees, in turn; resolves when each has seen its board, and it was right. */
  async subscribe(subscribers: number, committeeIds: string[]): Promise<void> {
    const boards = await this.#boards(committeeIds);
    const open: Open = { port: this.#port, subscribers, boards, dialect: await this.#dialect() };
    await this.#load.ask('open', open);
  }

  /** Opens subscribers to the work lists of cells, in turn, each as the secretary of its cell; resolves when each has its list. */
  async subscribeToLists(subscribers: number, committeeIds: string[]): Promise<void> {
    const secretaries = committeeIds.map((_, n) => `bench-viewer-${n}`);
    await this.pool.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
       SELECT gen_random_uuid(), subject, 'CELL_SECRETARY', cell, '2020-01-01', 'bench' FROM unnest($1::text[], $2::uuid[]) AS s(subject, cell)`,
      [secretaries, committeeIds],
    );
    await sequenceAll(this.pool);
    const boards = committeeIds.map((committeeId) => {
      const payload = { query: WATCH_LIST, variables: { withinId: globalCommitteeId(committeeId) } };
      return { top: committeeId, admitted: {}, subscribe: JSON.stringify({ id: '1', type: 'subscribe', payload }) };
    });
    const open: Open = {
      port: this.#port,
      subscribers,
      boards,
      dialect: await this.#dialect(secretaries),
      lists: true,
    };
    await this.#load.ask('open', open);
  }

  /** From now on a change must show exactly these figures; null when changes come at the same time. */
  async expect(admitted: Record<string, number> | null): Promise<void> {
    await this.#load.ask('expect', { board: 0, admitted });
  }

  /** Resolves when every subscriber has been sent one figure, with when that was. */
  everybody(timeoutMs: number): Promise<Deliveries> {
    return this.#load.ask('everybody', { timeoutMs });
  }

  /** Resolves when every subscriber shows the value of its board, with all figures that were sent. */
  until(values: number[], timeoutMs: number): Promise<Deliveries> {
    return this.#load.ask('until', { values, timeoutMs });
  }

  /** What the subscribers show now. */
  values(): Promise<Uint32Array> {
    return this.#load.ask('values');
  }

  /** What was wrong so far. */
  faults(): Promise<Faults> {
    return this.#load.ask('faults');
  }

  /** CPU time of server and load since they started, microseconds. */
  async cpu(): Promise<{ server: number; load: number }> {
    const [server, load] = await Promise.all([this.#server.ask<Usage>('usage'), this.#load.ask<Usage>('usage')]);
    return { server: server.cpuUs, load: load.cpuUs };
  }

  /** Memory of the server after collecting, bytes. */
  rss(): Promise<number> {
    return this.#server.ask('rss');
  }

  /** A token of the district for Ketnap's mutations. */
  async writerToken(): Promise<string> {
    const [token = ''] = await this.#server.ask<string[]>('tokens', [DISTRICT_LOGIN]);
    return token;
  }

  /**
   * Commits one admission by SQL, in the way this contender hears of it.
   * @param onCommit - called just before the commit is sent.
   */
  async admit(admission: Admission, onCommit: () => void = () => {}): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await (this.contender === 'ketnap' ? insertAdmission : insertAndNotify)(client, admission);
      onCommit();
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    // As another node would after a commit.
    if (this.contender === 'ketnap') await sequenceAll(this.pool);
  }

  /** Commits by SQL what an admission is to its case: the record, the step and the stage. */
  async takeStep(admission: Admission): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await insertStep(client, admission);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    await sequenceAll(this.pool);
  }

  /** Ends server and load. */
  async end(): Promise<void> {
    await Promise.all([this.#server.end(), this.#load.end(), this.pool.end()]);
  }

  async #boards(committeeIds: string[]): Promise<Open['boards']> {
    const { rows } = await this.pool.query<{ id: string; parentId: string; admitted: number }>(
      'SELECT committee_id AS id, parent_id AS "parentId", admitted FROM bench_figure',
    );
    return committeeIds.map((committeeId) => {
      const own = rows.filter(({ id, parentId }) => id === committeeId || parentId === committeeId);
      const variables = boardVariables(committeeId);
      const payload = { query: WATCH_BOARD, variables };
      return {
        top: globalCommitteeId(committeeId),
        admitted: Object.fromEntries(own.map(({ id, admitted }) => [globalCommitteeId(id), admitted])),
        subscribe: this.contender === 'raw' ? committeeId : JSON.stringify({ id: '1', type: 'subscribe', payload }),
      };
    });
  }

  async #dialect(viewers = this.#viewers): Promise<Dialect> {
    if (this.contender === 'raw') return { path: '/', protocol: null, tokens: null };
    // The recipe checks nobody.
    const tokens = this.contender === 'ketnap' ? await this.#server.ask<string[]>('tokens', viewers) : [''];
    return { path: '/graphql', protocol: 'graphql-transport-ws', tokens };
  }
}

/** Starts several at a time, in the order of the options. When one does not start, none is left. */
export async function startStands(all: StandOptions[]): Promise<Stand[]> {
  const started = await Promise.allSettled(all.map((options) => Stand.start(options)));
  const failed = started.find((one) => one.status === 'rejected');
  const stands = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return stands;
  await Promise.all(stands.map((stand) => stand.end()));
  throw failed.reason;
}

async function grantViewers(url: string, count: number): Promise<string[]> {
  const viewers = Array.from({ length: count }, (_, index) => `bench-viewer-${index}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
       SELECT gen_random_uuid(), subject, 'DASHBOARD', $2, '2020-01-01', 'bench' FROM unnest($1::text[]) AS subject`,
      [viewers, demoIds.lucYen],
    );
    await sequenceAll(client);
  } finally {
    await client.end();
  }
  return viewers;
}
