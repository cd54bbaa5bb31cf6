import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoExamples } from '../../src/cli/demo-examples.ts';
import { EXAMPLES_FOLDER, type Example } from '../../src/cli/examples.ts';
import { defaultShareConfig } from '../../src/config/share-config.ts';
import type { BoardFrame } from '../helpers/board-client.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { endDistrictBy } from '../helpers/end-of-the-district.ts';
import { generalised, readAnswer } from '../helpers/golden.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// Each example gives the committed answer and costs the committed number of SQL statements, on the demo data as they
// come. UPDATE_EXAMPLES=1 writes both anew: look at the difference.
const UPDATE = process.env.UPDATE_EXAMPLES === '1';

let server: TestServer;
let examples: Map<string, Example>;
beforeAll(async () => {
  server = await startTestServer({ shares: defaultShareConfig });
  const all = await demoExamples(server.app.services.database.prisma, DEMO_DAY, 2026);
  examples = new Map(all.map((example) => [example.name, example]));
  // Who asks is known from here on, as of any client but the first.
  for (const login of new Set(all.map((example) => example.login))) await server.ask(login, '{ viewer { subject } }');
});
afterAll(() => server.stop());

async function run(name: string, on = server) {
  const { login, query, variables } = examples.get(name) as Example;
  const { result, statements } = await countStatements(() => on.ask(login, query, variables));
  expect(result.errors).toBeUndefined();
  return { data: result.data, statements };
}

/** Holds an answer and its cost against what is committed. */
async function compare(name: string, data: unknown, statements: string[]): Promise<void> {
  const example = examples.get(name) as Example;
  examples.delete(name);
  const answer = generalised(data);
  if (UPDATE) await update(name, answer, statements.length);
  expect(answer).toEqual(await readAnswer(name));
  expect(UPDATE ? statements.length : example.statements, statements.join('\n')).toBe(statements.length);
}

async function update(name: string, answer: unknown, statements: number): Promise<void> {
  const around = new URL(`${name}.json`, EXAMPLES_FOLDER);
  const kept = JSON.parse(await readFile(around, 'utf8')) as object;
  await writeFile(around, `${JSON.stringify({ ...kept, statements }, null, 2)}\n`);
  await writeFile(new URL(`${name}.answer.json`, EXAMPLES_FOLDER), `${JSON.stringify(answer, null, 2)}\n`);
}

describe('an example gives its answer at its price', () => {
  it.each([
    '1-the-district',
    '2-board-of-luc-yen',
    '3-cells-of-a-commune',
    '4-candidates-waiting',
    '7-table-of-cases',
    '8-a-year-of-inspections',
    '9-open-an-inspection',
    '12-transfer-a-case',
    '13-due-in-my-cell',
  ])('%s', async (name) => {
    const { data, statements } = await run(name);
    await compare(name, data, statements);
  });

  /** The first frame of a live list, and what it cost. */
  async function firstFrame(name: string) {
    const { login, query, variables } = examples.get(name) as Example;
    const client = await server.ws(login);
    return countStatements(async () => {
      const frames = client.iterate({ query, variables });
      const { value } = await frames.next();
      await frames.return?.();
      return value?.data;
    });
  }

  it('15-live-log begins with what was recorded last', async () => {
    const { result, statements } = await firstFrame('15-live-log');
    await compare('15-live-log', result, statements);
  });

  it('5-live-board moves when 6-record-an-admission is run', async () => {
    const live = examples.get('5-live-board') as Example;
    const client = await server.ws(live.login);
    const frames = client.iterate<{ quotaBoard: BoardFrame }>({ query: live.query, variables: live.variables });
    expect((await frames.next()).value?.data?.quotaBoard).toMatchObject({ kind: 'SNAPSHOT', from: null });
    const { data, statements } = await run('6-record-an-admission');
    const frame = (await frames.next()).value?.data;
    expect(frame?.quotaBoard.cursor).toBe(data.recordAdmission.cursor);
    // Sent again with the same key it answers the same, and nothing moves.
    const again = await run('6-record-an-admission');
    expect(again.data).toEqual({ recordAdmission: { ...data.recordAdmission, repeated: true } });
    await compare('6-record-an-admission', data, statements);
    await compare('5-live-board', frame, []);
    await frames.return?.();
  });

  it.each(['10-live-programmes', '11-live-trainings', '14-live-work-list'])(
    '%s begins with the whole list',
    async (name) => {
      const { result, statements } = await firstFrame(name);
      await compare(name, result, statements);
    },
  );
  // As the sample stood on the eve of the regulation, after the districts had ended: communes decide themselves since.
  it('a-new-regulation, on its eve', async () => {
    const eve = await startTestServer({ sampleOf: '2026-07-25', shares: defaultShareConfig });
    try {
      await endDistrictBy(eve);
      await eve.ask('demo-province', '{ viewer { subject } }');
      const { data, statements } = await run('a-new-regulation', eve);
      await compare('a-new-regulation', data, statements);
    } finally {
      await eve.stop();
    }
  }, 60_000);

  it('and there is none without a test', () => {
    expect([...examples.keys()]).toEqual([]);
  });
});
