import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { findPostmaster } from '../../tools/embedded-postgres/postmaster-file.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { ask, newDataFolder, newFolder, open, usedDataFolder } from './embedded-fixture.ts';

describe('startEmbeddedPostgres', () => {
  test('makes a cluster at the first start and opens it again at the next, in a fraction of the time', async () => {
    const dataFolder = newDataFolder();
    const begin = performance.now();
    const first = await startEmbeddedPostgres({ dataFolder });
    const firstMs = performance.now() - begin;
    await ask(first.url('postgres'), 'create table kept as select 42 as answer');
    await first.stop();

    const openAgain = async (): Promise<number> => {
      const again = performance.now();
      const second = await open({ dataFolder, durable: true });
      const tookMs = performance.now() - again;
      expect(await ask(second.url('postgres'), 'select answer from kept')).toBe(42);
      expect([first.adopted, second.adopted]).toEqual([false, false]);
      await second.stop();
      return tookMs;
    };
    const secondMs = await shortestOf(firstMs / 2, openAgain);
    expect(secondMs).toBeLessThan(firstMs / 2);
    console.info(`first start ${firstMs.toFixed(0)} ms, later ${secondMs.toFixed(0)} ms`);
  });

  test('is PostgreSQL 18 on a socket alone, in UTC, with the case rules of Unicode', async () => {
    const server = await open({ dataFolder: newDataFolder(), durable: true, settings: { work_mem: '12MB' } });
    const client = new pg.Client({ connectionString: server.url('postgres') });
    await client.connect();
    const { rows } = await client.query(`
      select current_setting('server_version_num')::int / 10000 as major, current_setting('listen_addresses') as tcp,
        current_setting('timezone') as zone, current_setting('jit') as jit, current_setting('fsync') as fsync,
        current_setting('max_connections') as connections, current_setting('work_mem') as work_mem,
        current_user as "user", lower('ĐẢNG Ä') as lower, datlocprovider as provider, datlocale as locale
      from pg_database where datname = current_database()`);
    await client.end();
    expect(rows[0]).toEqual({
      major: 18,
      tcp: '',
      zone: 'UTC',
      jit: 'off',
      fsync: 'on',
      connections: '100',
      work_mem: '12MB',
      user: 'ketnap',
      lower: 'đảng ä',
      provider: 'b',
      locale: 'C.UTF-8',
    });
    const permissions = (path: string) => statSync(path).mode & 0o777;
    expect(permissions(join(server.dataFolder, 'cluster'))).toBe(0o700);
    expect(permissions(server.socketFolder)).toBe(0o700);
    expect(permissions(server.logFile)).toBe(0o600);
  });

  test('gives addresses that Prisma understands', async () => {
    const server = await open({ dataFolder: await usedDataFolder() });
    const adapter = await new PrismaPg(server.url('postgres')).connect();
    const { rows } = await adapter.queryRaw({ sql: 'select 1 + 1', args: [], argTypes: [] });
    await adapter.dispose();
    expect(rows).toEqual([[2]]);
  });

  test('copes with a folder whose path no socket address holds', async () => {
    const dataFolder = join(newFolder(), 'data', 'a folder with spaces', randomBytes(60).toString('hex'));
    const server = await open({ dataFolder });
    expect(server.dataFolder).toBe(dataFolder);
    expect(Buffer.byteLength(join(server.socketFolder, '.s.PGSQL.5432'))).toBeLessThanOrEqual(103);
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'in-use' });
    await server.stop();
  });

  test('leaves no unfinished cluster, and clears away that of a killed start', async () => {
    const dataFolder = await usedDataFolder();
    renameSync(join(dataFolder, 'cluster'), join(dataFolder, 'cluster.new-00000000'));
    mkdirSync(join(dataFolder, 'cluster'));
    const second = await open({ dataFolder });
    expect(await ask(second.url('postgres'), 'select 1')).toBe(1);
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });
});

describe('stop', () => {
  test('shuts down in order under an open transaction, once', async () => {
    const dataFolder = await usedDataFolder();
    const server = await startEmbeddedPostgres({ dataFolder, durable: false });
    const client = new pg.Client({ connectionString: server.url('postgres') });
    const disconnected = new Promise<Error>((resolve) => client.on('error', resolve));
    await client.connect();
    await client.query('begin; create table lost ()');

    await Promise.all([server.stop(), server.stop()]);
    expect(await disconnected).toMatchObject({ code: '57P01' });
    expect(findPostmaster(join(dataFolder, 'cluster'))).toBeUndefined();
    expect(existsSync(server.socketFolder)).toBe(false);
    expect(readFileSync(server.logFile, 'utf8')).toMatch(/database system is shut down\s*$/);

    const next = await open({ dataFolder });
    expect(await ask(next.url('postgres'), `select to_regclass('lost') is null`)).toBe(true);
    expect(readFileSync(next.logFile, 'utf8')).not.toMatch(/not properly shut down/);
  });
});
