import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalKey } from '../../src/access/local-key.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type ServerProcess, serverProcess, sharedKey } from '../fault/server-process.ts';
import { type BackupStand, openBackupStand, whyNoBackup } from '../helpers/backup-stand.ts';
import { type LiveBoard, openBoard, TRANSPORTS } from '../helpers/live-board.ts';
import { admitBySql, admittedOnRecord, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

const HUYEN = 'Huyện';

const missing = await whyNoBackup();
if (missing !== null) console.warn(`backups are not tested: ${missing}`);

describe.skipIf(missing !== null)('pg_dump and pg_restore, while boards are watched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ketnap-backup-'));
  const file = join(folder, 'ketnap.dump');
  let stand: BackupStand;
  let key: LocalKey;
  let nodes: ServerProcess[];
  let pool: pg.Pool;
  let district: LiveDistrict;
  let boards: LiveBoard[];

  beforeAll(async () => {
    stand = await openBackupStand();
    await stand.admin('CREATE DATABASE ketnap_backup');
    const url = stand.url('ketnap_backup');
    await migrate(url);
    pool = openPool({ url });
    district = await plantDistrict(pool);
    await admitBySql(pool, district, district.cells, 3);
    key = await sharedKey();
    nodes = [await serverProcess(url, { key }), await serverProcess(url, { key })];
    await Promise.all(nodes.map((node) => node.start()));
  });
  afterAll(async () => {
    for (const node of nodes) await node.end();
    await pool.end();
    for (const name of ['backup', 'before']) await stand.admin(`DROP DATABASE IF EXISTS ketnap_${name} WITH (FORCE)`);
    await stand.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    const token = await key.sign('chief', 600);
    boards = await Promise.all(
      nodes.flatMap(({ url }) => TRANSPORTS.map((over) => openBoard(over, { url, token, variables: district.board }))),
    );
  });
  afterEach(() => {
    for (const board of boards) board.vanish();
  });

  const admitOne = (): Promise<void> => admitBySql(pool, district, district.cells.slice(0, 1));
  const differences = async () => (await pool.query('SELECT * FROM feed_differences()')).rows;

  /** Asks a node again and again for what is in the database and not in its memory. Returns how it was answered. */
  async function askUntil(over: AbortSignal, { url, token }: ServerProcess): Promise<Set<string>> {
    const codes = new Set<string>();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token('chief')}` };
    const body = JSON.stringify({ query: '{ candidates(first: 1) { totalCount } }' });
    while (!over.aborted) {
      const response = await fetch(url, { method: 'POST', headers, body });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      codes.add(errors?.[0]?.extensions.code ?? 'answered');
    }
    return codes;
  }

  /** Waits until every board shows what is on record. */
  async function allShowTheRecord(): Promise<number> {
    const onRecord = await admittedOnRecord(pool, district);
    for (const live of boards) {
      await live.shows(PATIENCE_MS, `${onRecord} admitted`, (board) => board.row(HUYEN).admitted === onRecord);
    }
    return onRecord;
  }

  it.each([
    {
      how: 'beside it, and takes its place',
      async restore() {
        await stand.admin('CREATE DATABASE ketnap_restored');
        await stand.run(
          'pg_restore',
          '--no-owner',
          '--exit-on-error',
          `--dbname=${stand.url('ketnap_restored')}`,
          file,
        );
        await migrate(stand.url('ketnap_restored'));
        await stand.admin(
          'ALTER DATABASE ketnap_backup ALLOW_CONNECTIONS false',
          `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'ketnap_backup'`,
          'ALTER DATABASE ketnap_backup RENAME TO ketnap_before',
          'ALTER DATABASE ketnap_restored RENAME TO ketnap_backup',
        );
      },
    },
    {
      how: 'over it',
      async restore() {
        const into = `--dbname=${stand.url('ketnap_backup')}`;
        const options = ['--clean', '--if-exists', '--no-owner', '--single-transaction', into, file];
        // Whoever asks meanwhile may lock tables in another order. The one that is givenUp up may be the restore, whole.
        const givenUp = (error: Error): false => {
          if (/deadlock detected/.test(error.message)) return false;
          throw error;
        };
        while (!(await stand.run('pg_restore', ...options).then(() => true, givenUp)));
      },
    },
  ])('a backup is restored $how: boards start anew with its figures and go on', async ({ restore }) => {
    // Taken while people are admitted, in one transaction each.
    const dumped = stand.run('pg_dump', '--format=custom', `--file=${file}`, stand.url('ketnap_backup'));
    let dumping = true;
    void dumped.finally(() => {
      dumping = false;
    });
    while (dumping) await admitOne();
    await dumped;
    await admitOne();
    const before = await allShowTheRecord();

    const over = new AbortController();
    const answers = nodes.map((node) => askUntil(over.signal, node));
    await restore();
    const restored = await eventually(PATIENCE_MS, 'the restored record', async () => {
      const onRecord = await admittedOnRecord(pool, district).catch(() => null);
      return onRecord !== null && onRecord < before ? onRecord : null;
    });
    expect(restored).toBeGreaterThanOrEqual(3 * district.cells.length);
    await allShowTheRecord();
    over.abort();
    for (const codes of await Promise.all(answers)) {
      expect(codes).toContain('answered');
      expect([...codes].filter((code) => code !== 'answered' && code !== 'UNAVAILABLE')).toEqual([]);
    }
    for (const live of boards) {
      expect(live.over).toBe(false);
      const resets = live.seen.filter(({ kind }) => kind === 'RESET');
      expect(resets).toEqual([expect.objectContaining({ from: null, reason: 'OTHER_HISTORY' })]);
    }
    expect(await differences()).toEqual([]);

    await admitOne();
    expect(await allShowTheRecord()).toBe(restored + 1);
    for (const live of boards) expect(live.seen.at(-1)?.kind).not.toBe('RESET');
    expect(await differences()).toEqual([]);
  });
});
