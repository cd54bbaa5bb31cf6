import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type DemoLogin, demoLogins, demoLoginsAfter, endedLogins } from '../../prisma/seed/grants.ts';
import type { EndedLogin } from '../config.ts';
import { SessionClient } from '../db/session-client.ts';
import { withClient } from '../db/with-client.ts';

/** As whom the demo can be tried, and whose committee is no more. */
export interface DemoLogins {
  logins: readonly DemoLogin[];
  ended: readonly EndedLogin[];
}

/** Reads them by what the database says of the districts: a folder may be of another day, or from before they could end. */
export async function readDemoLogins(url: string): Promise<DemoLogins> {
  const haveEnded = await withClient(SessionClient, url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM committee WHERE id = $1 AND closed_on <= local_today()', [
      demoIds.lucYen,
    ]);
    return rowCount !== 0;
  });
  return haveEnded ? { logins: demoLoginsAfter, ended: endedLogins } : { logins: demoLogins, ended: [] };
}
