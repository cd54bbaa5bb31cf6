import { mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { EmbeddedPostgresError } from '../../tools/embedded-postgres/embedded-postgres-error.ts';
import { acquireOwnership, type Ownership } from '../../tools/embedded-postgres/ownership.ts';
import { ask, end, hold, newDataFolder, open, usedDataFolder } from './embedded-fixture.ts';

describe('a data folder belongs to one process', () => {
  test('a second opener is refused, and told by whom', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder });
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      code: 'in-use',
      message: `The database folder ${dataFolder} is already in use by process ${holder.pid}. Stop it first, or choose another folder.`,
    });
    expect(await ask(holder.report.url, 'select 1')).toBe(1);
  });

  test('also within one process, until it stops', async () => {
    const dataFolder = await usedDataFolder();
    const first = await open({ dataFolder });
    await expect(open({ dataFolder })).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining('by this process'),
    });
    await first.stop();
    const second = await open({ dataFolder });
    expect(await ask(second.url('postgres'), 'select 1')).toBe(1);
  });

  test('an owner that does not answer is still the owner', async () => {
    const dataFolder = await usedDataFolder();
    const holder = await hold({ dataFolder });
    process.kill(holder.pid, 'SIGSTOP');
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining('by another process'),
    });
  });

  test('of processes that start at once exactly one wins, on a new folder as after a killed owner', async () => {
    const dataFolder = newDataFolder();
    for (const _round of ['new', 'after a killed owner']) {
      const holders = await Promise.all([hold({ dataFolder }), hold({ dataFolder }), hold({ dataFolder })]);
      const winners = holders.filter(({ report }) => report.error === undefined);
      expect(winners).toHaveLength(1);
      expect(holders.filter(({ report }) => report.code === 'in-use')).toHaveLength(2);
      for (const winner of winners) await end(winner, 'SIGKILL');
    }
  });

  test('a hundred contenders, thirty times: never two owners, never none', async () => {
    const folder = newDataFolder();
    mkdirSync(folder);
    for (let round = 1; round <= 30; round++) {
      const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => acquireOwnership(folder)));
      const owners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(owners).toHaveLength(1);
      for (const { value } of owners) await value.release();
    }
    expect(readdirSync(folder)).toEqual(['owner-30.sock']);
  });

  test('nor while owners come and go, and contenders act upon what they saw a moment ago', async () => {
    const folder = newDataFolder();
    mkdirSync(folder);
    let owners = 0;
    let turns = 0;
    const contend = async () => {
      while (turns < 300) {
        const ownership = await acquireOwnership(folder).catch((error: unknown) => error);
        if (ownership instanceof EmbeddedPostgresError) continue;
        owners++;
        turns++;
        expect(owners).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        owners--;
        await (ownership as Ownership).release();
      }
    };
    await Promise.all(Array.from({ length: 12 }, contend));
  });
});
