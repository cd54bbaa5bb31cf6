import { expect, it } from 'vitest';
import { faultRun } from './fault-run.ts';

/** The short form; `npm run fault -- --kills 1000` is the long one. */
const KILLS = Number(process.env.FAULT_KILLS ?? 8);

it(
  'loses nothing that was acknowledged, and shows nothing that was not, whatever is killed under load',
  async () => {
    const { kills, admitted, frames, resumed, listFrames, listRows, problems } = await faultRun(KILLS);
    expect(problems).toEqual([]);
    expect(Object.values(kills).reduce((sum, n) => sum + n, 0)).toBe(KILLS);
    expect(Math.min(...Object.values(kills))).toBeGreaterThanOrEqual(Math.floor(KILLS / 8));
    expect(admitted).toBeGreaterThan(KILLS * 3);
    // How many of the kills hit somebody who comes back is chance: of eight it was once three.
    expect(resumed).toBeGreaterThanOrEqual(Math.floor(KILLS / 8));
    expect(frames).toBeGreaterThan(KILLS);
    // On a busy machine several changes come in one.
    expect(listFrames).toBeGreaterThanOrEqual(Math.floor(KILLS / 2));
    expect(listRows).toBeGreaterThan(0);
  },
  120_000 + KILLS * 15_000,
);
