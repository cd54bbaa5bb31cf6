import { parseArgs } from 'node:util';
import pg from 'pg';
import { readDatabaseUrl } from '../config.ts';
import { Role } from '../db/generated/enums.ts';
import { checkRoleFits, checkSubject } from '../resolvers/grant/grant-rules.ts';
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
  const client = new pg.Client({ connectionString: readDatabaseUrl(process.env) });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; name: string; kind: never }>(
      `SELECT id, name, kind::text AS kind FROM committee c WHERE id::text = $1 OR EXISTS (
         SELECT FROM committee_code k WHERE k.committee_id = c.id AND k.code = $1 AND k.valid_to IS NULL)`,
      [values.committee],
    );
    const [committee] = rows;
    if (!committee) throw new Error(`there is no committee ${values.committee}: give its code of today, or its id`);
    checkRoleFits(role, committee.kind);
    const { rowCount } = await client.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, granted_by, reason)
       SELECT gen_random_uuid(), $1, $2::"Role", $3, $4, 'npm run grant' WHERE NOT EXISTS (
         SELECT FROM access_grant WHERE subject = $1 AND role = $2::"Role" AND committee_id = $3
           AND (valid_to IS NULL OR valid_to > now()))`,
      [subject, role, committee.id, 'operator'],
    );
    console.log(rowCount === 0 ? 'there is such a grant already' : `${subject} is ${role} of ${committee.name}`);
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
