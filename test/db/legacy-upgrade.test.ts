import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { MIGRATIONS_FOLDER } from '../../src/db/migration-files.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A database of the release before, whose steps had neither bodies nor papers: its boards stay, and no case is stuck.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The statements of the migration that mark what is there: what makes columns and tables was done. */
function marking(): string[] {
  const text = readFileSync(join(MIGRATIONS_FOLDER, '20261201010000_legacy_steps', 'migration.sql'), 'utf8');
  return text
    .split(';')
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => /^UPDATE|^ALTER TABLE \w+ (DISABLE|ENABLE)/.test(statement));
}

async function boards(): Promise<object[]> {
  const asked = [2023, 2024, 2025, 2026].map(async (year) => {
    const { data } = await server.ask(
      'demo-district',
      `{ quotaBoard(committeeId: "${globalId('Committee', demoIds.lucYen)}", year: ${year}) { rows { name admitted plan pipelineCount status } } }`,
    );
    return data.quotaBoard.rows;
  });
  return Promise.all(asked);
}

it('keeps its boards, and each case goes on once its body has confirmed the step', async () => {
  const { pool } = server.app.services.database;
  // That release knew neither papers nor votes nor decisions.
  for (const table of ['opinion', 'dossier_paper', 'verification', 'resolution', 'decision']) {
    await pool.query(
      `ALTER TABLE ${table} DISABLE TRIGGER USER; DELETE FROM ${table}; ALTER TABLE ${table} ENABLE TRIGGER USER`,
    );
  }
  const before = await boards();
  const statements = marking();
  expect(statements).toHaveLength(6);
  await pool.query(`ALTER TABLE stage_change DISABLE TRIGGER stage_change_append_only;
    UPDATE stage_change SET legacy_source = 'before this release';
    ALTER TABLE stage_change ENABLE TRIGGER stage_change_append_only`);
  for (const statement of statements) await pool.query(statement);
  await server.app.services.feed.settle();
  expect(await boards()).toEqual(before);
  expect(await feedDifferences(server)).toEqual([]);

  const { rows: waiting } = await pool.query<{ id: string; stage: string; number: string; madeOn: string }>(
    `SELECT c.id, c.stage::text AS stage, coalesce(a.decision_number, '1-NQ') AS number,
       coalesce(a.decision_on, c.stage_since)::text AS "madeOn"
     FROM candidate c LEFT JOIN admission a ON a.candidate_id = c.id AND NOT a.revoked WHERE c.unconfirmed ORDER BY c.id`,
  );
  const stages = [...new Set(waiting.map(({ stage }) => stage))].sort();
  expect(stages).toEqual(['CELL_PROPOSED', 'DECIDED', 'DOSSIER', 'GRASSROOTS_PROPOSED', 'OUTSTANDING', 'PROBATIONARY']);

  /** What is in the way of one case of each stage. */
  const inTheWay = async (): Promise<[string, boolean][]> => {
    const some = stages.map((stage) => waiting.find((one) => one.stage === stage)?.id ?? '');
    const { data, errors } = await server.ask(
      'demo-district',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { nextSteps { missing { code } } } } }',
      { ids: some.map((id) => globalId('Candidate', id)) },
    );
    expect(errors).toBeUndefined();
    return data.nodes.map(({ nextSteps }: { nextSteps: { missing: { code: string }[] }[] }, n: number) => [
      stages[n],
      nextSteps.some(({ missing }) => missing.some(({ code }) => code === 'LEGACY_NOT_CONFIRMED')),
    ]);
  };
  expect(await inTheWay()).toEqual(stages.map((stage) => [stage, true]));

  for (let start = 0; start < waiting.length; start += 100) {
    const confirmations = waiting
      .slice(start, start + 100)
      .map(({ id, number, madeOn }) => ({ candidateId: globalId('Candidate', id), number, madeOn }));
    const { data, errors } = await server.ask(
      'demo-district',
      `mutation ($input: ConfirmLegacyInput!) { it: confirmLegacy(input: $input) {
         __typename ... on UserError { code message path } } }`,
      { input: { confirmations } },
    );
    expect(errors).toBeUndefined();
    expect(data.it).toEqual({ __typename: 'ConfirmLegacyPayload' });
  }
  const { rows: stuck } = await pool.query('SELECT id FROM candidate WHERE unconfirmed');
  expect(stuck).toEqual([]);
  expect(await inTheWay()).toEqual(stages.map((stage) => [stage, false]));
  expect(await boards()).toEqual(before);
});
