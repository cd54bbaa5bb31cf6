import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { ask, hold, isRoot, NOBODY, newDataFolder, newFolder, open, usedDataFolder } from './embedded-fixture.ts';

/** A cluster that was stopped in order, with one thing then done to it. */
async function clusterWith(damage: (cluster: string) => void): Promise<string> {
  const dataFolder = await usedDataFolder();
  damage(join(dataFolder, 'cluster'));
  return dataFolder;
}

/** Names and sizes of everything in a cluster. */
function inventory(dataFolder: string): string[] {
  const cluster = join(dataFolder, 'cluster');
  return readdirSync(cluster, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(cluster, name)).size}`)
    .sort();
}

describe('a broken data folder is reported in one line and left as it is', () => {
  const cases: [what: string, damage: (cluster: string) => void, code: string, message: RegExp][] = [
    [
      'garbage for a version',
      (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '\0\u0001'),
      'broken-cluster',
      /is damaged: PG_VERSION is unreadable\. Put a backup/,
    ],
    [
      'no version',
      (cluster) => rmSync(join(cluster, 'PG_VERSION')),
      'broken-cluster',
      /is damaged: PG_VERSION is missing/,
    ],
    [
      'another major version',
      (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '16\n'),
      'wrong-version',
      /was made by PostgreSQL 16, but the programs here are 18\.4.*Start it with the programs of version 16/,
    ],
    [
      'no control file',
      (cluster) => rmSync(join(cluster, 'global', 'pg_control')),
      'broken-cluster',
      /is damaged: global\/pg_control is missing/,
    ],
    [
      'a control file of garbage',
      (cluster) => writeFileSync(join(cluster, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
      'start-failed',
      /did not start on .*: database files are incompatible.*Nothing was removed; see .*server\.log/,
    ],
    [
      'no log of transactions',
      (cluster) => rmSync(join(cluster, 'pg_wal'), { recursive: true }),
      'broken-cluster',
      /is damaged: pg_wal is missing/,
    ],
    [
      'a setting that the server does not know',
      (cluster) => writeFileSync(join(cluster, 'postgresql.auto.conf'), 'no_such_setting = on\n'),
      'start-failed',
      /did not start on .*configuration file/,
    ],
  ];
  for (const [what, damage, code, message] of cases) {
    test(what, async () => {
      const dataFolder = await clusterWith(damage);
      const before = inventory(dataFolder);
      const error = await startEmbeddedPostgres({ dataFolder, durable: false }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'EmbeddedPostgresError', code, message: expect.stringMatching(message) });
      expect((error as Error).message).not.toContain('\n');
      if (code === 'start-failed') expect(error).toMatchObject({ detail: expect.stringContaining('FATAL') });
      expect(inventory(dataFolder)).toEqual(before);
    });
  }

  test('after the repair it starts: a failed start keeps no hold on the folder', async () => {
    const dataFolder = await clusterWith((cluster) => writeFileSync(join(cluster, 'PG_VERSION'), 'x'));
    await expect(open({ dataFolder })).rejects.toMatchObject({ code: 'broken-cluster' });
    writeFileSync(join(dataFolder, 'cluster', 'PG_VERSION'), '18\n');
    const server = await open({ dataFolder });
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
  });
});

describe('a data folder that cannot be used', () => {
  test('a file in its place', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataFolder: join(file, 'below') })).rejects.toMatchObject({
      code: 'no-access',
      message: expect.stringMatching(/^The database folder .* cannot be used by this user .*choose another folder/),
    });
    await expect(startEmbeddedPostgres({ dataFolder: file })).rejects.toMatchObject({ code: 'no-access' });
  });

  test('a folder in which only others may write', async ({ skip }) => {
    skip(!isRoot, 'needs root, to act as another user');
    const { report } = await hold({ dataFolder: newDataFolder() }, NOBODY);
    expect(report).toMatchObject({ code: 'no-access', message: expect.stringContaining('Correct its owner') });
  });

  test('the cluster of another user', async ({ skip }) => {
    skip(!isRoot, 'needs root, to act as another user');
    const dataFolder = await clusterWith(() => {});
    chownSync(dataFolder, NOBODY.uid, NOBODY.gid);
    const owner = statSync(join(dataFolder, 'cluster')).uid;
    skip(owner === NOBODY.uid, 'the only unprivileged user here is nobody');
    const { report } = await hold({ dataFolder }, NOBODY);
    expect(report).toMatchObject({ code: 'no-access' });
  });

  test('a full disk, before and after the cluster is made', async ({ skip }) => {
    const folder = newFolder();
    skip(!mountSmallDisk(folder, '24m'), 'cannot mount a small disk here');
    const dataFolder = join(folder, 'data');
    const error = await startEmbeddedPostgres({ dataFolder, durable: false }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'disk-full', message: expect.stringMatching(/^No space is left.*Free some/) });
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('cluster'))).toEqual([]);

    execFileSync('mount', ['-o', 'remount,size=80m', folder]);
    const server = await open({ dataFolder });
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
    await server.stop();
  });
});

function mountSmallDisk(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return true;
}

describe('a data folder with other things in it', () => {
  test('keeps them', async () => {
    const dataFolder = newDataFolder();
    mkdirSync(dataFolder, { mode: 0o755 });
    writeFileSync(join(dataFolder, 'notes.txt'), 'mine');
    const server = await open({ dataFolder });
    await server.stop();
    expect(readFileSync(join(dataFolder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(dataFolder, 'cluster', 'PG_VERSION'))).toBe(true);
  });
});
