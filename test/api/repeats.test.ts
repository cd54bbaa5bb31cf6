import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { removeAllExpiredKeys } from '../../src/db/housekeeping.ts';
import type { App } from '../../src/http/app.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually } from '../helpers/within.ts';

// Under one key an operation is done once, whoever was cut off between the deed and the answer.

const DAY = '2026-11-22';
const LONG_MS = 20_000;

const clock = demoClock();
let aheadMs = 0;
let server: TestServer;
let other: App;
let editor: pg.Client;
beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => clock.now() + aheadMs } });
  other = await server.node();
  editor = new pg.Client({ connectionString: server.database.url });
  await editor.connect();
});
afterEach(async () => {
  await editor.query('ROLLBACK');
  expect(await feedDifferences(server)).toEqual([]);
});
afterAll(async () => {
  await editor.end();
  await server.stop();
});

const prisma = () => server.app.services.database.prisma;
/** Somebody of a cell, at a stage, whom no other test has taken. */
async function someone(stage: CandidateStage = 'DECIDED'): Promise<string> {
  return plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage });
}

/** An answer to a mutation. */
interface Answer {
  __typename: string;
  repeated?: boolean;
  cursor?: string | null;
  code?: string;
  message?: string;
  admission?: { id: string; revoked: boolean };
  candidate?: { id: string; stage: string; fullName: string | null };
  grant?: { id: string };
  document?: string;
}

const SELECTION = `__typename ... on UserError { code message path }
  ... on InvalidInput { mistakes { path } }
  ... on AdmissionPayload { repeated cursor admission { id revoked } }
  ... on MoveCandidateStagePayload { repeated candidate { id stage } }
  ... on ErasePersonPayload { repeated cursor candidate { id fullName } }
  ... on GrantPayload { repeated grant { id } }
  ... on PersonExport { document }`;

/** Sends a mutation to a node as a subject. */
async function send(
  subject: string,
  [mutation, input]: readonly [string, object],
  key: string | null,
  { node = server.app, language = 'en' } = {},
): Promise<Answer> {
  const type = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      authorization: `Bearer ${await server.token(subject)}`,
    },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!, $key: String) { it: ${mutation}(input: $input, key: $key) { ${selectionOf(mutation)} } }`,
      variables: { input, key },
    }),
  });
  const { data, errors } = (await response.json()) as { data?: { it: Answer }; errors?: object[] };
  expect(errors).toBeUndefined();
  return data?.it as Answer;
}

/** Of what no answer of the mutation can be, GraphQL takes no fragment. */
function selectionOf(mutation: string): string {
  const payloads: Record<string, string> = {
    recordAdmission: 'AdmissionPayload',
    correctAdmission: 'AdmissionPayload',
    moveCandidateStage: 'MoveCandidateStagePayload',
    erasePerson: 'ErasePersonPayload',
    grantRole: 'GrantPayload',
    exportPerson: 'PersonExport',
  };
  const kept = ['UserError', 'InvalidInput', payloads[mutation]];
  return SELECTION.split(/(?=\.\.\. on )/)
    .filter((part) => !part.startsWith('...') || kept.some((type) => part.startsWith(`... on ${type} `)))
    .join('');
}

const admit = (id: string, more: object = {}) =>
  [
    'recordAdmission',
    { candidateId: globalId('Candidate', id), ceremonyOn: DAY, decisionOn: DAY, decisionNumber: '7-QĐ/HU', ...more },
  ] as const;
const move = (id: string, to: CandidateStage) =>
  ['moveCandidateStage', { candidateId: globalId('Candidate', id), to, effectiveOn: DAY, reason: 'làm lại' }] as const;
const admissionsOf = (id: string): Promise<number> => prisma().admission.count({ where: { candidateId: id } });
const keysKept = (): Promise<number> => prisma().usedKey.count();

describe('a repeat under the same key', () => {
  it('does nothing, and answers what was done, as it is now', async () => {
    const id = await someone();
    const key = randomUUID();
    const first = await send('demo-cell', admit(id), key);
    expect(first).toMatchObject({ repeated: false, admission: { revoked: false } });
    expect(await send('demo-cell', admit(id), key, { node: other })).toMatchObject({
      repeated: true,
      cursor: expect.stringMatching(/^k1\./),
      admission: first.admission,
    });
    await send(
      'demo-district',
      ['correctAdmission', { admissionId: first.admission?.id, revoke: true, reason: 'nhầm' }],
      null,
    );
    expect(await send('demo-cell', admit(id), key)).toMatchObject({
      repeated: true,
      admission: { id: first.admission?.id, revoked: true },
    });
    expect(await admissionsOf(id)).toBe(1);
  });

  it.each([
    ['on one server', () => server.app],
    ['on two', () => other],
  ])('of two at once %s one waits, and answers the same', async (_where, second) => {
    const id = await someone();
    const key = randomUUID();
    await editor.query('BEGIN');
    await editor.query('SELECT FROM candidate WHERE id = $1 FOR UPDATE', [id]);
    const both = [server.app, second()].map((node) => send('demo-cell', admit(id), key, { node }));
    // One for the person, the other for the key: it has locked nothing else.
    await eventually(LONG_MS, 'both wait', async () => {
      const { rows } = await server.app.services.database.pool.query<{ query: string }>(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (
        rows.length === 2 &&
        [/INTO used_key/, /FROM candidate/].every((one) => rows.some(({ query }) => one.test(query)))
      );
    });
    await editor.query('COMMIT');
    const answers = await Promise.all(both);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(new Set(answers.map(({ admission }) => admission?.id)).size).toBe(1);
    expect(await admissionsOf(id)).toBe(1);
  });

  it('is the same input with its fields in another order, and with nothing said as null', async () => {
    const id = await someone('OPINIONS');
    const key = randomUUID();
    const [, input] = move(id, 'VERIFYING');
    expect(await send('demo-commune', ['moveCandidateStage', input], key)).toMatchObject({ repeated: false });
    const turned = Object.fromEntries(Object.entries({ documentNumber: null, ...input }).reverse());
    expect(await send('demo-commune', ['moveCandidateStage', turned], key)).toMatchObject({ repeated: true });
  });

  it('is answered however far the case has come since, by bodies above', async () => {
    const id = await someone('CELL_PROPOSED');
    const key = randomUUID();
    const step = move(id, 'CELL_REVIEW');
    expect(await send('demo-cell', step, key)).toMatchObject({ repeated: false });
    // The committees above have gone on since: from there the step would be theirs.
    for (const stage of ['GRASSROOTS_PROPOSED', 'DECIDED'] as const) {
      await editor.query('UPDATE candidate SET stage = $2 WHERE id = $1', [id, stage]);
      expect(await send('demo-cell', step, null)).toMatchObject({ code: 'NOT_YOUR_STEP' });
      expect(await send('demo-cell', step, key)).toMatchObject({ repeated: true, candidate: { stage } });
    }
  });

  it('is answered also when time has made a mistake of its form', async () => {
    const key = randomUUID();
    const validTo = new Date(clock.now() + 3_600_000).toISOString();
    const input = { subject: key, role: 'DASHBOARD', committeeId: globalId('Committee', demoIds.kheoLeng), validTo };
    const first = await send('demo-commune', ['grantRole', input], key);
    expect(first).toMatchObject({ repeated: false });
    aheadMs = 2 * 3_600_000;
    try {
      expect(await send('demo-commune', ['grantRole', input], null)).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await send('demo-commune', ['grantRole', input], key)).toMatchObject({
        repeated: true,
        grant: first.grant,
      });
    } finally {
      aheadMs = 0;
    }
  });

  it('of an erasure does not stand in its way, and finds nobody', async () => {
    const id = await someone('OFF_LIST');
    const key = randomUUID();
    const erase = ['erasePerson', { candidateId: globalId('Candidate', id), reason: 'hết hạn lưu' }] as const;
    expect(await send('demo-district', erase, key)).toMatchObject({ repeated: false, candidate: { fullName: null } });
    expect(await send('demo-district', erase, key)).toMatchObject({ repeated: true, candidate: { fullName: null } });
    expect(await prisma().accessLog.count({ where: { candidateId: id, group: 'ERASURE' } })).toBe(1);
  });

  it('of a document makes it anew, and logs it again', async () => {
    const id = await someone();
    const key = randomUUID();
    const before = await keysKept();
    const document = ['exportPerson', { candidateId: globalId('Candidate', id) }] as const;
    for (const times of [1, 2]) {
      expect((await send('demo-district', document, key)).document).toContain('Hoàng Thị Thử');
      expect(await prisma().accessLog.count({ where: { candidateId: id, group: 'EXPORT' } })).toBe(times);
    }
    expect(await keysKept()).toBe(before);
  });

  it('is a new deed after seven days', async () => {
    const id = await someone();
    const key = randomUUID();
    const first = await send('demo-cell', admit(id), key);
    const revoke = { admissionId: first.admission?.id, revoke: true, reason: 'nhầm' };
    await send('demo-district', ['correctAdmission', revoke], null);
    const setBack = (to: string) => editor.query(`UPDATE used_key SET used_at = now() - interval '${to}'`);
    await setBack('6 days 23 hours');
    expect(await send('demo-cell', admit(id), key)).toMatchObject({
      repeated: true,
      admission: first.admission && { id: first.admission.id },
    });
    await setBack('7 days 1 second');
    const second = await send('demo-cell', admit(id), key);
    expect(second).toMatchObject({ repeated: false, admission: { revoked: false } });
    expect(second.admission?.id).not.toBe(first.admission?.id);
    expect(await send('demo-cell', admit(id), key)).toMatchObject({ repeated: true, admission: second.admission });
  });
});

describe('a key', () => {
  it('is not used up by a refusal: the corrected form goes under it', async () => {
    const id = await someone('OPINIONS');
    const key = randomUUID();
    const before = await keysKept();
    const step = (effectiveOn: string) =>
      [
        'moveCandidateStage',
        { candidateId: globalId('Candidate', id), to: 'VERIFYING', effectiveOn, reason: 'làm lại' },
      ] as const;
    expect(await send('demo-cell', step(DAY), key)).toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect(await send('demo-commune', step('2099-01-01'), key)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await send('demo-commune', step('2026-01-02'), key)).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await keysKept()).toBe(before);
    expect(await send('demo-commune', step(DAY), key)).toMatchObject({ repeated: false });
  });

  it('is refused with another input, in words, and what was asked for is not done', async () => {
    const [one, another] = [await someone(), await someone()];
    const key = randomUUID();
    await send('demo-cell', admit(one), key);
    const wanted = { __typename: 'KeyUsed', code: 'KEY_USED', path: [] };
    expect(await send('demo-cell', admit(another), key)).toMatchObject({
      ...wanted,
      message: 'something else was done under this key: what is new needs a new key',
    });
    expect(await send('demo-cell', admit(one, { decisionNumber: '8-QĐ' }), key, { language: 'vi' })).toMatchObject({
      ...wanted,
      message: 'khóa này đã dùng cho một việc khác: việc mới cần khóa mới',
    });
    expect(await admissionsOf(another)).toBe(0);
    expect(await send('demo-cell', admit(another), randomUUID())).toMatchObject({ repeated: false });
  });

  it('is one of its viewer: another may have the same', async () => {
    const [one, another] = [await someone(), await someone()];
    const key = randomUUID();
    expect(await send('demo-cell', admit(one), key)).toMatchObject({ repeated: false });
    expect(await send('demo-commune', admit(another), key)).toMatchObject({ repeated: false });
    // Of the other's repeat nothing is found: what was asked for is asked for the first time.
    expect(await send('demo-district', admit(one), key)).toMatchObject({ code: 'ALREADY_ADMITTED' });
  });

  it('is one of its operation: another may have the same', async () => {
    const [one, another] = [await someone(), await someone('DOSSIER')];
    const key = randomUUID();
    expect(await send('demo-commune', admit(one), key)).toMatchObject({ repeated: false });
    expect(await send('demo-commune', move(another, 'OFF_LIST'), key)).toMatchObject({ repeated: false });
  });

  it('does not outlive the right: a repeat is answered as to anybody without it', async () => {
    const id = await someone();
    const admitted = await send('demo-cell', admit(id), null);
    const correct = (reason: string) =>
      ['correctAdmission', { admissionId: admitted.admission?.id, ceremonyOn: '2026-11-23', reason }] as const;
    const key = randomUUID();
    const [writer, stranger] = [randomUUID(), randomUUID()];
    await server.grant(writer, 'GRASSROOTS_COMMITTEE', demoIds.lamThuong);
    expect(await send(writer, correct('nhầm'), key)).toMatchObject({ repeated: false });
    const { id: grantId } = await prisma().accessGrant.findFirstOrThrow({ where: { subject: writer } });
    const end = `mutation { endGrant(input: { grantId: "${globalId('Grant', grantId)}" }) { __typename } }`;
    expect((await server.ask('demo-district', end)).data.endGrant.__typename).toBe('GrantPayload');
    for (const code of ['NOT_FOUND', 'FORBIDDEN']) {
      const without = await send(stranger, correct('nhầm'), key);
      expect(without.code).toBe(code);
      expect(await send(writer, correct('nhầm'), key)).toEqual(without);
      // Another input under the key tells no more.
      expect(await send(writer, correct('khác'), key)).toEqual(without);
      // The next time both see it, and may not do it.
      for (const subject of [writer, stranger]) await server.grant(subject, 'CELL_SECRETARY', demoIds.kheoLeng);
      await server.app.services.feed.settle();
    }
  });

  it.each([
    ['nothing', ''],
    ['65 characters', 'x'.repeat(65)],
    ['a control character', 'a\u0007b'],
    ['half a letter', '\ud83d'],
  ])('that is %s is refused in words', async (_what, key) => {
    const id = await someone();
    expect(await send('demo-cell', admit(id), key)).toEqual({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
      path: [],
      message:
        'a key is a text of 1 to 64 characters without control characters: make a new one for each thing that shall be done, such as a UUID',
      mistakes: [{ path: ['key'] }],
    });
    expect((await send('demo-cell', admit(id), key, { language: 'vi' })).message).toContain('từ 1 đến 64 ký tự');
    expect(await admissionsOf(id)).toBe(0);
  });

  it('of 64 characters is taken as it is', async () => {
    const id = await someone();
    const key = ` ${'ấ'.repeat(62)} `;
    expect(await send('demo-cell', admit(id), key)).toMatchObject({ repeated: false });
    expect(await send('demo-cell', admit(id), key.trim())).toMatchObject({ code: 'ALREADY_ADMITTED' });
    expect(await send('demo-cell', admit(id), key)).toMatchObject({ repeated: true });
  });

  it('leaves nothing that a client has sent, and costs nothing where there is none', async () => {
    const [one, another] = [await someone(), await someone()];
    const token = await server.token('demo-cell');
    const asked = (id: string, key: string) => async () => {
      const input = {
        candidateId: globalId('Candidate', id),
        ceremonyOn: DAY,
        decisionOn: DAY,
        decisionNumber: '9-QĐ',
      };
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query: `mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input${key}) { __typename } }`,
          variables: { input },
        }),
      });
      return response.json();
    };
    const without = await countStatements(asked(one, ''));
    const under = await countStatements(asked(another, ', key: "Hoàng Thị Thử"'));
    expect(without.statements.join()).not.toContain('used_key');
    // Taking the key, the tree after it, and what was written.
    expect(under.statements.length).toBe(without.statements.length + 3);
    const { rows } = await editor.query<{ row: string }>('SELECT k::text AS row FROM used_key k');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/demo-|QĐ|Hoàng|recordAdmission/);
    expect((await prisma().usedKey.findFirstOrThrow({ orderBy: { usedAt: 'desc' } })).written).toEqual({
      admission: expect.stringMatching(/^[0-9a-f-]{36}$/),
      committeeId: demoIds.kheoLeng,
      years: [2026],
    });
  });
});

it('keys whose time is over are removed in small steps, past one that somebody takes just now', async () => {
  await editor.query('DELETE FROM used_key');
  const plant = (from: number, count: number, age: string) =>
    editor.query(
      `INSERT INTO used_key (id, input, used_at) SELECT sha256(n::text::bytea), sha256('x'), now() - $3::interval
       FROM generate_series($1::integer, $1 + $2 - 1) AS n`,
      [from, count, age],
    );
  await plant(1, 1_700, '7 days 1 minute');
  await plant(2_001, 3, '6 days 23 hours');
  await editor.query('BEGIN');
  await editor.query(`SELECT FROM used_key WHERE id = sha256('7') FOR UPDATE`);
  const { statements } = await countStatements(() => removeAllExpiredKeys(server.app.services.database.pool));
  expect(statements.filter((text) => text.startsWith('DELETE FROM used_key'))).toHaveLength(4);
  await editor.query('COMMIT');
  expect(await keysKept()).toBe(4);
  await removeAllExpiredKeys(server.app.services.database.pool);
  expect(await keysKept()).toBe(3);
});
