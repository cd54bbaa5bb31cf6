import { parseArgs } from 'node:util';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { dayOf } from '../calendar.ts';
import { readDatabaseUrl } from '../config.ts';
import { checkSession } from '../db/check-session.ts';
import { Role } from '../db/generated/enums.ts';
import { PooledSessionClient } from '../db/session-client.ts';
import { lockSubject } from '../resolvers/grant/locks.ts';
import { enterGrants, isGranted } from '../resolvers/grant/records.ts';
import { checkRoleFits, checkSubject } from '../resolvers/grant/rules.ts';
import { describeError } from './describe-error.ts';

const USAGE = `usage: npm run grant -- --subject SUB --role ROLE --committee CODE_OR_ID
  SUB   exactly the \`sub\` of the person's token
  ROLE  ${Object.values(Role).join(', ')}`;

/**
 * Gives a role past the API, for whoever is the first: from then on `grantRole` does it. Servers that run take it over
 * by themselves.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      subject: { type: 'string' },
      role: { type: 'string' },
      committee: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(USAGE);
  const role = Object.values(Role).find((known) => known === values.role);
  if (values.subject === undefined || role === undefined || values.committee === undefined) throw new Error(USAGE);
  const subject = checkSubject(values.subject);
  const client: pg.Client = new PooledSessionClient({ connectionString: readDatabaseUrl(process.env) });
  await client.connect();
  try {
    await checkSession(client, 'DATABASE_URL');
    const { rows } = await client.query<{ id: string; name: string; kind: never }>(
      `SELECT id, name, kind::text AS kind FROM committee c WHERE id::text = $1 OR EXISTS (
         SELECT FROM committee_code k WHERE k.committee_id = c.id AND k.code = $1 AND k.valid_to IS NULL)`,
      [values.committee],
    );
    const [committee] = rows;
    if (!committee) throw new Error(`there is no committee ${values.committee}: give its code of today, or its id`);
    checkRoleFits(role, committee.kind, dayOf(new Date()));
    const grant = { subject, role, committeeId: committee.id, validFrom: new Date(), validTo: null };
    await client.query('BEGIN');
    await lockSubject(client, subject);
    const there = await isGranted(client, grant);
    if (!there) {
      await enterGrants(client, [{ id: uuidv7(), ...grant, atOnce: true, reason: 'npm run grant' }], 'operator');
    }
    await client.query('COMMIT');
    console.log(there ? 'there is such a grant already' : `${subject} is ${role} of ${committee.name}`);
  } finally {
    await client.end();
  }
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
