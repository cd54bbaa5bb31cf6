import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { openBoard } from '../helpers/live-board.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS } from '../helpers/within.ts';

const GRANT = `mutation ($input: GrantRoleInput!) {
  grantRole(input: $input) {
    __typename
    ... on GrantPayload { cursor grant { id subject role validFrom validTo grantedBy reason endedBy committee { id } } }
    ... on UserError { code message path }
  }
}`;
const END = `mutation ($input: EndGrantInput!) {
  endGrant(input: $input) {
    __typename
    ... on GrantPayload { cursor grant { id validTo endedBy endReason } }
    ... on UserError { code message path }
  }
}`;
const MINE = '{ viewer { grants { role committee { id } } } }';

const PROVINCE = globalId('Committee', demoIds.province);
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const VAN_YEN = globalId('Committee', demoIds.vanYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);

let server: TestServer;
let people = 0;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('auditor', 'AUDITOR', demoIds.lucYen);
});
afterAll(() => server.stop());

const somebody = () => `somebody-${++people}`;

async function grant(by: string, input: object) {
  const { data, errors } = await server.ask(by, GRANT, { input: { subject: somebody(), ...input } });
  expect(errors).toBeUndefined();
  return data.grantRole;
}

async function end(by: string, grantId: string, reason?: string) {
  const { data, errors } = await server.ask(by, END, { input: { grantId, reason } });
  expect(errors).toBeUndefined();
  return data.endGrant;
}

async function rolesOf(subject: string): Promise<unknown[]> {
  return (await server.ask(subject, MINE)).data.viewer.grants;
}

describe('a role', () => {
  it('holds from the answer on, and until the answer that ends it', async () => {
    const subject = somebody();
    expect(await rolesOf(subject)).toEqual([]);
    const given = await grant('demo-district', {
      subject,
      role: 'DASHBOARD',
      committeeId: LAM_THUONG,
      reason: 'bảng xã',
    });
    expect(given.grant).toMatchObject({
      subject,
      role: 'DASHBOARD',
      validTo: null,
      grantedBy: 'demo-district',
      reason: 'bảng xã',
      endedBy: null,
      committee: { id: LAM_THUONG },
    });
    expect(given.cursor).toBe(server.app.services.feed.cursor());
    expect(await rolesOf(subject)).toEqual([{ role: 'DASHBOARD', committee: { id: LAM_THUONG } }]);
    const ended = await end('demo-district', given.grant.id, 'bảng hỏng');
    expect(ended.grant).toMatchObject({
      endedBy: 'demo-district',
      endReason: 'bảng hỏng',
      validTo: expect.any(String),
    });
    expect(await rolesOf(subject)).toEqual([]);
    expect(await end('demo-district', given.grant.id)).toMatchObject({ code: 'ALREADY_ENDED', path: ['grantId'] });
  });

  it('that is ended ends the live board of whoever had it, at once', async () => {
    const subject = somebody();
    const { grant: given } = await grant('demo-district', { subject, role: 'DASHBOARD', committeeId: LAM_THUONG });
    const client = await server.ws(subject);
    const board = client.iterate<{ quotaBoard: { kind: string } }>({
      query: `subscription { quotaBoard(committeeId: "${LAM_THUONG}", year: 2023, depth: SELF) { kind } }`,
    });
    expect((await board.next()).value?.data?.quotaBoard.kind).toBe('SNAPSHOT');
    const last = board.next();
    await end('demo-district', given.id);
    expect((await last).value).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('may begin later and end by itself', async () => {
    const subject = somebody();
    const now = server.app.services.clock.now();
    const validFrom = new Date(now + 3_600_000).toISOString();
    const validTo = new Date(now + 7_200_000).toISOString();
    const { grant: given } = await grant('demo-district', {
      subject,
      role: 'INSPECTOR',
      committeeId: LUC_YEN,
      validFrom,
      validTo,
    });
    expect(given).toMatchObject({ validFrom, validTo });
    expect(await rolesOf(subject)).toEqual([]);
    const ended = await end('demo-district', given.id);
    expect(ended.grant.validTo).toBe(validFrom);
  });

  it('is given once at a time, also when two give it at the same moment', async () => {
    const subject = somebody();
    const input = { subject, role: 'CELL_SECRETARY', committeeId: KHEO_LENG };
    const answers = await Promise.all([grant('demo-commune', input), grant('demo-district', input)]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'ALREADY_GRANTED',
      'GrantPayload',
    ]);
    expect(await rolesOf(subject)).toHaveLength(1);
    const { id } = answers.find((answer) => answer.grant).grant;
    await end('demo-district', id);
    expect((await grant('demo-district', input)).__typename).toBe('GrantPayload');
  });

  it('cannot be changed into another, by SQL neither', async () => {
    const { pool } = server.app.services.database;
    await expect(pool.query(`UPDATE access_grant SET role = 'SUPERIOR_COMMITTEE'`)).rejects.toThrow(
      /cannot be changed/,
    );
    await expect(pool.query('DELETE FROM access_grant')).rejects.toThrow(/keeps its history/);
  });
});

describe('who may give', () => {
  const GIVEN = 'GrantPayload';
  // by whom, role, committee -> answer
  it.each([
    ['demo-province', 'SUPERIOR_COMMITTEE', LUC_YEN, GIVEN],
    ['demo-district', 'SUPERIOR_COMMITTEE', LUC_YEN, 'FORBIDDEN'],
    ['demo-district', 'GRASSROOTS_COMMITTEE', LAM_THUONG, GIVEN],
    ['demo-commune', 'GRASSROOTS_COMMITTEE', LAM_THUONG, 'FORBIDDEN'],
    ['demo-commune', 'CELL_SECRETARY', KHEO_LENG, GIVEN],
    ['demo-cell', 'CELL_SECRETARY', KHEO_LENG, 'FORBIDDEN'],
    ['demo-district', 'INSPECTOR', LUC_YEN, GIVEN],
    ['demo-commune', 'INSPECTOR', LAM_THUONG, GIVEN],
    ['demo-commune', 'TRAINING_CENTRE', LAM_THUONG, GIVEN],
    ['demo-commune', 'INSPECTOR', KHEO_LENG, 'ROLE_NOT_FOR_COMMITTEE'],
    ['demo-cell', 'INSPECTOR', KHEO_LENG, 'FORBIDDEN'],
    ['demo-district', 'TRAINING_CENTRE', LUC_YEN, GIVEN],
    ['demo-commune', 'DASHBOARD', LAM_THUONG, GIVEN],
    ['demo-cell', 'DASHBOARD', KHEO_LENG, 'FORBIDDEN'],
    ['demo-province', 'AUDITOR', LUC_YEN, GIVEN],
    ['demo-district', 'AUDITOR', LUC_YEN, 'FORBIDDEN'],
    ['demo-district', 'DASHBOARD', PROVINCE, 'NOT_FOUND'],
    ['demo-district', 'DASHBOARD', VAN_YEN, 'NOT_FOUND'],
    ['demo-inspector', 'DASHBOARD', VAN_YEN, 'FORBIDDEN'],
    ['auditor', 'DASHBOARD', LUC_YEN, 'FORBIDDEN'],
    ['nobody', 'DASHBOARD', LUC_YEN, 'NOT_FOUND'],
  ])('%s gives %s on %s: %s', async (by, role, committeeId, answer) => {
    const { __typename, code } = await grant(by, { role, committeeId });
    expect(code ?? __typename).toBe(answer);
  });

  it('may end, and nobody else: what is hidden is not found', async () => {
    const { grant: above } = await grant('demo-province', { role: 'AUDITOR', committeeId: LUC_YEN });
    expect(await end('demo-district', above.id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await end('demo-commune', above.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end('demo-commune', globalId('Grant', demoIds.province))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await end('demo-province', above.id)).__typename).toBe('GrantPayload');
  });
});

describe('what is refused', () => {
  it.each([
    [{ role: 'CELL_SECRETARY', committeeId: LAM_THUONG }, 'ROLE_NOT_FOR_COMMITTEE', 'role'],
    [{ role: 'GRASSROOTS_COMMITTEE', committeeId: KHEO_LENG }, 'ROLE_NOT_FOR_COMMITTEE', 'role'],
    [{ role: 'TRAINING_CENTRE', committeeId: KHEO_LENG }, 'ROLE_NOT_FOR_COMMITTEE', 'role'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, subject: '' }, 'INVALID_INPUT', 'subject'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, subject: ' blank ' }, 'INVALID_INPUT', 'subject'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, subject: 'a\u0000' }, 'INVALID_INPUT', 'subject'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, subject: 'x'.repeat(256) }, 'INVALID_INPUT', 'subject'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, validFrom: '2020-01-01T00:00:00Z' }, 'INVALID_INPUT', 'validFrom'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, validTo: '2020-01-01T00:00:00Z' }, 'INVALID_INPUT', 'validTo'],
    [{ role: 'DASHBOARD', committeeId: LAM_THUONG, reason: 'x'.repeat(501) }, 'INVALID_INPUT', 'reason'],
  ])('%j', async (input, code, path) => {
    expect(await grant('demo-district', input)).toMatchObject({ code, path: [path] });
  });

  it('a moment that is none', async () => {
    for (const validTo of ['1', '2030', 'tomorrow', '2030-13-01T00:00:00Z', '2030-01-01']) {
      const input = { role: 'DASHBOARD', committeeId: LAM_THUONG, validTo };
      expect(await grant('demo-district', input)).toMatchObject({ code: 'INVALID_INPUT', path: ['validTo'] });
    }
  });
});

describe('grants', () => {
  const LIST = `query ($withinId: ID, $subject: String, $ended: Boolean) {
    grants(withinId: $withinId, subject: $subject, ended: $ended, first: 100) {
      totalCount
      edges { node { id subject role committee { id } } }
    }
  }`;

  it('are listed for those who answer for them', async () => {
    const list = async (by: string, variables = {}) => (await server.ask(by, LIST, variables)).data.grants;
    const district = await list('demo-district');
    expect(district.totalCount).toBe(district.edges.length);
    const subjects = district.edges.map(({ node }: { node: { subject: string } }) => node.subject);
    expect(subjects).toEqual(expect.arrayContaining(['demo-district', 'demo-commune', 'demo-cell', 'auditor']));
    expect(subjects).not.toContain('demo-province');
    expect(subjects).not.toContain('demo-inspector');
    expect((await list('auditor')).totalCount).toBe(district.totalCount);
    for (const blind of ['demo-cell', 'demo-inspector', 'nobody']) {
      expect(await list(blind), blind).toEqual({ totalCount: 0, edges: [] });
    }
    expect((await list('demo-district', { withinId: VAN_YEN })).totalCount).toBe(0);
    const commune = await list('demo-district', { withinId: LAM_THUONG, subject: 'demo-commune' });
    expect(commune.edges).toMatchObject([{ node: { role: 'GRASSROOTS_COMMITTEE', committee: { id: LAM_THUONG } } }]);
  });

  it('that are over are listed where it is asked for', async () => {
    const subject = somebody();
    const { grant: given } = await grant('demo-district', { subject, role: 'DASHBOARD', committeeId: LAM_THUONG });
    await end('demo-district', given.id);
    const count = async (ended?: boolean) =>
      (await server.ask('demo-district', LIST, { subject, ended })).data.grants.totalCount;
    expect([await count(), await count(false), await count(true)]).toEqual([0, 0, 1]);
  });
});

it('a grant that was ended is over at once on a node whose clock is a minute behind', async () => {
  const clock = demoClock();
  const behind = await startApp(server.config, {
    log: pino({ level: 'silent' }),
    clock: { now: () => clock.now() - 60_000 },
  });
  try {
    const subject = somebody();
    await server.grant(subject, 'DASHBOARD', demoIds.lamThuong);
    const { id } = await server.app.services.database.prisma.accessGrant.findFirstOrThrow({ where: { subject } });
    await behind.services.feed.settle();
    const live = await openBoard('WebSocket', {
      url: `${behind.url}/graphql`,
      token: await server.token(subject),
      variables: { committeeId: LAM_THUONG, year: 2026, depth: 'CHILDREN' },
    });
    await end('demo-district', globalId('Grant', id));
    expect(await live.endedWithin(PATIENCE_MS)).toMatchObject({ error: 'NOT_FOUND' });
  } finally {
    await behind.stop();
  }
});

describe('on a server whose clock is wrong', () => {
  const MINUTES_MS = 60_000;
  let behind: App;
  let ahead: App;
  beforeAll(async () => {
    const at = (offMs: number): Promise<App> =>
      startApp(server.config, {
        log: openLog('silent'),
        clock: { now: () => server.app.services.clock.now() + offMs },
      });
    [behind, ahead] = await Promise.all([at(-10 * MINUTES_MS), at(10 * MINUTES_MS)]);
  });
  afterAll(async () => {
    await behind?.stop();
    await ahead?.stop();
  });

  async function askAt(node: App, subject: string, query: string, variables: object = {}) {
    await node.services.feed.settle();
    const response = await fetch(`${node.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token(subject)}` },
      body: JSON.stringify({ query, variables }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers are read by the paths that were asked for
    return ((await response.json()) as { data: any }).data;
  }
  const GIVE = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) {
    __typename ... on GrantPayload { grant { id } } ... on UserError { code } } }`;
  const END = `mutation ($input: EndGrantInput!) { endGrant(input: $input) { __typename ... on UserError { code } } }`;
  const rolesAt = async (node: App, subject: string): Promise<number> =>
    (await askAt(node, subject, '{ viewer { grants { role } } }')).viewer.grants.length;
  const nodes = (): App[] => [server.app, behind, ahead];

  it.each(['ahead', 'behind', 'right'])(
    'a role that is given and ended on one that is %s holds and is over everywhere',
    async (which) => {
      const giver = { ahead, behind, right: server.app }[which] as App;
      const subject = somebody();
      const input = { subject, role: 'AUDITOR', committeeId: KHEO_LENG };
      const given = (await askAt(giver, 'demo-district', GIVE, { input })).grantRole;
      expect(given.__typename).toBe('GrantPayload');
      expect(await Promise.all(nodes().map((node) => rolesAt(node, subject)))).toEqual([1, 1, 1]);
      const grantId = given.grant.id;
      expect((await askAt(giver, 'demo-district', END, { input: { grantId } })).endGrant.__typename).toBe(
        'GrantPayload',
      );
      expect(await Promise.all(nodes().map((node) => rolesAt(node, subject)))).toEqual([0, 0, 0]);
      const LIST = `query ($subject: String!) { grants(subject: $subject) { totalCount } }`;
      for (const node of nodes()) {
        const { endGrant } = await askAt(node, 'demo-district', END, { input: { grantId } });
        expect(endGrant.code).toBe('ALREADY_ENDED');
        expect((await askAt(node, 'demo-district', LIST, { subject })).grants.totalCount).toBe(0);
      }
      // And it may be given again, wherever one asks.
      expect((await askAt(behind, 'demo-district', GIVE, { input })).grantRole.__typename).toBe('GrantPayload');
    },
  );

  it('a role that is given and ended by hand, at the moment of the database, does so too', async () => {
    const subject = somebody();
    const { pool } = server.app.services.database;
    const far = await startApp(server.config, {
      log: openLog('silent'),
      // Long before the database's clock, whatever day the data are of.
      clock: { now: () => Math.min(server.app.services.clock.now(), Date.now()) - 10 * MINUTES_MS },
    });
    try {
      await pool.query(
        `INSERT INTO access_grant (id, subject, role, committee_id, granted_by) SELECT gen_random_uuid(), $1, 'AUDITOR', id, 'operator'
         FROM committee WHERE kind = 'CELL' LIMIT 1`,
        [subject],
      );
      expect(await rolesAt(far, subject)).toBe(1);
      await pool.query('UPDATE access_grant SET valid_to = now() WHERE subject = $1', [subject]);
      expect(await rolesAt(far, subject)).toBe(0);
    } finally {
      await far.stop();
    }
  });

  it('a role that is given for later waits for its moment', async () => {
    const subject = somebody();
    const validFrom = new Date(server.app.services.clock.now() + 60 * MINUTES_MS).toISOString();
    const input = { subject, role: 'AUDITOR', committeeId: KHEO_LENG, validFrom };
    await askAt(server.app, 'demo-district', GIVE, { input });
    expect(await Promise.all(nodes().map((node) => rolesAt(node, subject)))).toEqual([0, 0, 0]);
  });
});
