import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ask, outcomes } from '../ask.ts';
import { atMost, beside, others } from '../outcome.ts';
import type { SiegeRow } from '../siege-row.ts';
import { BESIEGERS } from '../stand.ts';

/** How often it is looked whether the database still works for somebody who has gone, ms. */
const LOOK_MS = 20;
/** How long work may go on after its client, ms. */
const ENDED_WITHIN_MS = 1_000;

const CURVES = (year: number): string =>
  `query Curves($id: ID!) { committee(id: $id) {
${Array.from({ length: 90 }, (_, n) => `  a${n}: admissionCurve(year: ${year - n}) { days }`).join('\n')}
} }`;

/** Ninety curves in one document, twenty at once, by a client that hangs up. */
export const curves = (times: number, leavesAfterMs: number): SiegeRow => ({
  name: 'curves',
  title: `90 x admissionCurve(year:), ${times} at once, client gone after ${leavesAfterMs} ms`,
  async run(stand) {
    const token = await stand.token(BESIEGERS.chief);
    const variables = { id: stand.id(stand.shape.root) };
    const query = CURVES(stand.shape.year);
    let goesOnMs = 0;
    const besieged = await stand.besiege(async () => {
      const leave = new AbortController();
      setMaxListeners(0, leave.signal);
      const asked = Promise.all(
        Array.from({ length: times }, () => ask(stand.node, { token, query, variables, signal: leave.signal })),
      );
      await Promise.race([asked, pause(leavesAfterMs)]);
      leave.abort();
      const answers = await asked;
      const goneAt = performance.now();
      // Several looks without any: between two statements there is none either.
      for (let idle = 0; idle < 10 && performance.now() - goneAt < stand.size.mostMs; idle += 1) {
        if (await worksFor(stand.pool)) idle = -1;
        else if (idle === 0) goesOnMs = performance.now() - goneAt;
        await pause(LOOK_MS);
      }
      return answers;
    });
    return [
      ...others(besieged),
      atMost('work goes on after its client, ms', Math.round(goesOnMs), ENDED_WITHIN_MS),
      beside('answers', outcomes(besieged.result)),
    ];
  },
});

/** Whether a statement runs that counts admissions by day. */
async function worksFor(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
     AND query LIKE '%ceremony_on%' AND query NOT LIKE '%INSERT INTO%'`,
  );
  return rowCount !== 0;
}
