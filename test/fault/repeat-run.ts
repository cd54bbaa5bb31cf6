import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { admittedOnRecord, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { eventually } from '../helpers/within.ts';
import { type ServerProcess, serverProcess, sharedKey } from './server-process.ts';

const NODES = 2;
/** How often each deed is asked for. */
const TIMES = 50;
/** How many of them at once, by two servers. */
const AT_ONCE = 10;
/** Of so many deeds one loses its server between the commit and the answer. */
const DEEDS_A_KILL = 5;
const PATIENCE_MS = 60_000;

const RECORD = `mutation ($input: RecordAdmissionInput!, $key: String) {
  recordAdmission(input: $input, key: $key) {
    __typename ... on AdmissionPayload { repeated admission { id } } ... on UserError { code }
  }
}`;

/** How it went. */
export interface RepeatReport {
  deeds: number;
  repeats: number;
  /** Servers that were killed between the commit and the answer. */
  kills: number;
  /** What was wrong; empty when all is well. */
  problems: string[];
}

/** An answer to a deed. */
interface Answer {
  __typename: string;
  code?: string;
  repeated?: boolean;
  admission?: { id: string };
}

/**
 * Asks for deeds again and again under the keys of the first time, and kills servers between a commit and its answer.
 * @param url - a migrated database without rows.
 * @param repeats - how often it is asked in all.
 */
export async function repeatRun(url: string, repeats: number): Promise<RepeatReport> {
  const pool = openPool({ url });
  const key = await sharedKey();
  const env = { KETNAP_SETTLE_MS: String(PATIENCE_MS), KETNAP_SHARED_VIEWERS: 'chief=50' };
  const nodes: ServerProcess[] = [];
  try {
    const deeds = Math.ceil(repeats / TIMES);
    const district = await plantDistrict(pool, { cells: 24, waiting: Math.ceil(deeds / 24) });
    for (let n = 0; n < NODES; n += 1) nodes.push(await serverProcess(url, { key, env }));
    await Promise.all(nodes.map((node) => node.start()));
    return await new RepeatRun(pool, nodes, district, await key.sign('chief', 24 * 3_600)).go(deeds);
  } finally {
    for (const node of nodes) await node.end();
    await pool.end();
  }
}

class RepeatRun {
  readonly #pool: pg.Pool;
  readonly #nodes: readonly ServerProcess[];
  readonly #district: LiveDistrict;
  readonly #token: string;
  readonly #problems: string[] = [];
  #kills = 0;
  #repeats = 0;

  constructor(pool: pg.Pool, nodes: readonly ServerProcess[], district: LiveDistrict, token: string) {
    this.#pool = pool;
    this.#nodes = nodes;
    this.#district = district;
    this.#token = token;
  }

  async go(deeds: number): Promise<RepeatReport> {
    const { rows: people } = await this.#pool.query<{ id: string }>('SELECT id FROM candidate ORDER BY id LIMIT $1', [
      deeds,
    ]);
    for (const [deed, { id }] of people.entries()) {
      const { day } = this.#district;
      const input = {
        candidateId: encodeGlobalId('Candidate', id),
        ceremonyOn: day,
        decisionOn: day,
        decisionNumber: '1',
      };
      const variables = { input, key: randomUUID() };
      const killed = deed % DEEDS_A_KILL === 0;
      if (killed) await this.#killBeforeAnswer(id, variables, deed);
      await this.#repeat(variables, killed);
    }
    await this.#compare(deeds);
    return { deeds, repeats: this.#repeats, kills: this.#kills, problems: this.#problems };
  }

  /** The answer waits for the next position of the feed, which nobody can make meanwhile: so the server dies after the commit. */
  async #killBeforeAnswer(personId: string, variables: object, turn: number): Promise<void> {
    const node = this.#nodes[turn % NODES] as ServerProcess;
    const editor = await this.#pool.connect();
    try {
      await editor.query('BEGIN; SELECT FROM feed_head FOR UPDATE');
      const answer = this.#ask(node, variables).catch(() => null);
      await eventually(PATIENCE_MS, 'the admission is committed', async () => {
        const { rowCount } = await this.#pool.query('SELECT FROM admission WHERE candidate_id = $1', [personId]);
        return rowCount === 1;
      });
      await node.kill();
      this.#kills += 1;
      if ((await answer) !== null) this.#problems.push('a killed server has answered');
    } finally {
      await editor.query('ROLLBACK');
      editor.release();
    }
    await node.start();
  }

  async #repeat(variables: object, done: boolean): Promise<void> {
    const answers: Answer[] = [];
    for (let sent = 0; sent < TIMES; sent += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, (_, n) =>
        this.#ask(this.#nodes[n % NODES] as ServerProcess, variables),
      );
      answers.push(...(await Promise.all(batch)));
    }
    this.#repeats += answers.length;
    const first = answers.filter(({ repeated }) => repeated === false).length;
    const ids = new Set(answers.map(({ admission, code }) => admission?.id ?? code));
    if (first !== (done ? 0 : 1)) this.#problems.push(`done ${first} times, ${done ? 'after' : 'without'} a kill`);
    if (ids.size !== 1) this.#problems.push(`answered ${[...ids].join(', ')}`);
  }

  async #ask({ url }: ServerProcess, variables: object): Promise<Answer> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ query: RECORD, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { data, errors } = (await response.json()) as { data?: { recordAdmission: Answer }; errors?: object[] };
    if (!data) throw new Error(JSON.stringify(errors));
    return data.recordAdmission;
  }

  async #compare(deeds: number): Promise<void> {
    const { rows } = await this.#pool.query<{ written: string }>(
      `SELECT concat_ws(' ', (SELECT count(*) FROM admission), (SELECT count(*) FROM admission_change),
         (SELECT count(*) FROM stage_change), (SELECT count(*) FROM used_key)) AS written`,
    );
    const expected = Array.from({ length: 4 }, () => deeds).join(' ');
    if (rows[0]?.written !== expected) this.#problems.push(`written ${rows[0]?.written} instead of ${expected}`);
    if ((await admittedOnRecord(this.#pool, this.#district)) !== deeds) this.#problems.push('admitted another number');
    await this.#pool.query('SELECT feed_sequence()');
    const differences = await this.#pool.query('SELECT * FROM feed_differences()');
    if (differences.rowCount !== 0) this.#problems.push(`differences: ${JSON.stringify(differences.rows)}`);
  }
}
