import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who of a committee looks after which cell: said once, and over by itself when the office or the place is.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('north', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('province', 'SUPERIOR_COMMITTEE', tree.province);
  await server.grant('wall', 'DASHBOARD', tree.province);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

const gid = (id: string) => globalId('Committee', id);

async function officer(committeeId: string, personName: string, from = '2020-01-01', to: string | null = null) {
  const id = randomUUID();
  await server.app.services.database.pool.query(
    `INSERT INTO officer (id, committee_id, person_name, title, valid_from, valid_to) VALUES ($1, $2, $3, 'MEMBER', $4, $5)`,
    [id, committeeId, personName, from, to],
  );
  return globalId('Officer', id);
}

async function run(mutation: 'assignInCharge' | 'endInCharge', input: object, subject = 'commune') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${mutation === 'endInCharge' ? 'EndInChargeInput' : 'AssignInChargeInput'}!) { it: ${mutation}(input: $input) {
       __typename ... on CommitteePayload { committee { inCharge { personName } } } ... on UserError { code path }
       ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const CHARGE = 'personName validFrom documentNumber officer { personName } changedBy { subject role }';

async function inCharge(committeeId: string, asOf: string | null = null, subject = 'commune') {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!, $asOf: Day) { committee(id: $id) { inCharge(asOf: $asOf) { ${CHARGE} } charges { ${CHARGE} } } }`,
    { id: gid(committeeId), asOf },
  );
  expect(errors).toBeUndefined();
  return data.committee as {
    inCharge: { personName: string; officer: object | null; changedBy: object } | null;
    charges: { personName: string | null; validFrom: string; documentNumber: string | null }[];
  };
}
const nameOn = async (committeeId: string, day: string | null = null) =>
  (await inCharge(committeeId, day)).inCharge?.personName ?? null;

it('is said from a day on, by another one taken over, and ended; all that was said is kept', async () => {
  const [lo, vi] = [await officer(tree.commune, 'Lò Văn Một'), await officer(tree.commune, 'Vi Thị Hai')];
  const assign = (officerId: string, startsOn: string, documentNumber?: string) =>
    run('assignInCharge', { officerId, committeeId: gid(tree.cellA), startsOn, documentNumber });
  expect(await assign(lo, '2026-01-10', ' 3-TB/ĐU ')).toEqual({
    __typename: 'CommitteePayload',
    committee: { inCharge: { personName: 'Lò Văn Một' } },
  });
  await assign(vi, '2026-05-01');
  const ended = { officerId: vi, committeeId: gid(tree.cellA), endsOn: '2026-09-01' };
  expect(await run('endInCharge', ended)).toMatchObject({ committee: { inCharge: null } });
  expect(await nameOn(tree.cellA, '2026-01-09')).toBeNull();
  expect(await nameOn(tree.cellA, '2026-01-10')).toBe('Lò Văn Một');
  expect(await nameOn(tree.cellA, '2026-04-30')).toBe('Lò Văn Một');
  expect(await nameOn(tree.cellA, '2026-05-01')).toBe('Vi Thị Hai');
  expect(await nameOn(tree.cellA, '2026-08-31')).toBe('Vi Thị Hai');
  expect(await nameOn(tree.cellA, '2026-09-01')).toBeNull();
  const { charges } = await inCharge(tree.cellA);
  expect(charges.map(({ personName, validFrom, documentNumber }) => [personName, validFrom, documentNumber])).toEqual([
    [null, '2026-09-01', null],
    ['Vi Thị Hai', '2026-05-01', null],
    ['Lò Văn Một', '2026-01-10', '3-TB/ĐU'],
  ]);
  expect(await run('endInCharge', ended)).toMatchObject({ code: 'NOT_IN_CHARGE' });
  expect(await run('endInCharge', { ...ended, officerId: lo, endsOn: '2026-05-01' })).toMatchObject({
    code: 'NOT_IN_CHARGE',
    path: ['officerId'],
  });
});

it('is over when the office is, and where the cell comes under another committee', async () => {
  const who = await officer(tree.commune, 'Hà Văn Ba');
  await run('assignInCharge', { officerId: who, committeeId: gid(tree.cellB), startsOn: '2025-01-01' });
  expect(await nameOn(tree.cellB)).toBe('Hà Văn Ba');
  const { data } = await server.ask(
    'commune',
    `mutation { endAppointment(input: { officerId: "${who}", endsOn: "2026-06-01", reason: RETIRED }) { __typename } }`,
  );
  expect(data.endAppointment.__typename).toBe('OfficerPayload');
  expect(await nameOn(tree.cellB, '2026-05-31')).toBe('Hà Văn Ba');
  expect(await nameOn(tree.cellB, '2026-06-01')).toBeNull();
  expect(await nameOn(tree.cellB)).toBeNull();
});

it('is for officers of the committee directly above, in office on that day', async () => {
  const of = async (committeeId: string, from?: string, to?: string) =>
    run(
      'assignInCharge',
      {
        officerId: await officer(committeeId, 'Đỗ Văn Tư', from, to),
        committeeId: gid(tree.cellA),
        startsOn: '2026-03-01',
      },
      'province',
    );
  expect(await of(tree.north)).toMatchObject({ code: 'OFFICER_NOT_ABOVE', path: ['committeeId'] });
  expect(await of(tree.cellA)).toMatchObject({ code: 'OFFICER_NOT_ABOVE' });
  expect(await of(tree.commune, '2026-03-02')).toMatchObject({ code: 'OFFICE_NOT_HELD', path: ['startsOn'] });
  expect(await of(tree.commune, '2020-01-01', '2026-03-01')).toMatchObject({ code: 'OFFICE_NOT_HELD' });
  expect(await of(tree.commune, '2026-03-01', '2026-03-02')).toMatchObject({ __typename: 'CommitteePayload' });
  const late = { officerId: await officer(tree.commune, 'Đỗ Văn Năm'), committeeId: gid(tree.cellA) };
  expect(await run('assignInCharge', { ...late, startsOn: '2090-01-01', documentNumber: ' ' })).toMatchObject({
    mistakes: [{ path: ['input', 'startsOn'] }, { path: ['input', 'documentNumber'] }],
  });
  expect(await run('endInCharge', { ...late, endsOn: '2090-01-01' })).toMatchObject({ code: 'INVALID_INPUT' });
});

it('is for the committee of the officer to say, and told to whoever sees the officers of the one looked after', async () => {
  const officerId = await officer(tree.commune, 'Mã Thị Sáu');
  const input = { officerId, committeeId: gid(tree.cellA), startsOn: '2026-10-01' };
  expect(await run('assignInCharge', input, 'cell')).toMatchObject({ code: 'NOT_FOUND', path: ['officerId'] });
  expect(
    await run('endInCharge', { officerId, committeeId: gid(tree.cellA), endsOn: '2026-10-01' }, 'cell'),
  ).toMatchObject({ code: 'NOT_FOUND' });
  expect(await run('assignInCharge', input, 'north')).toMatchObject({
    committee: { inCharge: { personName: 'Mã Thị Sáu' } },
  });
  // The cell knows who it is, and cannot look into the officers of its commune.
  expect((await inCharge(tree.cellA, null, 'cell')).inCharge).toMatchObject({
    personName: 'Mã Thị Sáu',
    officer: null,
    changedBy: { subject: 'north', role: 'SUPERIOR_COMMITTEE' },
  });
  expect((await inCharge(tree.cellA)).inCharge).toMatchObject({ officer: { personName: 'Mã Thị Sáu' } });
  expect(await inCharge(tree.cellA, null, 'wall')).toEqual({ inCharge: null, charges: [] });
});

it('ends with a reorganisation, whose plan says so, and is there again when that is undone', async () => {
  const officerId = await officer(tree.commune, 'Nông Văn Bảy');
  for (const cell of [tree.cellA, tree.cellB]) {
    await run('assignInCharge', { officerId, committeeId: gid(cell), startsOn: '2026-10-05' });
  }
  const decision = {
    number: '7-QĐ/TU',
    issuedOn: '2026-11-01',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    title: 'Về chuyển chi bộ',
  };
  const input = {
    decision,
    effectiveOn: '2026-11-02',
    changes: [
      {
        found: {
          ref: 'xã',
          kind: 'GRASSROOTS_COMMITTEE',
          name: 'Đảng bộ xã Mới',
          under: { committeeId: gid(tree.south) },
        },
      },
      { reparent: { committeeIds: [gid(tree.cellA)], under: { ref: 'xã' } } },
    ],
  };
  const reorganise = async (dryRun: boolean) => {
    const { data, errors } = await server.ask(
      'province',
      `mutation ($input: ReorganiseInput!) { it: reorganise(input: $input) { __typename
         ... on ReorganisePayload { plan { charges { personName officerId body { name } } } reorganisation { id } }
         ... on UserError { code message path } } }`,
      { input: { ...input, dryRun } },
    );
    expect(errors).toBeUndefined();
    return data.it;
  };
  const told = [{ personName: 'Nông Văn Bảy', officerId, body: { name: 'Thôn 2' } }];
  expect((await reorganise(true)).plan.charges).toEqual(told);
  expect(await nameOn(tree.cellA)).toBe('Nông Văn Bảy');
  const { plan, reorganisation } = await reorganise(false);
  expect(plan.charges).toEqual(told);
  await server.app.services.feed.settle();
  const ofA = async (day: string | null = null) =>
    (await inCharge(tree.cellA, day, 'province')).inCharge?.personName ?? null;
  expect(await ofA('2026-11-01')).toBe('Nông Văn Bảy');
  expect(await ofA('2026-11-02')).toBeNull();
  expect(await ofA()).toBeNull();
  expect(await nameOn(tree.cellB)).toBe('Nông Văn Bảy');
  const { data } = await server.ask(
    'province',
    `mutation { undoReorganisation(input: { reorganisationId: "${reorganisation.id}", reason: "nhầm" }) { __typename ... on UserError { message } } }`,
  );
  expect(data.undoReorganisation.__typename).toMatch(/Payload$/);
  await server.app.services.feed.settle();
  expect(await ofA()).toBe('Nông Văn Bảy');
});
