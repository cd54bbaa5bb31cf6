import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23. Districts ended on 2025-07-01 by law; those of the demo stand on. Areas of the demo have the real
// codes: those that are made here have others.

const AREA = 'area { id name code difficultyClass endedOn }';
const SHOWN: Record<string, string> = { coverAreas: 'committee { areas { area { id } validFrom } }' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);
const THAM_PAT = globalId('Committee', demoIds.thamPat);
const VAN_YEN = globalId('Committee', demoIds.vanYen);

async function ask(mutation: string, input: object, subject = 'demo-district') {
  const name = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const document = `mutation ($input: ${name}Input!) { answer: ${mutation}(input: $input) {
    __typename
    ... on ${name}Payload { ${SHOWN[mutation] ?? AREA} }
    ... on InvalidInput { mistakes { message path } }
    ... on UserError { code message path }
  } }`;
  const { data, errors } = await server.ask(subject, document, { input });
  expect(errors).toBeUndefined();
  return data.answer;
}

const PAPER = { documentNumber: '1673/NQ-UBTVQH15', documentOn: '2025-06-16' };

/** Records an area; gives its id. */
async function area(input: object, subject?: string): Promise<string> {
  const { area: made, ...refused } = await ask('recordArea', { committeeId: LUC_YEN, ...input }, subject);
  expect(refused).toEqual({ __typename: 'RecordAreaPayload' });
  return made.id;
}

const province = (name: string, code?: string) =>
  ask(
    'recordArea',
    { committeeId: globalId('Committee', demoIds.province), kind: 'PROVINCE', name, code, validFrom: '2000-01-01' },
    'demo-province',
  ).then(({ area: made }) => made.id as string);
let yenBai: string;
let district: string;
beforeAll(async () => {
  yenBai = await province('Yên Bái', '95');
  district = await area({ kind: 'DISTRICT', name: 'Lục Yên', parentId: yenBai, code: '935', validFrom: '2000-01-01' });
});
const commune = (name: string, more: object = {}) =>
  area({ kind: 'COMMUNE', name, parentId: district, validFrom: '2010-01-01', ...more });

async function shown(id: string): Promise<Record<string, unknown>> {
  const { data, errors } = await server.ask(
    'demo-cell',
    `query ($id: ID!) { area(id: $id) {
      name kind code difficultyClass beganOn endedOn parent { name }
      forms { name kind validFrom validTo documentNumber parent { id } }
      codes { code validFrom validTo }
      successors { to { name } kind effectiveOn documentNumber }
      predecessors { from { name } kind }
    } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.area;
}

async function byCode(code: string, asOf: string | null): Promise<string | null> {
  const { data } = await server.ask(
    'demo-auditor',
    `query ($asOf: Day) { area(code: "${code}", asOf: $asOf) { name } }`,
    {
      asOf,
    },
  );
  return data.area?.name ?? null;
}

describe('an area', () => {
  it('is recorded with its place, class and code, and read by everybody who is signed in', async () => {
    const id = await commune('Lâm Thượng'.normalize('NFD'), { difficultyClass: 'REGION_III', code: '94309' });
    expect(await shown(id)).toMatchObject({
      name: 'Lâm Thượng'.normalize('NFC'),
      kind: 'COMMUNE',
      code: '94309',
      difficultyClass: 'REGION_III',
      beganOn: '2010-01-01',
      endedOn: null,
      parent: { name: 'Lục Yên' },
    });
    const { errors } = await server.ask(null, '{ areas { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('the code trap: Mường Lai has the code that was that of Vĩnh Lạc, and each keeps its days', async () => {
    const vinhLac = await commune('Vĩnh Lạc Thử', { code: '94345' });
    const muongLai = await commune('Mường Lai Thử', { code: '94324' });
    const changed = { areaId: muongLai, kind: 'COMMUNE', name: 'Mường Lai Thử', parentId: yenBai, ...PAPER };
    expect(await ask('changeArea', { ...changed, code: '94345', validFrom: '2025-07-01' })).toMatchObject({
      code: 'AREA_CODE_IN_USE',
      path: ['code'],
    });
    const ended = { areaId: vinhLac, endsOn: '2025-07-01', successorIds: [muongLai], succession: 'MERGE', ...PAPER };
    expect(await ask('endArea', ended)).toMatchObject({ area: { endedOn: '2025-07-01' } });
    expect(await ask('changeArea', { ...changed, code: '94345', validFrom: '2025-07-01' })).toMatchObject({
      area: { code: '94345' },
    });
    expect(await byCode('94345', '2025-06-30')).toBe('Vĩnh Lạc Thử');
    expect(await byCode('94345', '2025-07-01')).toBe('Mường Lai Thử');
    expect(await byCode('94345', null)).toBe('Mường Lai Thử');
    expect(await byCode('94324', '2025-06-30')).toBe('Mường Lai Thử');
    expect(await byCode('94324', null)).toBeNull();
    expect(await shown(vinhLac)).toMatchObject({
      codes: [{ code: '94345', validFrom: '2010-01-01', validTo: '2025-07-01' }],
      successors: [
        {
          to: { name: 'Mường Lai Thử' },
          kind: 'MERGE',
          effectiveOn: '2025-07-01',
          documentNumber: PAPER.documentNumber,
        },
      ],
    });
    expect(await shown(muongLai)).toMatchObject({
      parent: { name: 'Yên Bái' },
      predecessors: [{ from: { name: 'Vĩnh Lạc Thử' }, kind: 'MERGE' }],
      forms: [{ validFrom: '2010-01-01', validTo: '2025-07-01', documentNumber: null }, { validFrom: '2025-07-01' }],
    });
  });

  it('that is merged into one takes its villages there; one with several successors, or none, has its villages placed first', async () => {
    const [from, to, other] = [await commune('Khánh Thiện'), await commune('Tân Phượng'), await commune('Mai Sơn')];
    const village = await area({ kind: 'HAMLET', name: 'Tông Luông', parentId: from, validFrom: '2012-01-01' });
    const end = (more: object) => ask('endArea', { areaId: from, endsOn: '2024-01-01', ...PAPER, ...more });
    expect(await end({})).toMatchObject({ code: 'AREA_HAS_PARTS' });
    expect(await end({ successorIds: [to, other], succession: 'SPLIT' })).toMatchObject({ code: 'AREA_HAS_PARTS' });
    // The village is there since 2012: before that day it is not moved.
    expect(await end({ successorIds: [to], succession: 'MERGE', endsOn: '2012-01-01' })).toMatchObject({
      code: 'AREA_HAS_PARTS',
    });
    expect(await end({ successorIds: [to], succession: 'MERGE' })).toMatchObject({ __typename: 'EndAreaPayload' });
    expect(await shown(village)).toMatchObject({
      parent: { name: 'Tân Phượng' },
      forms: [
        { parent: { id: from }, validTo: '2024-01-01' },
        { parent: { id: to }, documentNumber: PAPER.documentNumber },
      ],
    });
    expect(await end({})).toMatchObject({ code: 'AREA_NOT_IN_FORCE' });
    expect(
      await ask('changeArea', { areaId: from, kind: 'COMMUNE', name: 'x', validFrom: '2024-02-01', ...PAPER }),
    ).toMatchObject({
      code: 'AREA_NOT_IN_FORCE',
    });
  });

  it('stands under what the law of its day allows, on the days of that, and never under itself', async () => {
    const village = (more: object) =>
      ask('recordArea', { committeeId: LAM_THUONG, kind: 'HAMLET', name: 'Nà Lay', ...more }, 'demo-commune');
    expect(await village({ parentId: district, validFrom: '2020-01-01' })).toMatchObject({
      code: 'AREA_PARENT_NOT_ALLOWED',
      path: ['parentId'],
    });
    const [above] = [await commune('Minh Tiến')];
    expect(await village({ parentId: above, validFrom: '2009-12-31' })).toMatchObject({
      code: 'AREA_NOT_IN_FORCE',
      path: ['parentId'],
    });
    expect(await village({ parentId: above, validFrom: '2010-01-01' })).toMatchObject({
      __typename: 'RecordAreaPayload',
    });
    expect(
      await ask('recordArea', {
        committeeId: LUC_YEN,
        kind: 'DISTRICT',
        name: 'x',
        parentId: yenBai,
        validFrom: '2025-07-01',
      }),
    ).toMatchObject({
      code: 'AREA_PARENT_NOT_ALLOWED',
      path: ['kind'],
    });
    const city = await area({ kind: 'CITY', name: 'A', parentId: yenBai, validFrom: '2010-01-01' });
    expect(
      await ask(
        'changeArea',
        { areaId: yenBai, kind: 'DISTRICT', name: 'A', parentId: city, validFrom: '2011-01-01', ...PAPER },
        'demo-province',
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', path: ['parentId'] });
  });

  it('is not said to change by nothing, ahead, or before its last change; all mistakes are told at once', async () => {
    const id = await commune('An Phú', { code: '94369' });
    const change = (more: object) =>
      ask('changeArea', {
        areaId: id,
        kind: 'COMMUNE',
        name: 'An Phú',
        parentId: district,
        code: '94369',
        validFrom: '2015-01-01',
        ...PAPER,
        ...more,
      });
    expect(await change({})).toMatchObject({ code: 'INVALID_INPUT', path: ['name'] });
    expect(await change({ difficultyClass: 'REGION_II' })).toMatchObject({ area: { difficultyClass: 'REGION_II' } });
    expect(await change({ difficultyClass: 'REGION_I' })).toMatchObject({ code: 'BEGINS_BEFORE_LAST' });
    expect(await change({ difficultyClass: 'REGION_I', validFrom: '2015-01-02' })).toMatchObject({
      area: { difficultyClass: 'REGION_I' },
    });
    const refused = await change({ name: ' ', validFrom: '2026-11-24', documentNumber: '', documentOn: '2025-02-30' });
    expect(refused.mistakes.map(({ path }: { path: string[] }) => path.at(-1))).toEqual([
      'name',
      'validFrom',
      'documentNumber',
      'documentOn',
    ]);
  });

  it('is changed by the committee that keeps it and by those above; to everybody else it is seen and not to be changed', async () => {
    const id = await area(
      { committeeId: LAM_THUONG, kind: 'COMMUNE', name: 'Trung Tâm', parentId: district, validFrom: '2010-01-01' },
      'demo-commune',
    );
    const change = { areaId: id, kind: 'COMMUNE', name: 'Khác', parentId: district, validFrom: '2015-01-01', ...PAPER };
    await server.grant('elsewhere', 'SUPERIOR_COMMITTEE', demoIds.vanYen);
    for (const subject of ['elsewhere', 'demo-cell', 'demo-inspector'])
      expect(await ask('changeArea', change, subject)).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await ask(
        'recordArea',
        { committeeId: LUC_YEN, kind: 'COMMUNE', name: 'x', validFrom: '2020-01-01' },
        'elsewhere',
      ),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    // Whoever ends one must have the right to change what follows, too.
    const theirs = await area(
      { committeeId: VAN_YEN, kind: 'COMMUNE', name: 'Của nơi khác', parentId: district, validFrom: '2010-01-01' },
      'elsewhere',
    );
    expect(
      await ask('endArea', { areaId: id, endsOn: '2024-01-01', successorIds: [theirs], succession: 'MERGE', ...PAPER }),
    ).toMatchObject({
      code: 'FORBIDDEN',
      path: ['successorIds'],
    });
    expect(await ask('changeArea', change, 'demo-commune')).toMatchObject({ area: { name: 'Khác' } });
    expect(await ask('changeArea', { ...change, areaId: globalId('Area', demoIds.kheoLeng) })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('two who end it at once: one does', async () => {
    const [id, one, other] = [await commune('Trúc Lâu'), await commune('Một'), await commune('Hai')];
    const answers = await Promise.all(
      [one, other].map((to) =>
        ask('endArea', { areaId: id, endsOn: '2024-01-01', successorIds: [to], succession: 'MERGE', ...PAPER }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EndAreaPayload', 'RuleViolation']);
  });

  it('lists: by kind, by what they are part of, by name without accents, and on a day', async () => {
    const list = async (args: string) => {
      const { data, errors } = await server.ask('demo-dashboard', `{ areas(${args}) { totalCount nodes { name } } }`);
      expect(errors).toBeUndefined();
      return data.areas.nodes.map(({ name }: { name: string }) => name);
    };
    expect(await list(`kind: [DISTRICT], parentId: "${yenBai}"`)).toEqual(['Lục Yên']);
    expect(await list(`text: "muong lai thu", parentId: "${yenBai}"`)).toEqual(['Mường Lai Thử']);
    expect(await list(`text: "vinh lac thu"`)).toEqual([]);
    expect(await list(`text: "vinh lac thu", asOf: "2025-06-30"`)).toEqual(['Vĩnh Lạc Thử']);
    expect(await list(`text: "vinh lac thu", asOf: "2009-12-31"`)).toEqual([]);
    expect(await list(`filter: { difficulty: [REGION_III] }, parentId: "${district}"`)).toEqual(['Lâm Thượng']);
  });
});

describe('coverAreas', () => {
  const covered = async (id: string, asOf: string): Promise<string[]> => {
    const { data, errors } = await server.ask(
      'demo-district',
      `query ($id: ID!, $asOf: Day) { committee(id: $id) { areas(asOf: $asOf) { area { name } } } }`,
      { id, asOf },
    );
    expect(errors).toBeUndefined();
    return data.committee.areas.map(({ area: one }: { area: { name: string } }) => one.name);
  };

  it('says where a cell works from a day on: in one village, in several, in none', async () => {
    const above = await commune('Lâm Thượng Cũ');
    const village = (name: string) => area({ kind: 'HAMLET', name, parentId: above, validFrom: '2012-01-01' });
    const [one, two] = [await village('Một Thôn'), await village('Nà Kèn')];
    const cover = (areaIds: string[], validFrom: string, more: object = {}, subject = 'demo-commune') =>
      ask('coverAreas', { committeeId: THAM_PAT, areaIds, validFrom, ...more }, subject);
    expect(await cover([one], '2020-01-01')).toMatchObject({ committee: { areas: [{ area: { id: one } }] } });
    expect(await cover([one, two], '2022-01-01')).toMatchObject({
      committee: {
        areas: [
          { area: { id: one }, validFrom: '2020-01-01' },
          { area: { id: two }, validFrom: '2022-01-01' },
        ],
      },
    });
    expect(await cover([two], '2024-01-01')).toMatchObject({ committee: { areas: [{ area: { id: two } }] } });
    // What lies ahead does not show yet.
    expect(await cover([], '2027-01-01')).toMatchObject({ committee: { areas: [{ area: { id: two } }] } });
    for (const [day, names] of [
      ['2019-12-31', ['Thâm Pất']],
      ['2020-01-01', ['Một Thôn']],
      ['2021-12-31', ['Một Thôn']],
      ['2022-01-01', ['Một Thôn', 'Nà Kèn']],
      ['2024-01-01', ['Nà Kèn']],
      ['2026-12-31', ['Nà Kèn']],
      ['2027-01-01', []],
    ] as const)
      expect(await covered(THAM_PAT, day), day).toEqual(names);
    expect(await cover([one], '2023-01-01')).toMatchObject({ code: 'BEGINS_BEFORE_LAST' });
    expect(await cover([one], '2026-01-01')).toMatchObject({ code: 'BEGINS_BEFORE_LAST' });
    expect(await cover([one, one], '2028-01-01')).toMatchObject({ code: 'INVALID_INPUT', path: ['areaIds'] });
    expect(await cover([one], '1900-01-01', { committeeId: KHEO_LENG })).toMatchObject({
      code: 'COMMITTEE_NOT_IN_FORCE',
    });
    expect(await cover([one], '2011-12-31', { committeeId: KHEO_LENG })).toMatchObject({ code: 'AREA_NOT_IN_FORCE' });
    expect(await cover([one], '2028-01-01', {}, 'demo-cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await cover([one], '2028-01-01', { committeeId: KHEO_LENG }, 'demo-cell')).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('ends with the area; where that is only renamed the cell works in the one that follows', async () => {
    const above = await commune('Phan Thanh');
    const village = (name: string) => area({ kind: 'HAMLET', name, parentId: above, validFrom: '2012-01-01' });
    const [old, renamed, last] = [await village('Cũ'), await village('Mới'), await village('Cuối')];
    expect(await ask('coverAreas', { committeeId: KHEO_LENG, areaIds: [old], validFrom: '2020-01-01' })).toMatchObject({
      __typename: 'CoverAreasPayload',
    });
    expect(await ask('endArea', { areaId: old, endsOn: '2020-01-01', ...PAPER })).toMatchObject({
      code: 'AREA_COVERED_LATER',
    });
    expect(
      await ask('endArea', {
        areaId: old,
        endsOn: '2022-01-01',
        successorIds: [renamed],
        succession: 'RENAME',
        ...PAPER,
      }),
    ).toMatchObject({
      __typename: 'EndAreaPayload',
    });
    expect(await covered(KHEO_LENG, '2021-12-31')).toEqual(['Cũ']);
    expect(await covered(KHEO_LENG, '2022-01-01')).toEqual(['Mới']);
    expect(
      await ask('endArea', {
        areaId: renamed,
        endsOn: '2023-01-01',
        successorIds: [last],
        succession: 'MERGE',
        ...PAPER,
      }),
    ).toMatchObject({
      __typename: 'EndAreaPayload',
    });
    expect(await covered(KHEO_LENG, '2022-12-31')).toEqual(['Mới']);
    expect(await covered(KHEO_LENG, '2023-01-01')).toEqual([]);
    expect(
      await ask('coverAreas', { committeeId: KHEO_LENG, areaIds: [renamed], validFrom: '2024-01-01' }),
    ).toMatchObject({ code: 'AREA_NOT_IN_FORCE' });
    // On the very day on which the other one ended.
    expect(await ask('coverAreas', { committeeId: KHEO_LENG, areaIds: [last], validFrom: '2023-01-01' })).toMatchObject(
      { __typename: 'CoverAreasPayload' },
    );
    // Of those who work in an area a viewer sees its own.
    await server.grant('far away', 'AUDITOR', demoIds.vanYen);
    for (const [subject, names] of [
      ['demo-commune', [KHEO_LENG]],
      ['far away', []],
    ] as const) {
      const { data } = await server.ask(subject, `{ area(id: "${last}") { committees { committee { id } } } }`);
      expect(data.area.committees.map(({ committee }: { committee: { id: string } }) => committee.id)).toEqual(names);
    }
  });
});
