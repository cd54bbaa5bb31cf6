import {
  GraphQLEnumType,
  type GraphQLField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { openLocalKey } from '../../src/access/local-key.ts';
import type { Clock } from '../../src/calendar.ts';
import { schema } from '../../src/schema/index.ts';
import { type Answer, demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const MISSING = '01890000-0000-7000-8000-00000000dead';

let server: TestServer;
/** Moves the server's clock forward, ms. */
let laterMs = 0;
const clock: Clock = (() => {
  const demo = demoClock();
  return { now: () => demo.now() + laterMs };
})();
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const sql = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

/** Sends any headers and reads the answer as text. */
async function post(query: string, headers: Record<string, string> = {}, variables: object = {}) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

/** Any value that a type accepts, written in GraphQL. An id is of the type its name says: `candidateId`. */
function literal(type: GraphQLInputType, name: string): string {
  if (type instanceof GraphQLNonNull) return literal(type.ofType, name);
  if (type instanceof GraphQLList) return `[${literal(type.ofType, name)}]`;
  if (type instanceof GraphQLEnumType) return type.getValues()[0]?.name ?? '';
  if (type instanceof GraphQLInputObjectType) {
    const all = Object.values(type.getFields());
    const fields = type.isOneOf ? all.slice(0, 1) : all.filter((field) => field.type instanceof GraphQLNonNull);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, field.name)}`).join(', ')} }`;
  }
  const values: Record<string, string> = { Int: '2026', Boolean: 'true', Day: '"2026-01-02"', String: '"x"' };
  const noun = name.charAt(0).toUpperCase() + name.slice(1).replace(/Id$/, '');
  const [typename = 'Committee'] = [noun, `Training${noun}`].filter((type) => schema.getType(type));
  return values[type.name] ?? JSON.stringify(globalId(typename, MISSING));
}

function operation(kind: string, field: GraphQLField<unknown, unknown>): string {
  const args = field.args.filter((arg) => arg.type instanceof GraphQLNonNull);
  // An id alone is one of what the field answers.
  const answered = getNamedType(field.type);
  const nameOf = (name: string): string => (name === 'id' && isObjectType(answered) ? answered.name : name);
  const given =
    args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: ${literal(arg.type, nameOf(arg.name))}`).join(', ')})`;
  return `${kind} { ${field.name}${given}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`;
}

const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({
    name: `${type?.name}.${field.name}`,
    text: operation(type?.name.toLowerCase() ?? '', field),
  })),
);

describe('without a token', () => {
  it.each(rootFields.filter(({ name }) => name !== 'Query.viewer'))('$name is refused', async ({ name, text }) => {
    const live = name.startsWith('Subscription');
    const answer = await post(text, live ? { accept: 'text/event-stream' } : {});
    const body = live ? (/^data: (.*)$/m.exec(answer.text)?.[1] ?? '') : answer.text;
    const { data, errors } = JSON.parse(body) as { data?: object | null; errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
  });

  it('`viewer` answers that nobody is there', async () => {
    expect(await server.ask(null, '{ viewer { subject } }')).toEqual({ status: 200, data: { viewer: null } });
  });
});

describe('a token that is not valid here', () => {
  const LIFE_S = 3_600;
  const inS = (seconds: number): number => Math.floor(clock.now() / 1000) + seconds;
  const { issuer, audience } = { issuer: 'urn:ketnap:demo', audience: 'ketnap-test' };
  const signed = async (claims: (jwt: SignJWT) => SignJWT): Promise<string> => {
    const jwt = new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'local' });
    return claims(jwt).sign(await importJWK(server.key.jwk, 'ES256'));
  };
  const whole = (jwt: SignJWT): SignJWT =>
    jwt.setIssuer(issuer).setAudience(audience).setSubject('demo-district').setExpirationTime(inS(LIFE_S));

  const bad: Record<string, () => Promise<string>> = {
    rubbish: async () => 'Bearer rubbish',
    'another scheme': async () => 'Basic ZGVtbzpkZW1v',
    'an empty one': async () => 'Bearer ',
    expired: async () => `Bearer ${await server.token('demo-district', -60)}`,
    'of another issuer': async () => `Bearer ${await signed((jwt) => whole(jwt).setIssuer('https://evil.example'))}`,
    'for another audience': async () => `Bearer ${await signed((jwt) => whole(jwt).setAudience('other'))}`,
    'for several other audiences': async () =>
      `Bearer ${await signed((jwt) => whole(jwt).setAudience(['another', 'other']))}`,
    'without an end': async () =>
      `Bearer ${await signed((jwt) => jwt.setIssuer(issuer).setAudience(audience).setSubject('demo-district'))}`,
    'of nobody': async () => `Bearer ${await signed((jwt) => whole(jwt).setSubject(''))}`,
    'not valid yet': async () => `Bearer ${await signed((jwt) => whole(jwt).setNotBefore(inS(600)))}`,
    'without a signature': async () =>
      `Bearer ${new UnsecuredJWT({}).setIssuer(issuer).setAudience(audience).setSubject('demo-district').setExpirationTime(inS(LIFE_S)).encode()}`,
    'signed with another key': async () =>
      `Bearer ${await (await openLocalKey(issuer, audience)).sign('demo-district', inS(LIFE_S) - Math.floor(Date.now() / 1000))}`,
    'signed with the public key as a shared secret': async () =>
      `Bearer ${await whole(new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'local' })).sign(
        new TextEncoder().encode(JSON.stringify(server.key.jwks.keys[0])),
      )}`,
  };

  it('is told from a good one', async () => {
    const good = await post('{ viewer { subject } }', { authorization: `Bearer ${await signed(whole)}` });
    expect(good).toEqual({ status: 200, text: '{"data":{"viewer":{"subject":"demo-district"}}}' });
  });

  it.each(Object.keys(bad))('%s: HTTP answers 401 and no data', async (name) => {
    const authorization = (await bad[name]?.()) ?? '';
    const { status, text } = await post('{ viewer { subject } }', { authorization });
    expect(status).toBe(401);
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors: { message: string; extensions: object }[] };
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: name === 'expired' ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED' });
    // The token itself never comes back.
    if (authorization.length > 20) expect(text).not.toContain(authorization.slice(-20));
  });

  it.each(Object.keys(bad))('%s: an event stream answers 401', async (name) => {
    const authorization = (await bad[name]?.()) ?? '';
    const watch = rootFields.find((field) => field.name === 'Subscription.quotaBoard')?.text ?? '';
    const { status, text } = await post(watch, { authorization, accept: 'text/event-stream' });
    expect(status).toBe(401);
    expect(text).not.toContain('SNAPSHOT');
  });

  it.each(Object.keys(bad))('%s: a WebSocket closes with 4403', async (name) => {
    const authorization = (await bad[name]?.()) ?? '';
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
    const messages: string[] = [];
    socket.on('message', (data) => messages.push(String(data)));
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(4403);
    expect(messages).toEqual([]);
  });
});

/** What each login of the demo may see, by the table of the policy, said again in the test's own words. */
const logins = [
  { subject: 'demo-commune', top: demoIds.lamThuong, figures: true, people: true, classes: true, inspections: true },
  { subject: 'demo-cell', top: demoIds.kheoLeng, figures: true, people: true, classes: true, inspections: true },
  { subject: 'demo-inspector', top: demoIds.vanYen, figures: true, people: false, classes: false, inspections: true },
  { subject: 'demo-centre', top: demoIds.lucYen, figures: true, people: true, classes: true, inspections: false },
  { subject: 'demo-dashboard', top: demoIds.lucYen, figures: true, people: false, classes: true, inspections: true },
  { subject: 'demo-auditor', top: demoIds.province, figures: false, people: false, classes: false, inspections: false },
];

describe.each(logins)('$subject', ({ subject, top, figures, people, classes, inspections }) => {
  const topId = globalId('Committee', top);

  /** Every id of a list, by its pages, with the count it claims. */
  async function all(field: string, args = ''): Promise<{ ids: string[]; totalCount: number }> {
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const query = `query ($after: String) { list: ${field}(first: 100, after: $after ${args}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
      } }`;
      const { data, errors }: Answer<undefined> = await server.ask(subject, query, { after });
      expect(errors).toBeUndefined();
      ids.push(...data.list.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!data.list.pageInfo.hasNextPage) return { ids, totalCount: data.list.totalCount };
      after = data.list.pageInfo.endCursor;
    }
  }

  const below = `k.path LIKE (SELECT path FROM committee WHERE id = '${top}') || '%'`;
  // A centre reads whom it teaches; all the others read whoever is followed there.
  const read = subject === 'demo-centre' ? 'EXISTS (SELECT FROM enrolment e WHERE e.candidate_id = c.id)' : 'true';
  const expected: Record<string, { type: string; seen: boolean; query: string }> = {
    committees: { type: 'Committee', seen: true, query: `SELECT k.id FROM committee k WHERE ${below}` },
    candidates: {
      type: 'Candidate',
      seen: people,
      query: `SELECT c.id FROM candidate c JOIN committee k ON k.id = c.committee_id WHERE ${below} AND ${read}`,
    },
    trainingClasses: {
      type: 'TrainingClass',
      seen: classes,
      query: `SELECT t.id FROM training_class t JOIN training_centre c ON c.id = t.centre_id
        JOIN committee k ON k.id = c.host_committee_id WHERE ${below}
          OR starts_with((SELECT path FROM committee WHERE id = '${top}'), k.path)`,
    },
    inspections: {
      type: 'Inspection',
      seen: inspections,
      query: `SELECT i.id FROM inspection i JOIN committee k ON k.id = i.subject_id WHERE ${below}`,
    },
    inspectionProgrammes: {
      type: 'InspectionProgramme',
      seen: inspections,
      query: `SELECT p.id FROM inspection_programme p JOIN committee k ON k.id = p.committee_id WHERE ${below}`,
    },
  };

  it.each(Object.keys(expected))('sees in `%s` all of its committees and nothing else', async (field) => {
    const { type, seen, query } = expected[field] ?? { type: '', seen: false, query: '' };
    const rows = seen ? await sql<{ id: string }>(query) : [];
    const { ids, totalCount } = await all(field);
    expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => globalId(type, id))));
    expect(ids).toHaveLength(rows.length);
    expect(totalCount).toBe(rows.length);
  });

  it('is given nothing else by node and nodes either', async () => {
    const visible = async (field: string): Promise<Set<string>> => new Set((await all(field)).ids);
    const tables: [type: string, table: string, seen: Set<string>][] = [
      ['Committee', 'committee', await visible('committees')],
      ['Candidate', 'candidate', await visible('candidates')],
      ['TrainingClass', 'training_class', await visible('trainingClasses')],
      ['Inspection', 'inspection', await visible('inspections')],
      ['InspectionProgramme', 'inspection_programme', await visible('inspectionProgrammes')],
    ];
    for (const [type, table, seen] of tables) {
      const rows = await sql<{ id: string }>(`SELECT id FROM ${table} ORDER BY md5(id::text) LIMIT 100`);
      const ids = rows.map(({ id }) => globalId(type, id));
      const { data } = await server.ask(subject, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(data.nodes).toEqual(ids.map((id) => (seen.has(id) ? { id } : null)));
    }
    const own = await sql<{ type: string; id: string; mine: boolean }>(
      `(SELECT 'Admission' AS type, a.id, ${below} AND ${subject !== 'demo-centre'} AS mine FROM admission a JOIN committee k ON k.id = a.committee_id
          ORDER BY ${below} DESC, a.id LIMIT 30)
       UNION ALL (SELECT 'Enrolment', e.id, ${below} FROM enrolment e JOIN candidate c ON c.id = e.candidate_id
          JOIN committee k ON k.id = c.committee_id ORDER BY ${below} DESC, e.id LIMIT 30)`,
    );
    const ids = own.map(({ type, id }) => globalId(type, id));
    const { data } = await server.ask(subject, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data.nodes).toEqual(ids.map((id, index) => (people && own[index]?.mine ? { id } : null)));
  });

  it('sees no committee above its own', async () => {
    const { data } = await server.ask(
      subject,
      `query ($id: ID!) {
        committee(id: $id) { parent { id } ancestors { id } quota(year: 2026) { parentId } }
        quotaBoard(committeeId: $id, year: 2026, depth: SUBTREE) { rows { committeeId parentId } }
      }`,
      { id: topId },
    );
    expect(data.committee).toEqual({ parent: null, ancestors: [], quota: figures ? { parentId: null } : null });
    if (!figures) return expect(data.quotaBoard).toBeNull();
    const rows: { committeeId: string; parentId: string | null }[] = data.quotaBoard.rows;
    const shown = new Set(rows.map(({ committeeId }) => committeeId));
    expect(rows.filter(({ parentId }) => parentId !== null && !shown.has(parentId))).toEqual([]);
    expect(new Set((await all('committees')).ids)).toEqual(shown);
  });

  it('sees figures of its own committees only', async () => {
    const rows = await sql<{ id: string; mine: boolean }>(
      `SELECT k.id, ${below} AS mine FROM committee k ORDER BY md5(k.id::text) LIMIT 100`,
    );
    const ids = rows.map(({ id }) => globalId('QuotaProgress', `${id}:2026`));
    const { data } = await server.ask(subject, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data.nodes).toEqual(ids.map((id, index) => (figures && rows[index]?.mine ? { id } : null)));
  });
});

describe('hidden and missing', () => {
  // For the commune: its district, the cells of other communes, and what belongs to them.
  const hidden: Record<string, string> = {
    Committee: demoIds.yenThe,
    AdmissionQuota: `SELECT id FROM admission_quota WHERE committee_id = '${demoIds.lucYen}' LIMIT 1`,
    Candidate: `SELECT c.id FROM candidate c JOIN committee k ON k.id = c.committee_id
      WHERE k.parent_id = '${demoIds.yenThe}' AND c.stage = 'DECIDED' OR k.parent_id = '${demoIds.yenThe}' LIMIT 1`,
    Admission: `SELECT a.id FROM admission a JOIN committee k ON k.id = a.committee_id WHERE k.parent_id = '${demoIds.yenThe}' LIMIT 1`,
    Enrolment: `SELECT e.id FROM enrolment e JOIN candidate c ON c.id = e.candidate_id JOIN committee k ON k.id = c.committee_id
      WHERE k.parent_id = '${demoIds.yenThe}' LIMIT 1`,
    TrainingClass: `SELECT id FROM training_class WHERE centre_id = '${demoIds.yenBaiCentre}' LIMIT 1`,
    Inspection: `SELECT id FROM inspection WHERE inspector_id = '${demoIds.vanYen}' LIMIT 1`,
    InspectionProgramme: `SELECT id FROM inspection_programme WHERE committee_id = '${demoIds.vanYen}' LIMIT 1`,
  };
  const idOf = async (type: string): Promise<string> => {
    const text = hidden[type] ?? '';
    if (!text.startsWith('SELECT')) return text;
    const [row] = await sql<{ id: string }>(text);
    if (!row) throw new Error(`the demo data have no hidden ${type}`);
    return row.id;
  };
  const DAYS = 'ceremonyOn: "2026-11-20", decisionOn: "2026-11-01", decisionNumber: "1"';
  const cases: [type: string, query: string][] = [
    ...Object.keys(hidden).map((type): [string, string] => [
      type,
      'query ($id: ID!) { node(id: $id) { __typename id } }',
    ]),
    ['Committee', 'query ($id: ID!) { committee(id: $id) { id } }'],
    ['Committee', 'query ($id: ID!) { committees(parentId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { committees(withinId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { candidates(withinId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { trainingClasses(withinId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { inspections(withinId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { inspectionProgrammes(withinId: $id) { totalCount edges { node { id } } } }'],
    ['Committee', 'query ($id: ID!) { quotaBoard(committeeId: $id, year: 2026) { cursor } }'],
    ['Committee', 'query ($id: ID!) { quotaBoard(committeeId: $id, year: 1) { cursor } }'],
    ['Committee', 'query ($id: ID!) { viewer { can(action: COMMITTEE_READ, committeeId: $id) } }'],
    [
      'Committee',
      `mutation ($id: ID!) { setQuota(input: { committeeId: $id, year: 1, target: -1, expectedVersion: 0 }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'Candidate',
      `mutation ($id: ID!) { recordAdmission(input: { candidateId: $id, ${DAYS} }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'Candidate',
      `mutation ($id: ID!) { moveCandidateStage(input: { candidateId: $id, to: OFFICIAL, effectiveOn: "2099-01-01" }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'Candidate',
      `mutation ($id: ID!) { enrolInClass(input: { candidateId: $id, classId: "${globalId('TrainingClass', MISSING)}" }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'Admission',
      `mutation ($id: ID!) { correctAdmission(input: { admissionId: $id, reason: "" }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'Inspection',
      `mutation ($id: ID!) { recordInspectionResult(input: { inspectionId: $id, outcome: VIOLATION, concludedOn: "2099-01-01" }) {
        __typename ... on UserError { code message path } } }`,
    ],
    [
      'TrainingClass',
      `mutation ($id: ID!) { enrolInClass(input: { candidateId: "OWN", classId: $id }) {
        __typename ... on UserError { code message path } } }`,
    ],
  ];

  it.each(cases)('%s looks the same in %s', async (type, query) => {
    const [own] = await sql<{ id: string }>('SELECT id FROM candidate WHERE committee_id = $1 LIMIT 1', [
      demoIds.kheoLeng,
    ]);
    const text = query.replace('OWN', globalId('Candidate', own?.id ?? ''));
    const authorization = `Bearer ${await server.token('demo-commune')}`;
    const [there, missing] = [globalId(type, await idOf(type)), globalId(type, MISSING)];
    const answers = await Promise.all([there, missing].map((id) => post(text, { authorization }, { id })));
    expect(answers[0]?.text.replaceAll(there, 'ID')).toBe(answers[1]?.text.replaceAll(missing, 'ID'));
    expect(answers[0]?.status).toBe(answers[1]?.status);
    // The same question about something that exists and is seen by its own district must differ, or it asks nothing.
    expect(answers[0]?.text).not.toContain('INTERNAL');
  });

  it('a committee above the viewer looks like one that is missing', async () => {
    const ask = (id: string) =>
      server.ask(
        'demo-commune',
        'query ($id: ID!) { committees(parentId: $id) { totalCount edges { node { name } } } }',
        {
          id: globalId('Committee', id),
        },
      );
    expect(await ask(demoIds.lucYen)).toEqual(await ask(MISSING));
  });
});

describe('a dashboard', () => {
  it('is never told of a person', async () => {
    const query = `query ($id: ID!, $cell: ID!) {
      candidates(first: 100) { totalCount edges { node { fullName } } }
      committee(id: $id) {
        name officers { personName } admissions { totalCount edges { node { id candidate { fullName } } } }
        candidates { totalCount edges { node { fullName mentors { memberName } } } }
        children(first: 50) { edges { node { name officers { personName } } } }
        trainingClasses(first: 10) { edges { node {
          title enrolledCount enrolments { totalCount edges { node { candidate { fullName mentors { memberName } } } } }
        } } }
        quota(year: 2026) { admitted pipelineCount }
      }
      cell: committee(id: $cell) { officers { personName } admissions { totalCount edges { node { id } } } candidates { totalCount } }
    }`;
    const variables = { id: globalId('Committee', demoIds.lucYen), cell: globalId('Committee', demoIds.kheoLeng) };
    const asked = await server.ask('demo-dashboard', query, variables);
    expect(asked.errors).toBeUndefined();
    const { data } = asked;
    const nothing = { totalCount: 0, edges: [] };
    expect(data.candidates).toEqual(nothing);
    expect(data.committee).toMatchObject({ officers: [], admissions: nothing, candidates: nothing });
    expect(data.cell).toEqual({ officers: [], admissions: nothing, candidates: { totalCount: 0 } });
    for (const { node } of data.committee.trainingClasses.edges) expect(node.enrolments).toEqual(nothing);
    expect(data.committee.children.edges).toHaveLength(43);
    for (const { node } of data.committee.children.edges) expect(node.officers).toEqual([]);
    // The figures themselves are there.
    expect(
      data.committee.trainingClasses.edges.some(
        ({ node }: { node: { enrolledCount: number } }) => node.enrolledCount > 0,
      ),
    ).toBe(true);
    expect(data.committee.quota.pipelineCount).toBeGreaterThan(0);

    const names = await sql<{ name: string }>(
      `SELECT full_name AS name FROM candidate UNION SELECT person_name FROM officer UNION SELECT member_name FROM mentor_assignment`,
    );
    const text = JSON.stringify(data);
    expect(names.filter(({ name }) => text.includes(`"${name}"`))).toEqual([]);
    // The same question shows persons to the district.
    const district = JSON.stringify((await server.ask('demo-district', query, variables)).data);
    expect(names.filter(({ name }) => district.includes(`"${name}"`)).length).toBeGreaterThan(100);
  });
});

describe('a grant', () => {
  const count = async (subject: string): Promise<number> =>
    (await server.ask(subject, '{ committees { totalCount } }')).data.committees.totalCount;
  const grant = async (subject: string, validFrom: number, validTo: number | null): Promise<void> => {
    await server.app.services.database.prisma.accessGrant.create({
      data: {
        subject,
        role: 'GRASSROOTS_COMMITTEE',
        committeeId: demoIds.lamThuong,
        grantedBy: 'test',
        validFrom: new Date(validFrom),
        validTo: validTo === null ? null : new Date(validTo),
      },
    });
    await server.app.services.feed.settle();
  };

  it('counts between its first and its last moment only, without anybody touching it', async () => {
    const HOUR_MS = 3_600_000;
    const now = clock.now();
    await grant('past', now - 2 * HOUR_MS, now - HOUR_MS);
    await grant('future', now + HOUR_MS, now + 3 * HOUR_MS);
    expect(await Promise.all(['past', 'future'].map(count))).toEqual([0, 0]);
    expect((await server.ask('future', '{ viewer { grants { role } } }')).data.viewer).toEqual({ grants: [] });
    laterMs += 2 * HOUR_MS;
    expect(await Promise.all(['past', 'future'].map(count))).toEqual([0, 16]);
    laterMs += 2 * HOUR_MS;
    expect(await Promise.all(['past', 'future'].map(count))).toEqual([0, 0]);
  });

  it('that is unknown shows nothing', async () => {
    expect(await count('stranger')).toBe(0);
    const { data } = await server.ask('stranger', '{ viewer { subject grants { role } } }');
    expect(data.viewer).toEqual({ subject: 'stranger', grants: [] });
  });

  it('of one kind adds to another: what is seen is the sum', async () => {
    await server.grant('two-roles', 'CELL_SECRETARY', demoIds.kheoLeng);
    await server.grant('two-roles', 'DASHBOARD', demoIds.vanYen);
    await server.app.services.feed.settle();
    expect(await count('two-roles')).toBe(1 + 1 + 31 * 3);
    // The dashboard's role shows no person, the secretary's only those of the cell.
    const { data } = await server.ask(
      'two-roles',
      '{ candidates(first: 100) { edges { node { committee { id } } } } }',
    );
    const cells = data.candidates.edges.map(({ node }: { node: { committee: { id: string } } }) => node.committee.id);
    expect(new Set(cells)).toEqual(new Set([globalId('Committee', demoIds.kheoLeng)]));
  });
});

describe('`viewer.can` and what mutations do', () => {
  interface Probe {
    action: string;
    /** The committee that decides. */
    committeeId: string;
    /** A mutation that fails behind the check of access, so that nothing is written. */
    text: string;
  }
  const FUTURE = '2099-01-01';

  /** One probe for each mutation and each place. */
  async function probes(): Promise<Probe[]> {
    const places = [
      demoIds.lucYen,
      demoIds.lamThuong,
      demoIds.kheoLeng,
      demoIds.yenThe,
      demoIds.vanYen,
      demoIds.province,
    ];
    const quotas = places.map((committeeId) => ({
      action: 'QUOTA_SET',
      committeeId,
      text: `setQuota(input: { committeeId: "${globalId('Committee', committeeId)}", year: 2026, target: 1, expectedVersion: 99 })`,
    }));
    const candidates = await sql<{ id: string; committeeId: string }>(
      `SELECT DISTINCT ON (k.parent_id) c.id, c.committee_id AS "committeeId" FROM candidate c
       JOIN committee k ON k.id = c.committee_id JOIN enrolment e ON e.candidate_id = c.id
       WHERE k.parent_id IN ($1, $2) ORDER BY k.parent_id, c.id`,
      [demoIds.lamThuong, demoIds.yenThe],
    );
    const own = await sql<{ id: string; committeeId: string }>(
      `SELECT c.id, committee_id AS "committeeId" FROM candidate c JOIN enrolment e ON e.candidate_id = c.id
       WHERE committee_id = $1 LIMIT 1`,
      [demoIds.kheoLeng],
    );
    const people = [...candidates, ...own].flatMap(({ id, committeeId }) => {
      const candidateId = globalId('Candidate', id);
      return [
        {
          action: 'ADMISSION_RECORD',
          committeeId,
          text: `recordAdmission(input: { candidateId: "${candidateId}", ceremonyOn: "${FUTURE}", decisionOn: "${FUTURE}", decisionNumber: "1" })`,
        },
        {
          action: 'CANDIDATE_MOVE',
          committeeId,
          text: `moveCandidateStage(input: { candidateId: "${candidateId}", to: OFF_LIST, effectiveOn: "${FUTURE}" })`,
        },
        {
          action: 'TRAINING_ENROL',
          committeeId,
          text: `enrolInClass(input: { candidateId: "${candidateId}", classId: "${globalId('TrainingClass', MISSING)}" })`,
        },
      ];
    });
    const admissions = await sql<{ id: string; committeeId: string }>(
      `SELECT DISTINCT ON (k.parent_id, k.id = $3) a.id, a.committee_id AS "committeeId" FROM admission a
       JOIN committee k ON k.id = a.committee_id WHERE k.parent_id IN ($1, $2) ORDER BY k.parent_id, k.id = $3, a.id`,
      [demoIds.lamThuong, demoIds.yenThe, demoIds.kheoLeng],
    );
    const inspections = await sql<{ id: string; committeeId: string }>(
      `SELECT DISTINCT ON (inspector_id) id, inspector_id AS "committeeId" FROM inspection
       WHERE inspector_id = ANY($1) AND status = 'REPORTED' ORDER BY inspector_id, id`,
      [[demoIds.lucYen, demoIds.vanYen]],
    );
    return [
      ...quotas,
      ...people,
      ...admissions.map(({ id, committeeId }) => ({
        action: 'ADMISSION_CORRECT',
        committeeId,
        text: `correctAdmission(input: { admissionId: "${globalId('Admission', id)}", reason: "x" })`,
      })),
      ...inspections.map(({ id, committeeId }) => ({
        action: 'INSPECTION_CONCLUDE',
        committeeId,
        text: `recordInspectionResult(input: { inspectionId: "${globalId('Inspection', id)}", outcome: GOOD, concludedOn: "${FUTURE}" })`,
      })),
    ];
  }

  it.each(['demo-province', 'demo-district', ...logins.map(({ subject }) => subject)])(
    'agree for %s',
    async (subject) => {
      const asked = await probes();
      expect(new Set(asked.map(({ action }) => action)).size).toBe(6);
      const can = await server.ask(
        subject,
        `{ viewer { ${asked
          .map(
            ({ action, committeeId }, i) =>
              `p${i}: can(action: ${action}, committeeId: "${globalId('Committee', committeeId)}")`,
          )
          .join(' ')} } }`,
      );
      const done = await server.ask(
        subject,
        `mutation { ${asked.map(({ text }, i) => `p${i}: ${text} { __typename }`).join(' ')} }`,
      );
      expect(can.errors).toBeUndefined();
      expect(done.errors).toBeUndefined();
      const really = asked.map(({ action, committeeId }, i) => ({
        action,
        committeeId,
        allowed: !['NotFound', 'Forbidden'].includes(done.data[`p${i}`].__typename),
      }));
      expect(really).toEqual(
        asked.map(({ action, committeeId }, i) => ({ action, committeeId, allowed: can.data.viewer[`p${i}`] })),
      );
      expect(
        Object.values(done.data).filter((value) => (value as { __typename: string }).__typename.endsWith('Payload')),
      ).toEqual([]);
    },
  );
});

describe('what a role may see and not do', () => {
  const typeOf = async (subject: string, text: string): Promise<string> => {
    const { data, errors } = await server.ask(subject, `mutation { it: ${text} { __typename } }`);
    expect(errors).toBeUndefined();
    return data.it.__typename;
  };
  const quota = (committeeId: string): string =>
    `setQuota(input: { committeeId: "${globalId('Committee', committeeId)}", year: 2030, target: 1, expectedVersion: 99 })`;

  it('is Forbidden, and what it may not even see is NotFound', async () => {
    expect(await typeOf('demo-cell', quota(demoIds.kheoLeng))).toBe('Forbidden');
    expect(await typeOf('demo-cell', quota(demoIds.lamThuong))).toBe('NotFound');
    // A plan comes from above.
    expect(await typeOf('demo-commune', quota(demoIds.lamThuong))).toBe('Forbidden');
    expect(await typeOf('demo-commune', quota(demoIds.kheoLeng))).toBe('StaleVersion');
    expect(await typeOf('demo-province', quota(demoIds.province))).toBe('StaleVersion');
    expect(await typeOf('demo-commune', quota(demoIds.lucYen))).toBe('NotFound');
    expect(await typeOf('demo-dashboard', quota(demoIds.lucYen))).toBe('Forbidden');
    expect(await typeOf('demo-auditor', quota(demoIds.lucYen))).toBe('NotFound');
  });

  it('an inspection that is seen by the inspected is Forbidden to conclude, not missing', async () => {
    const [row] = await sql<{ id: string }>(
      `SELECT i.id FROM inspection i WHERE i.subject_id = $1 AND i.inspector_id = $2 LIMIT 1`,
      [demoIds.lamThuong, demoIds.lucYen],
    );
    const id = globalId('Inspection', row?.id ?? '');
    const seen = await server.ask('demo-commune', 'query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(seen.data.node).toEqual({ id });
    const text = `recordInspectionResult(input: { inspectionId: "${id}", outcome: GOOD, concludedOn: "2099-01-01" })`;
    expect(await typeOf('demo-commune', text)).toBe('Forbidden');
    expect(await typeOf('demo-district', text)).not.toBe('Forbidden');
  });
});
