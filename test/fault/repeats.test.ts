import { expect, it } from 'vitest';
import { createTestDatabase } from '../helpers/test-database.ts';
import { repeatRun } from './repeat-run.ts';

/** The short form; `npm run repeats` is the long one. */
const REPEATS = Number(process.env.FAULT_REPEATS ?? 300);

it('repeats have one effect, also of what was committed by a server that was killed before it could answer', async () => {
  const database = await createTestDatabase();
  try {
    const { problems, kills, repeats } = await repeatRun(database.url, REPEATS);
    expect(problems).toEqual([]);
    expect(repeats).toBe(REPEATS);
    expect(kills).toBeGreaterThanOrEqual(2);
  } finally {
    await database.drop();
  }
}, 180_000);
