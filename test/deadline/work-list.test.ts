import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import {
  followList,
  type ListStream,
  openListOver,
  WATCH_LIST,
  WORK_ROW,
  WorkListClient,
  type WorkListRow,
} from '../helpers/list-client.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

// A live work list is `deadlines` at every moment: whatever moves the one moves the other, for whoever may see it and no longer.

const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename ... on RuleViolation { refusals { code message } } ... on UserError { code message } } }`;
const ADMIT = `mutation ($input: RecordAdmissionInput!) { answer: recordAdmission(input: $input) {
  __typename ... on UserError { code message } } }`;
const SET_AUTHORITY = `mutation ($input: SetAdmissionAuthorityInput!) { answer: setAdmissionAuthority(input: $input) {
  __typename ... on UserError { code message } } }`;
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);

const DAY_MS = 86_400_000;
const shift = { ms: 0 };
const clock = demoClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 }, clock: { now: () => clock.now() + shift.ms } });
});
afterAll(() => server.stop());

const sql = (text: string, values: unknown[] = []) => server.app.services.database.pool.query(text, values);

async function done(subject: string, mutation: string, input: object): Promise<void> {
  const { data, errors } = await server.ask(subject, mutation, { input });
  expect(errors).toBeUndefined();
  expect(data.answer).toEqual({ __typename: expect.stringMatching(/Payload$/) });
}

/** The same list, asked for once. */
async function deadlines(subject: string, withinId: string): Promise<WorkListRow[]> {
  const rows: WorkListRow[] = [];
  let after: string | null = null;
  for (;;) {
    // biome-ignore lint/suspicious/noExplicitAny: read by the paths that were asked for
    const { data }: { data: any } = await server.ask(
      subject,
      `query ($withinId: ID!, $after: String) { deadlines(withinId: $withinId, first: 100, after: $after) {
        edges { node { ${WORK_ROW} } } pageInfo { hasNextPage endCursor } } }`,
      { withinId, after },
    );
    rows.push(...data.deadlines.edges.map(({ node }: { node: WorkListRow }) => node));
    if (!data.deadlines.pageInfo.hasNextPage) return rows;
    after = data.deadlines.pageInfo.endCursor;
  }
}

/** Somebody of Lục Yên who can be admitted. */
async function decided(): Promise<string> {
  const { id } = await server.app.services.database.prisma.candidate.findFirstOrThrow({
    where: { stage: 'DECIDED', committee: { kind: 'CELL', path: { startsWith: await pathOf(demoIds.lucYen) } } },
    orderBy: { id: 'asc' },
  });
  return globalId('Candidate', id);
}

async function pathOf(id: string): Promise<string> {
  return (await sql('SELECT path FROM committee WHERE id = $1', [id])).rows[0].path;
}

const admit = (candidateId: string) =>
  done('demo-district', ADMIT, {
    candidateId,
    ceremonyOn: '2026-11-22',
  });

let terms = 0;

/** Another node's or somebody's write that has nothing of the API's: a term after the others, whose end moves `TERM_ENDS`. */
async function enterTerm(committeeId: string, endsOn: string): Promise<void> {
  terms += 1;
  await sql(
    `INSERT INTO committee_term (id, committee_id, starts_on, ends_on, decision_number, set_by) VALUES (gen_random_uuid(), $1, date '2021-01-01' + $3::integer, $2, '1-QĐ', 'x')`,
    [committeeId, endsOn, terms],
  );
}

describe.each(['WebSocket', 'SSE'] as const)('a live work list over %s', (transport) => {
  const open = (subject: string, withinId: string, after: string | null = null) =>
    openListOver<WorkListRow>(server, transport, subject, WATCH_LIST, { withinId, after });

  it('is the list that is asked for, and moves with a step of somebody else within a second', async () => {
    const client = new WorkListClient();
    const stream = await open('demo-district', LUC_YEN);
    await followList(stream, client, () => true);
    expect(client.kinds).toEqual(['SNAPSHOT']);
    expect(client.rows.size).toBeGreaterThan(200);
    expect([...client.rows.values()]).toEqual(await deadlines('demo-district', LUC_YEN));
    const tookMs = await shortestOf(1_000, async () => {
      const about = await decided();
      const startedAt = performance.now();
      await admit(about);
      const { rows } = await followList(stream, client, ({ kind }) => kind === 'DELTA');
      const ms = performance.now() - startedAt;
      const kindsOf = (list: readonly { aboutId: string; kind: string }[]) =>
        list.filter(({ aboutId }) => aboutId === about).map(({ kind }) => kind);
      expect(kindsOf(rows)).toEqual(['RECOGNITION_REVIEW']);
      return ms;
    });
    expect(tookMs).toBeLessThan(1_000);
    expect(client.inOrder).toEqual(await deadlines('demo-district', LUC_YEN));
    await stream.return?.();
  });

  it('goes on after an interruption with a HEARTBEAT where nothing of it has changed, else with the whole list', async () => {
    const client = new WorkListClient();
    const first = await open('demo-commune', LAM_THUONG);
    await followList(first, client, () => true);
    await first.return?.();
    // Elsewhere: the feed has moved on, and the list has not.
    await enterTerm(demoIds.vanYen, '2031-01-01');
    await server.app.services.feed.settle();
    const { result: frame, statements } = await countStatements(async () => {
      const second = await open('demo-commune', LAM_THUONG, client.cursor);
      const next = await followList(second, client, () => true);
      await second.return?.();
      return next;
    });
    expect(frame).toMatchObject({ kind: 'HEARTBEAT', rows: [] });
    expect(statements.filter((text) => text.includes('candidate'))).toEqual([]);
    await enterTerm(demoIds.lamThuong, transport === 'SSE' ? '2030-01-02' : '2030-01-01');
    await server.app.services.feed.settle();
    const third = await open('demo-commune', LAM_THUONG, client.cursor);
    expect(await followList(third, client, () => true)).toMatchObject({ kind: 'SNAPSHOT', reason: null });
    expect(client.inOrder).toEqual(await deadlines('demo-commune', LAM_THUONG));
    await third.return?.();
  });

  it('ends with the right to it, and others of the same committee go on', async () => {
    await server.grant(`leaver-${transport}`, 'GRASSROOTS_COMMITTEE', demoIds.lamThuong);
    await server.app.services.feed.settle();
    const [leaver, stayer] = [new WorkListClient(), new WorkListClient()];
    const [leaving, staying] = [await open(`leaver-${transport}`, LAM_THUONG), await open('demo-commune', LAM_THUONG)];
    await Promise.all([followList(leaving, leaver, () => true), followList(staying, stayer, () => true)]);
    await sql('UPDATE access_grant SET valid_to = now() WHERE subject = $1', [`leaver-${transport}`]);
    await server.app.services.feed.settle();
    await enterTerm(demoIds.lamThuong, transport === 'SSE' ? '2030-02-02' : '2030-02-01');
    await expect(
      within(
        PATIENCE_MS,
        'the end',
        followList(leaving, leaver, () => false),
      ),
    ).rejects.toThrow(/answered with/);
    expect(leaver.kinds.filter((kind) => kind !== 'HEARTBEAT')).toEqual(['SNAPSHOT']);
    await followList(staying, stayer, ({ kind }) => kind === 'DELTA');
    expect(stayer.inOrder).toEqual(await deadlines('demo-commune', LAM_THUONG));
    await staying.return?.();
  });

  it('follows a committee that comes under another one', async () => {
    const [here, there] = [new WorkListClient(), new WorkListClient()];
    const other = demoIds.yenThe;
    const [from, to] = transport === 'WebSocket' ? [demoIds.lamThuong, other] : [other, demoIds.lamThuong];
    const streams = [
      await open('demo-district', globalId('Committee', from)),
      await open('demo-district', globalId('Committee', to)),
    ] as const;
    await Promise.all([followList(streams[0], here, () => true), followList(streams[1], there, () => true)]);
    const cell = globalId('Committee', demoIds.kheoLeng);
    const ofCell = (client: WorkListClient) => client.inOrder.filter(({ committeeId }) => committeeId === cell);
    const before = ofCell(here).length;
    expect(before).toBeGreaterThan(0);
    await done('demo-province', REORGANISE, {
      decision: { number: `9-QĐ/${transport}`, issuedOn: '2026-11-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' },
      effectiveOn: transport === 'WebSocket' ? '2026-11-22' : '2026-11-23',
      changes: [{ reparent: { committeeIds: [cell], under: { committeeId: globalId('Committee', to) } } }],
    });
    await Promise.all([
      followList(streams[0], here, (_frame, client) => ofCell(client).length === 0),
      followList(streams[1], there, (_frame, client) => ofCell(client).length === before),
    ]);
    expect(there.inOrder).toEqual(await deadlines('demo-district', globalId('Committee', to)));
    for (const stream of streams) await stream.return?.();
  });

  it('shows fewer days left after midnight', async () => {
    // Up to half a minute before it, by the clock of the server. Days are days in Vietnam.
    shift.ms += DAY_MS - ((clock.now() + shift.ms + 7 * 3_600_000) % DAY_MS) - 30_000;
    const client = new WorkListClient();
    const stream = await open('demo-commune', LAM_THUONG);
    await followList(stream, client, () => true);
    const left = () => client.inOrder.reduce((sum, { workingDaysLeft }) => sum + workingDaysLeft, 0);
    const before = left();
    shift.ms += 60_000;
    await followList(stream, client, () => left() < before);
    expect(client.inOrder).toEqual(await deadlines('demo-commune', LAM_THUONG));
    await stream.return?.();
  });
});

it('moves the list of a cell when somebody else is to decide for its grassroots organisation, and that of no other', async () => {
  // Whose case waits for a decision, and another cell elsewhere.
  const { rows: found } = await sql(
    `SELECT DISTINCT ON (k.parent_id) k.id AS cell, k.parent_id AS above, g.name FROM candidate c JOIN committee k ON k.id = c.committee_id
     JOIN committee g ON g.id = k.parent_id WHERE c.stage = 'GRASSROOTS_PROPOSED' AND k.kind = 'CELL' AND k.path LIKE $1
     ORDER BY k.parent_id, k.id LIMIT 2`,
    [`${await pathOf(demoIds.lucYen)}%`],
  );
  const [{ cell, above, name }, elsewhere] = found;
  const [own, other] = [new WorkListClient(), new WorkListClient()];
  const open = (id: string) =>
    openListOver<WorkListRow>(server, 'WebSocket', 'demo-district', WATCH_LIST, {
      withinId: globalId('Committee', id),
    });
  const streams = [await open(cell), await open(elsewhere.cell)] as const;
  await Promise.all([followList(streams[0], own, () => true), followList(streams[1], other, () => true)]);
  const deciders = () => own.inOrder.flatMap(({ actor }) => (actor.step === 'DECISION' ? [actor.name] : []));
  expect(deciders()).not.toEqual([]);
  expect(deciders()).not.toContain(name);
  await done('demo-district', SET_AUTHORITY, {
    committeeId: globalId('Committee', above),
    deciderId: globalId('Committee', above),
    body: 'FULL',
    validFrom: '2026-11-01',
    documentNumber: '7-QĐ/HU',
  });
  await within(
    PATIENCE_MS,
    'the decider',
    followList(streams[0], own, ({ kind }) => kind === 'DELTA'),
  );
  expect(new Set(deciders())).toEqual(new Set([name]));
  expect(own.inOrder).toEqual(await deadlines('demo-district', globalId('Committee', cell)));
  await followList(streams[1], other, ({ kind }) => kind === 'HEARTBEAT');
  expect(other.kinds).not.toContain('DELTA');
  for (const stream of streams) await stream.return?.();
});

it('is read once for all who see the same, and not at all for what does not concern it', async () => {
  const client = await server.ws('demo-commune');
  const open = (withinId: string) =>
    client.iterate({ query: WATCH_LIST, variables: { withinId } }) as ListStream<WorkListRow>;
  const lists = Array.from({ length: 5 }, () => ({ stream: open(LAM_THUONG), client: new WorkListClient() }));
  await Promise.all(lists.map((one) => followList(one.stream, one.client, () => true)));
  const { statements } = await countStatements(async () => {
    await enterTerm(demoIds.naHau, '2031-03-01');
    await server.app.services.feed.settle();
    await Promise.all(lists.map((one) => followList(one.stream, one.client, ({ kind }) => kind === 'HEARTBEAT')));
  });
  expect(statements.filter((text) => /"?committee_term"?/.test(text))).toHaveLength(1);
  const { statements: read } = await countStatements(async () => {
    await enterTerm(demoIds.lamThuong, '2031-04-01');
    await Promise.all(lists.map((one) => followList(one.stream, one.client, ({ kind }) => kind === 'DELTA')));
  });
  // The one that enters it, and the one that reads it.
  expect(read.filter((text) => /committee_term/.test(text))).toHaveLength(2);
  // A step of a case leaves what is not about cases as it was read.
  const { statements: step } = await countStatements(async () => {
    await sql(`UPDATE candidate SET occupation = 'x' WHERE committee_id = $1`, [demoIds.kheoLeng]);
    await server.app.services.feed.settle();
    await Promise.all(lists.map((one) => followList(one.stream, one.client, ({ kind }) => kind === 'HEARTBEAT')));
  });
  expect(step.filter((text) => /"(committee_term|remedy|officer|inspection|case_transfer)"/.test(text)).length).toBe(0);
  expect(step.filter((text) => /FROM candidate/.test(text)).length).toBeGreaterThan(0);
  for (const { stream } of lists) await stream.return?.();
});

it('is read with the others that a change concerns: ten lists cost the statements of a few', async () => {
  const { rows: cells } = await sql(
    `SELECT id FROM committee WHERE kind = 'CELL' AND closed_on IS NULL AND path LIKE $1 ORDER BY id LIMIT 10`,
    [`${await pathOf(demoIds.lucYen)}%`],
  );
  expect(cells).toHaveLength(10);
  const client = await server.ws('demo-district');
  const lists = cells.map(({ id }) => {
    const variables = { withinId: globalId('Committee', id) };
    return { id, stream: client.iterate({ query: WATCH_LIST, variables }) as ListStream<WorkListRow> };
  });
  const clients = await Promise.all(
    lists.map(async ({ stream }) => {
      const one = new WorkListClient();
      await followList(stream, one, () => true);
      return one;
    }),
  );
  const { statements } = await countStatements(async () => {
    await sql(`UPDATE candidate SET occupation = 'y' WHERE committee_id = ANY ($1)`, [cells.map(({ id }) => id)]);
    await server.app.services.feed.settle();
    await Promise.all(
      lists.map(({ stream }, n) =>
        followList(stream, clients[n] as WorkListClient, ({ kind }) => kind === 'HEARTBEAT'),
      ),
    );
  });
  const reading = (table: string) => statements.filter((text) => new RegExp(`FROM ${table}\\b`).test(text)).length;
  expect(reading('jsonb_array_elements')).toBeGreaterThan(0);
  expect(reading('jsonb_array_elements')).toBeLessThan(5);
  expect(reading('quota_year')).toBeLessThan(5);
  for (const [n, { id, stream }] of lists.entries()) {
    expect(clients[n]?.inOrder).toEqual(await deadlines('demo-district', globalId('Committee', id)));
    await stream.return?.();
  }
});

/** What is said of these in another way: they are the tree or this year's figures, go with a row that says it, or bear on no row here; or who asks is found in them. */
const SAID_OTHERWISE = [
  'access_grant',
  'admission_quota',
  'admission_quota_revision',
  'area',
  'case_place',
  'committee',
  'committee_area',
  'committee_form',
  'committee_placement',
  'finding',
  'membership_end',
  'person',
  'quota_year',
  'quota_year_figure',
  'ticket',
  'used_key',
];

it('every table that it is read from says when it changes', async () => {
  const { statements } = await countStatements(() => deadlines('demo-district', LUC_YEN));
  const read = new Set(
    statements.flatMap((text) =>
      [...text.matchAll(/(?:FROM|JOIN)\s+(?:"public"\.)?"?(\w+)/g)].map(([, table]) => table),
    ),
  );
  const { rows } = await sql(`SELECT c.relname AS name, bool_or(p.proname = 'feed_say') IS TRUE AS says
    FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid LEFT JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1 ORDER BY 1`);
  const silent = rows.filter(({ name, says }) => read.has(name) && !says).map(({ name }) => name);
  expect(read.size).toBeGreaterThan(20);
  expect(silent.filter((name) => !SAID_OTHERWISE.includes(name))).toEqual([]);
});

it('is hidden like one that is missing, and refuses a cursor of another list', async () => {
  const ask = async (subject: string, variables: Record<string, unknown>) => {
    const client = await server.ws(subject);
    const stream = client.iterate({ query: WATCH_LIST, variables }) as ListStream<WorkListRow>;
    const { value } = await stream.next();
    await stream.return?.();
    return value;
  };
  const code = async (subject: string, variables: Record<string, unknown>) =>
    (await ask(subject, variables))?.errors?.[0]?.extensions?.code;
  expect(await code('demo-commune', { withinId: globalId('Committee', demoIds.naHau) })).toBe('NOT_FOUND');
  expect(await code('demo-commune', { withinId: globalId('Committee', '00000000-0000-4000-8000-000000000000') })).toBe(
    'NOT_FOUND',
  );
  const cursor = (await ask('demo-district', { withinId: LUC_YEN }))?.data?.workList.cursor;
  expect(await code('demo-district', { withinId: LUC_YEN, after: cursor, until: '2027-01-01' })).toBe('INVALID_INPUT');
  expect(await code('demo-district', { withinId: LUC_YEN, after: cursor })).toBeUndefined();
  await eventually(PATIENCE_MS, 'nobody watches any more', async () => server.app.services.feed.audience.cohorts === 0);
});
