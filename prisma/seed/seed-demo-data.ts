import type pg from 'pg';
import { SessionClient } from '../../src/db/session-client.ts';
import { readCalendarToday } from '../../src/resolvers/rule/records.ts';
import { buildDemoData, type DemoDataOptions } from './demo-data.ts';
import { endDistricts } from './end-of-districts.ts';
import type { DemoData } from './rows.ts';

/** How to seed. */
interface SeedOptions extends Omit<DemoDataOptions, 'calendar'> {
  /** Told of each step, a line of text. */
  onProgress?: (line: string) => void;
}

/** A list of rows. */
type Rows = Exclude<keyof DemoData, 'replayAdmissions' | 'after'>;

/** What a decision about the hierarchy finds: the bodies, and what is said of them. */
const BONES: readonly [table: string, rows: Rows][] = [
  ['committee', 'committees'],
  ['committee_placement', 'placements'],
  ['committee_code', 'codes'],
  ['area', 'areas'],
  ['area_form', 'areaForms'],
  ['area_code', 'areaCodes'],
  ['committee_area', 'committeeAreas'],
  ['area_profile', 'areaProfiles'],
  ['committee_obstacles', 'obstacles'],
  ['officer', 'officers'],
  ['membership_snapshot', 'memberships'],
  ['admission_quota', 'quotas'],
  ['admission_quota_revision', 'quotaRevisions'],
  ['access_grant', 'grants'],
];

/** The same of bodies that the decision founds. */
const AFTER = [
  ['officer', 'officers'],
  ['admission_quota', 'quotas'],
  ['admission_quota_revision', 'quotaRevisions'],
  ['access_grant', 'grants'],
] as const;

/** What people do, on whichever body it is. */
const WORK: readonly [table: string, rows: Rows][] = [
  ['training_centre', 'trainingCentres'],
  ['training_coverage', 'trainingCoverage'],
  ['training_class', 'trainingClasses'],
  ['trainee_report', 'traineeReports'],
  ['candidate', 'candidates'],
  ['stage_change', 'stageChanges'],
  ['mentor_assignment', 'mentors'],
  ['enrolment', 'enrolments'],
  ['certificate', 'certificates'],
  ['dossier_paper', 'papers'],
  ['verification', 'verifications'],
  ['opinion', 'opinions'],
  ['introduction', 'introductions'],
  ['resolution', 'resolutions'],
  ['decision', 'decisions'],
  ['admission', 'admissions'],
  ['admission_change', 'admissionChanges'],
  ['inspection_scheme', 'schemes'],
  ['inspection_programme', 'programmes'],
  ['inspection', 'inspections'],
  ['inspection_change', 'inspectionChanges'],
  ['finding', 'findings'],
  ['remedy', 'remedies'],
];

/** Tables whose `feed_said` names the case of a row: each case has been said with its candidate, in the same transaction. */
const SAID_WITH_CASE = ['enrolment', 'certificate', 'dossier_paper', 'verification', 'resolution', 'decision'];

/** The sequencer answers with nothing while another session has its turn; so many times it is asked again. */
const SEQUENCE_ATTEMPTS = 200;
const SEQUENCE_PAUSE_MS = 25;

/**
 * Writes the demo data into a migrated database without committees, in one transaction, and brings the feed up to date.
 *
 * @throws Error when the database already has committees; it is left as it was
 */
export async function seedDemoData(connectionString: string, options: SeedOptions): Promise<DemoData> {
  const { onProgress = () => {} } = options;
  const client = new SessionClient({ connectionString, application_name: 'ketnap-seed' });
  await client.connect();
  let data: DemoData;
  try {
    data = buildDemoData({ ...options, calendar: await readCalendarToday(client) });
    await client.query('BEGIN');
    try {
      await insertAll(client, data, options, onProgress);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
    await sequence(client);
    // Without statistics the first queries would be planned for empty tables.
    await client.query(`ANALYZE ${[...BONES, ...WORK].map(([table]) => table).join(', ')}`);
    onProgress('the feed is up to date');
  } finally {
    await client.end();
  }
  return data;
}

async function insertAll(
  client: pg.Client,
  data: DemoData,
  { today }: SeedOptions,
  onProgress: (line: string) => void,
): Promise<void> {
  const { rows: found } = await client.query('SELECT FROM committee LIMIT 1');
  if (found.length > 0) throw new Error('the database already has committees: the demo data goes into an empty one');
  // To say it again for every paper would take as long as all the rest.
  await tellOfCases(client, 'DISABLE');
  const insert = async <Key extends string>(
    tables: readonly (readonly [table: string, rows: Key])[],
    from: Record<Key, readonly object[]>,
  ): Promise<void> => {
    for (const [table, key] of tables) {
      await insertRows(client, table, from[key]);
      onProgress(`${table}: ${from[key].length}`);
    }
  };
  await insert(BONES, data);
  if (data.after !== null) {
    await endDistricts(client, data);
    await client.query('SELECT place_committees($1)', [today]);
    await insert(AFTER, data.after);
  }
  await insert(WORK, data);
  await tellOfCases(client, 'ENABLE');
  await client.query('SELECT place_committees($1)', [today]);
}

async function tellOfCases(client: pg.Client, how: 'DISABLE' | 'ENABLE'): Promise<void> {
  await client.query(SAID_WITH_CASE.map((table) => `ALTER TABLE ${table} ${how} TRIGGER feed_said`).join('; '));
}

/** One statement a table, as JSON: a statement with a parameter for every value takes several times as long. */
async function insertRows(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  // Columns without a field keep their default; every row of a table has the same fields.
  const fields = Object.keys(first).map((field) => [field as keyof typeof first, toColumn(field)] as const);
  const columns = fields.map(([, column]) => column).join(', ');
  const values = JSON.stringify(
    rows.map((row) => Object.fromEntries(fields.map(([field, column]) => [column, row[field]]))),
  );
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [values],
  );
}

/** Every column is named like its field, in snake case. */
function toColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

async function sequence(client: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < SEQUENCE_ATTEMPTS; attempt += 1) {
    const { rows } = await client.query<{ seq: string | null }>('SELECT feed_sequence() AS seq');
    const { rows: pending } = await client.query('SELECT FROM feed_pending LIMIT 1');
    if (rows[0]?.seq != null && pending.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, SEQUENCE_PAUSE_MS));
  }
  throw new Error('the demo data is stored, but the feed could not be brought up to date: another session holds it');
}
