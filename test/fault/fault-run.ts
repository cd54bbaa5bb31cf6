import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { WORK_ROW, type WorkListRow } from '../helpers/list-client.ts';
import { type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';
import { type ClientTask, readState, writeState } from './client.ts';
import { type ServerProcess, serverProcess, sharedKey } from './server-process.ts';

/** What follows boards, and what follows work lists. */
const BOARDS = fileURLToPath(new URL('client.ts', import.meta.url));
const LISTS = fileURLToPath(new URL('list-follower.ts', import.meta.url));
const WRITERS = 4;
const NODES = 2;
/** Of each of the two. */
const CLIENTS = 2;
/** What dies, in turn. */
const VICTIMS = ['server', 'client', 'server', 'backends', 'client', 'server', 'database', 'client'] as const;
type Victim = (typeof VICTIMS)[number];

const RECORD = `mutation ($input: RecordAdmissionInput!) {
  recordAdmission(input: $input) { __typename ... on AdmissionPayload { admission { id } } ... on UserError { code } }
}`;
const BOARD = `query ($committeeId: ID!, $year: Int!, $depth: BoardDepth!) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: $depth) { rows { committeeId admitted admittedHere } }
}`;

const DUE = `query ($withinId: ID!, $after: String) {
  deadlines(withinId: $withinId, first: 100, after: $after) { nodes { ${WORK_ROW} } pageInfo { hasNextPage endCursor } }
}`;

/** A client in a process of its own. */
interface Client {
  program: typeof BOARDS | typeof LISTS;
  task: ClientTask;
  child: ChildProcess;
}

/** How it went. */
export interface FaultReport {
  kills: Record<Victim, number>;
  /** People who were admitted, as their writers know. */
  admitted: number;
  /** Frames the clients took, and how often they went on at a cursor. */
  frames: number;
  resumed: number;
  /** Of these the frames of work lists, and the rows that they show in the end. */
  listFrames: number;
  listRows: number;
  /** What was wrong; empty when all is well. */
  problems: string[];
}

/**
 * Kills servers, the database and clients under load, and compares everything with everything at the end. Uses a
 * database server of its own.
 */
export async function faultRun(kills: number, say: (line: string) => void = () => {}): Promise<FaultReport> {
  const folder = mkdtempSync(join(scratchFolder(), 'ketnap-fault-'));
  const run = new FaultRun(join(folder, 'data'), folder, say);
  try {
    return await run.go(kills);
  } finally {
    await run.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

class FaultRun {
  readonly #dataFolder: string;
  readonly #folder: string;
  readonly #say: (line: string) => void;
  readonly #progress = new EventEmitter().setMaxListeners(0);
  readonly #nodes: ServerProcess[] = [];
  readonly #clients: Client[] = [];
  readonly #acknowledged: string[] = [];
  readonly #kills: Record<Victim, number> = { server: 0, client: 0, backends: 0, database: 0 };
  #admitted = 0;
  #over = false;
  #starting: Promise<unknown>[] = [];
  #postgres!: EmbeddedPostgres;
  #url!: string;
  #pool!: pg.Pool;
  #district!: LiveDistrict;
  #token!: string;

  constructor(dataFolder: string, folder: string, say: (line: string) => void) {
    this.#dataFolder = dataFolder;
    this.#folder = folder;
    this.#say = say;
  }

  async go(kills: number): Promise<FaultReport> {
    await this.#prepare(kills);
    const writing = this.#write();
    for (let kill = 0; kill < kills; kill += 1) {
      await this.#steps(1 + ((kill * 7) % 5));
      await this.#kill(VICTIMS[kill % VICTIMS.length] as Victim);
      if ((kill + 1) % 50 === 0) this.#say(`${kill + 1} of ${kills} killed, ${this.#admitted} admitted`);
    }
    await Promise.all(this.#starting);
    await this.#steps(10);
    this.#over = true;
    await within(60_000, 'the writers come to their ends', writing);
    return this.#compare();
  }

  async end(): Promise<void> {
    this.#over = true;
    await Promise.allSettled(this.#starting);
    for (const { child } of this.#clients) await endChild(child);
    for (const node of this.#nodes) await node.end();
    await this.#pool?.end();
    await this.#postgres?.stop();
  }

  async #prepare(kills: number): Promise<void> {
    this.#postgres = await startEmbeddedPostgres({ dataFolder: this.#dataFolder, durable: true });
    this.#url = this.#postgres.url('ketnap');
    await createDatabaseIfMissing(this.#url);
    await migrate(this.#url);
    this.#pool = openPool({ url: this.#url });
    const cells = 24;
    // Enough people for as long as it takes: beside the steps that are waited for, admissions go on during the starts.
    this.#district = await plantDistrict(this.#pool, { cells, waiting: Math.ceil((kills * 150 + 500) / cells) });
    const key = await sharedKey();
    this.#token = await key.sign('chief', 24 * 3600);
    for (let n = 0; n < NODES; n += 1) this.#nodes.push(await serverProcess(this.#url, { key }));
    await Promise.all(this.#nodes.map((node) => node.start()));
    for (let turn = 0; turn < 2 * CLIENTS; turn += 1) {
      const stateFile = join(this.#folder, `client-${turn}.json`);
      const program = turn % 2 === 0 ? BOARDS : LISTS;
      writeState(stateFile, { cursor: null, rows: [], frames: 0, resumed: 0, problem: null });
      const task: ClientTask = {
        urls: this.#nodes.map(({ url }) => url),
        token: this.#token,
        variables:
          program === BOARDS
            ? this.#district.board
            : { withinId: encodeGlobalId('Committee', this.#district.cells[turn] ?? '') },
        stateFile,
        turn,
      };
      this.#clients.push({ program, task, child: startClient(program, task) });
    }
  }

  /** Admits one person after the other, asking again until there is an answer. */
  async #write(): Promise<void> {
    const { rows: people } = await this.#pool.query<{ id: string }>(
      `SELECT id FROM candidate WHERE stage = 'DECIDED' ORDER BY id`,
    );
    const one = async (writer: number): Promise<void> => {
      for (let next = writer; !this.#over; next += WRITERS) {
        const person = people[next];
        if (!person) throw new Error('more people are needed');
        await this.#admit(encodeGlobalId('Candidate', person.id), next);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => one(writer)));
  }

  async #admit(candidateId: string, turn: number): Promise<void> {
    const { day } = this.#district;
    const input = { candidateId, ceremonyOn: day, decisionOn: day, decisionNumber: 'fault' };
    for (let attempt = turn; ; attempt += 1) {
      const answer = await this.#ask(attempt, RECORD, { input });
      const result = answer?.recordAdmission as { code?: string; admission?: { id: string } } | undefined;
      if (result?.admission) this.#acknowledged.push(result.admission.id);
      // No answer: whether it was written is not known. Asking again tells.
      else if (result?.code !== 'ALREADY_ADMITTED') continue;
      this.#admitted += 1;
      this.#progress.emit('step');
      return;
    }
  }

  async #ask(node: number, query: string, variables: object): Promise<Record<string, unknown> | null> {
    const { url } = this.#nodes[node % NODES] as ServerProcess;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(20_000),
      });
      return ((await response.json()) as { data?: Record<string, unknown> | null }).data ?? null;
    } catch {
      // Dead; a node that refuses does so at once, and the other one is asked next.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return null;
    }
  }

  async #steps(count: number): Promise<void> {
    const wait = async (): Promise<void> => {
      for (let step = 0; step < count; step += 1) await once(this.#progress, 'step');
    };
    await within(60_000, 'admissions go on', wait());
  }

  async #kill(victim: Victim): Promise<void> {
    const turn = this.#kills[victim];
    this.#kills[victim] += 1;
    switch (victim) {
      case 'server': {
        const index = turn % NODES;
        await this.#starting[index];
        const node = this.#nodes[index] as ServerProcess;
        await node.kill();
        this.#starting[index] = this.#startAgain(node);
        return;
      }
      case 'client': {
        const client = this.#clients[turn % this.#clients.length] as Client;
        await endChild(client.child);
        client.child = startClient(client.program, client.task);
        return;
      }
      case 'backends':
        await this.#pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name LIKE 'ketnap%'`);
        return;
      case 'database':
        process.kill(this.#postgres.pid, 'SIGKILL');
        await this.#postgres.stop();
        this.#postgres = await startEmbeddedPostgres({ dataFolder: this.#dataFolder, durable: true });
    }
  }

  /** A server that finds no database ends, as it must: whoever runs it starts it again. */
  async #startAgain(node: ServerProcess): Promise<void> {
    while (!this.#over) {
      try {
        return await node.start();
      } catch {
        await node.kill();
      }
    }
  }

  async #compare(): Promise<FaultReport> {
    const problems: string[] = [];
    const same = (what: string, found: unknown, expected: unknown): void => {
      const [is, shouldBe] = [JSON.stringify(found), JSON.stringify(expected)];
      if (is !== shouldBe) problems.push(`${what}: ${is} instead of ${shouldBe}`);
    };
    const { district, year, board } = { ...this.#district };
    const rootAt = async (node: number): Promise<{ root: number; own: number; whole: boolean }> => {
      const answer = (await this.#ask(node, BOARD, board)) as {
        quotaBoard: { rows: { committeeId: string; admitted: number; admittedHere: number }[] };
      } | null;
      const rows = answer?.quotaBoard.rows ?? [];
      const own = rows.reduce((sum, { admittedHere }) => sum + admittedHere, 0);
      const root = rows.find(({ committeeId }) => committeeId === board.committeeId)?.admitted ?? Number.NaN;
      return { root, own, whole: rows.length === this.#district.size };
    };
    // Whatever the dead left in the inbox is taken up by the living.
    for (const [n] of this.#nodes.entries()) {
      await eventually(
        PATIENCE_MS,
        `node ${n} shows everything`,
        async () => (await rootAt(n)).root === this.#admitted,
      );
      same(`board of node ${n}`, await rootAt(n), { root: this.#admitted, own: this.#admitted, whole: true });
    }
    const ofProgram = (wanted: string): string[] =>
      this.#clients.filter(({ program }) => program === wanted).map(({ task }) => task.stateFile);
    for (const [n, file] of ofProgram(BOARDS).entries()) {
      const root = (): number | undefined =>
        readState(file).rows.find(({ committeeId }) => committeeId === board.committeeId)?.admitted;
      await eventually(PATIENCE_MS, `client ${n} shows everything`, async () => {
        return readState(file).problem !== null || root() === this.#admitted;
      });
      same(`problem of client ${n}`, readState(file).problem, null);
    }
    let listRows = 0;
    for (const { program, task } of this.#clients)
      if (program === LISTS) listRows += await this.#compareList(task, same);

    const query = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await this.#pool.query<Record<string, unknown>>(sql, values)).rows;
    const stored = new Set((await query('SELECT id FROM admission')).map(({ id }) => id));
    const lost = this.#acknowledged.filter((globalId) => {
      const [, id = ''] = Buffer.from(globalId, 'base64url').toString().split(':');
      return !stored.has(id);
    });
    same('acknowledged and lost', lost, []);
    same('acknowledged twice', this.#acknowledged.length - new Set(this.#acknowledged).size, 0);
    same('records', stored.size, this.#admitted);
    same(
      'admitted twice',
      await query('SELECT candidate_id FROM admission WHERE NOT revoked GROUP BY 1 HAVING count(*) > 1'),
      [],
    );
    // Without the stage and the history that belong to it, or the other way round.
    same(
      'half done',
      await query(`SELECT c.id FROM candidate c LEFT JOIN admission a ON a.candidate_id = c.id
        WHERE (a.id IS NULL) <> (c.stage = 'DECIDED')
          OR (a.id IS NULL) = EXISTS (SELECT FROM stage_change s WHERE s.candidate_id = c.id AND s.to_stage = 'PROBATIONARY')
          OR (a.id IS NOT NULL) AND (SELECT count(*) FROM admission_change h WHERE h.admission_id = a.id) <> 1`),
      [],
    );
    const counters = await query(
      `SELECT sum(t.admitted) FILTER (WHERE p.child_id = $1)::integer AS root,
              sum(t.admitted) FILTER (WHERE p.child_id = ANY ($2::uuid[]))::integer AS cells
       FROM feed_tally t JOIN committee_placement p ON p.id = t.placement_id WHERE t.year = $3`,
      [district, this.#district.cells, year],
    );
    same('counters', counters, [{ root: this.#admitted, cells: this.#admitted }]);
    same('differences', await query('SELECT * FROM feed_differences()'), []);
    same('pending', await query('SELECT * FROM feed_pending'), []);
    const gaps =
      'SELECT seq FROM feed_digest d WHERE seq > 0 AND NOT EXISTS (SELECT FROM feed_digest WHERE seq = d.seq - 1)';
    same('positions without the one before', await query(gaps), []);

    const sum = (of: 'frames' | 'resumed', files: readonly string[]): number =>
      files.reduce((all, file) => all + readState(file)[of], 0);
    const states = this.#clients.map(({ task }) => task.stateFile);
    return {
      kills: this.#kills,
      admitted: this.#admitted,
      frames: sum('frames', states),
      resumed: sum('resumed', states),
      listFrames: sum('frames', ofProgram(LISTS)),
      listRows,
      problems,
    };
  }

  /** A work list is what each node answers, and has whoever was admitted in its cell. Returns how many rows it shows. */
  async #compareList(
    { variables, stateFile }: ClientTask,
    same: (what: string, found: unknown, expected: unknown) => void,
  ): Promise<number> {
    const inOrder = (rows: readonly WorkListRow[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    const shown = (): string[] => inOrder(readState<WorkListRow>(stateFile).rows);
    for (const node of this.#nodes.keys()) {
      const rows: WorkListRow[] = [];
      for (let after: string | null = null; ; ) {
        const answer = await this.#ask(node, DUE, { ...variables, after });
        const due = answer?.deadlines as
          | { nodes: WorkListRow[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
          | undefined;
        if (due === undefined) break;
        rows.push(...due.nodes);
        if (!due.pageInfo.hasNextPage) break;
        after = due.pageInfo.endCursor;
      }
      await eventually(PATIENCE_MS, 'a list shows everything', async () => {
        return readState(stateFile).problem !== null || JSON.stringify(shown()) === JSON.stringify(inOrder(rows));
      });
      same(`list by node ${node}`, shown(), inOrder(rows));
    }
    same('problem of a list', readState(stateFile).problem, null);
    const { withinId } = variables as { withinId: string };
    const { rows: admitted } = await this.#pool.query<{ id: string }>(
      'SELECT a.candidate_id AS id FROM admission a WHERE a.committee_id = $1 ORDER BY 1',
      [Buffer.from(withinId, 'base64url').toString().replace('Committee:', '')],
    );
    const reviewed = readState<WorkListRow>(stateFile).rows.filter(({ kind }) => kind === 'RECOGNITION_REVIEW');
    same(
      'who waits for the review of a cell',
      reviewed.map(({ aboutId }) => aboutId).sort(),
      admitted.map(({ id }) => encodeGlobalId('Candidate', id)).sort(),
    );
    return reviewed.length;
  }
}

function startClient(program: string, task: ClientTask): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(task)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
