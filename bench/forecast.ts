// `npm run bench:forecast`: how near the forecast comes to the end of a year, against the even pace and the year before. The years are
// drawn (test/forecast/sample-years.ts); what is learnt of them is learnt by the database.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../src/db/migrate.ts';
import { type Accuracy, measureAccuracy, plantSample } from '../test/forecast/accuracy.ts';
import { drawSample } from '../test/forecast/sample-years.ts';
import { startEmbeddedPostgres } from '../tools/embedded-postgres/embedded-postgres.ts';

const SEEDS = [1, 2, 3];
/** What came before the first of these is there to be learnt from. */
const DRAWN = [2017, 2018, 2019, 2020, 2021, 2022, 2023];
const TOLD = [2021, 2022, 2023];

const server = await startEmbeddedPostgres({
  dataFolder: join(tmpdir(), `ketnap-forecast-${randomBytes(4).toString('hex')}`),
});
try {
  const found: Accuracy[] = [];
  for (const seed of SEEDS) found.push(...(await ofSample(seed)));
  console.log(`${SEEDS.length} samples of 12 districts with 25 cells each, the years ${TOLD.join(', ')}\n`);
  console.log(
    '| mean error, in people | each admits | forecast | even pace | share of the year before | between low and high |',
  );
  console.log('|---|---|---|---|---|---|');
  for (const day of ['06-30', '09-30'])
    for (const bodies of ['districts', 'cells'] as const) console.log(lineOf(found, day, bodies));
} finally {
  await server.stop();
  rmSync(server.dataFolder, { recursive: true, force: true });
}

async function ofSample(seed: number): Promise<Accuracy[]> {
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`CREATE DATABASE sample_${seed}`);
  await admin.end();
  const url = server.url(`sample_${seed}`);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sample = drawSample(seed, DRAWN);
    await plantSample(client, sample);
    return [
      ...(await measureAccuracy(client, sample, TOLD, '06-30')),
      ...(await measureAccuracy(client, sample, TOLD, '09-30')),
    ];
  } finally {
    await client.end();
  }
}

function lineOf(all: readonly Accuracy[], day: string, of: Accuracy['of']): string {
  const found = all.filter((one) => one.day === day && one.of === of);
  const mean = (figure: 'admitted' | 'forecast' | 'evenPace' | 'lastYear' | 'within'): number =>
    found.reduce((sum, one) => sum + one[figure], 0) / found.length;
  const name = `${of} on ${day.split('-').reverse().join('/')}`;
  const errors = (['admitted', 'forecast', 'evenPace', 'lastYear'] as const).map((figure) => mean(figure).toFixed(2));
  return `| ${[name, ...errors].join(' | ')} | ${mean('within').toFixed(0)} % |`;
}
