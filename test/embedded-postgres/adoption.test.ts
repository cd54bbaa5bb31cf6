import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findPostmaster, isPostmasterOf } from '../../tools/embedded-postgres/postmaster-file.ts';
import { ask, end, hold, open, until, usedDataFolder } from './embedded-fixture.ts';

describe('a server that outlived its process', () => {
  for (const [event, signal, target] of [
    ['kill -9', 'SIGKILL', 'process'],
    ['Ctrl-C in the terminal', 'SIGINT', 'group'],
  ] as const) {
    test(`is adopted after ${event}, and stopped with its new owner`, async () => {
      const dataFolder = await usedDataFolder();
      const holder = await hold({ dataFolder });
      await ask(holder.report.url, 'create table kept as select 42 as answer');
      await end(holder, signal, target);

      const server = await open({ dataFolder });
      expect(server).toMatchObject({ adopted: true, pid: holder.report.pid });
      expect(server.url('postgres')).toBe(holder.report.url);
      expect(await ask(server.url('postgres'), 'select answer from kept')).toBe(42);

      await server.stop();
      expect(findPostmaster(join(dataFolder, 'cluster'))).toBeUndefined();
    });
  }

  test('is replaced when other settings are asked for: one without fsync never serves a durable start', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder, durable: false });
    await end(holder, 'SIGKILL');
    const server = await open({ dataFolder, durable: true });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url('postgres'), 'show fsync')).toBe('on');
  });

  test('is replaced when somebody has cleared away its socket', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder });
    await end(holder, 'SIGKILL');
    rmSync(holder.report.socketFolder, { recursive: true });
    const server = await open({ dataFolder });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
  });

  test('that is just stopping is waited for', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder });
    await end(holder, 'SIGKILL');
    process.kill(holder.report.pid, 'SIGINT');
    const server = await open({ dataFolder });
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
    expect(server.pid).not.toBe(holder.report.pid);
  });

  test('and was killed itself is recovered, with every acknowledged row', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder, durable: true });
    await ask(holder.report.url, 'create table kept as select 42 as answer');
    process.kill(holder.report.pid, 'SIGKILL');
    await end(holder, 'SIGKILL');
    const server = await open({ dataFolder, durable: true });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url('postgres'), 'select answer from kept')).toBe(42);
    expect(readFileSync(server.logFile, 'utf8')).toContain('automatic recovery');
  });
});

describe('a backend that outlived its postmaster', () => {
  test('is waited for: two generations never write to one cluster', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder });
    const client = new pg.Client({ connectionString: holder.report.url });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const backend = rows[0].pid as number;
    process.kill(backend, 'SIGSTOP');
    process.kill(holder.report.pid, 'SIGKILL');
    await end(holder, 'SIGKILL');

    const starting = open({ dataFolder });
    const log = join(dataFolder, 'server.log');
    await until(() => readFileSync(log, 'utf8').includes('pre-existing shared memory block'));
    process.kill(backend, 'SIGCONT');
    const server = await starting;
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
  });
});

describe('a left-over postmaster.pid', () => {
  test('whose number now belongs to another program neither fools nor blocks the start', async () => {
    const dataFolder = await usedDataFolder();
    const first = await open({ dataFolder });
    const { socketFolder } = first;
    const cluster = join(dataFolder, 'cluster');
    const pidFile = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    await first.stop();

    // PostgreSQL on its own would take this for a living postmaster, since it runs under the same account.
    const { uid, gid } = statSync(cluster);
    const stranger = spawn('sleep', ['600'], { uid, gid });
    await once(stranger, 'spawn');
    onTestFinished(() => void stranger.kill());
    const stale = [String(stranger.pid), ...pidFile.slice(1)].join('\n');
    expect(pidFile[4]).toBe(socketFolder);
    writeFileSync(join(cluster, 'postmaster.pid'), stale, { mode: 0o600 });
    chownSync(join(cluster, 'postmaster.pid'), uid, gid);

    const second = await open({ dataFolder });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url('postgres'), 'select 1')).toBe(1);
    await second.stop();
    expect(stranger.exitCode).toBeNull();
  });

  test('that was copied along with a running cluster does not lead to that one', async () => {
    const original = await open({ dataFolder: await usedDataFolder() });
    const dataFolder = await usedDataFolder();
    const first = await open({ dataFolder });
    await first.stop();
    const cluster = join(dataFolder, 'cluster');
    const { uid, gid } = statSync(cluster);
    const copied = readFileSync(join(original.dataFolder, 'cluster', 'postmaster.pid'));
    writeFileSync(join(cluster, 'postmaster.pid'), copied, { mode: 0o600 });
    chownSync(join(cluster, 'postmaster.pid'), uid, gid);

    const second = await open({ dataFolder });
    expect(second.pid).not.toBe(original.pid);
    await second.stop();
    expect(isPostmasterOf(original.pid, join(original.dataFolder, 'cluster'))).toBe(true);
    expect(await ask(original.url('postgres'), 'select 1')).toBe(1);
  });
});
