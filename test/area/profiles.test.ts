import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { plantArea } from '../helpers/plant-area.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23; the demo's figures are those of 2023-12-18.

const KHEO_LENG = globalId('Committee', demoIds.kheoLeng);
const THAM_PAT = globalId('Committee', demoIds.thamPat);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const PROFILE = `asOf households poorHouseholds poorPercent mainEthnicGroup mainLivelihood difficultyClass obstacles
  youthActiveMinPercent youthActiveMaxPercent youthActiveQualifier source`;

async function profile(id: string, asOf: string | null = null, subject = 'demo-district') {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!, $asOf: Day) { committee(id: $id) { profile(asOf: $asOf) { ${PROFILE} } } }`,
    { id, asOf },
  );
  expect(errors).toBeUndefined();
  return data.committee.profile;
}

async function ask(mutation: string, input: object, subject = 'demo-commune') {
  const name = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${name}Input!) { answer: ${mutation}(input: $input) {
      __typename ... on InvalidInput { mistakes { path } } ... on UserError { code path }
    } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.answer;
}

/** The area in which a committee works. */
async function areaOf(committee: string): Promise<string> {
  const { data } = await server.ask('demo-district', `{ committee(id: "${committee}") { areas { area { id } } } }`);
  return data.committee.areas[0].area.id;
}

describe('setProfile', () => {
  it('says what is known of a village from a day on; days before show what was known then', async () => {
    const areaId = await areaOf(KHEO_LENG);
    const article = {
      asOf: '2023-12-18',
      households: 208,
      poorHouseholds: 25,
      poorPercent: 12,
      mainEthnicGroup: 'Tày',
    };
    expect(await profile(KHEO_LENG)).toMatchObject(article);
    expect(await profile(KHEO_LENG, '2023-12-17')).toBeNull();
    const said = {
      areaId,
      asOf: '2025-12-31',
      households: 214,
      poorHouseholds: 11,
      mainEthnicGroup: 'Tày',
      source: '5-BC/UBND',
    };
    expect(await ask('setProfile', said)).toEqual({ __typename: 'SetProfilePayload' });
    expect(await profile(KHEO_LENG)).toMatchObject({
      asOf: '2025-12-31',
      households: 214,
      poorHouseholds: 11,
      poorPercent: 5.1,
      mainLivelihood: null,
    });
    expect(await profile(KHEO_LENG, '2025-12-31')).toMatchObject({ households: 214 });
    expect(await profile(KHEO_LENG, '2025-12-30')).toMatchObject(article);
    // Another word of the same day corrects it, and the first one is kept.
    expect(await ask('setProfile', { ...said, poorHouseholds: 12 })).toEqual({ __typename: 'SetProfilePayload' });
    expect(await profile(KHEO_LENG)).toMatchObject({ poorHouseholds: 12 });
    const { data } = await server.ask(
      'demo-cell',
      `{ area(id: "${areaId}") {
      profiles { asOf poorHouseholds poorPercent source } then: profiles(asOf: "2024-01-01") { poorHouseholds } } }`,
    );
    expect(data.area.profiles).toEqual([
      { asOf: '2025-12-31', poorHouseholds: 12, poorPercent: 5.6, source: '5-BC/UBND' },
      { asOf: '2025-12-31', poorHouseholds: 11, poorPercent: 5.1, source: '5-BC/UBND' },
      { asOf: '2023-12-18', poorHouseholds: 25, poorPercent: 12, source: 'Báo Yên Bái, 18/12/2023' },
    ]);
    expect(data.area.then).toEqual([{ poorHouseholds: 25 }]);
  });

  it('refuses what cannot be right, days on which there was no area, and who does not keep it', async () => {
    const areaId = await areaOf(KHEO_LENG);
    const figures = { areaId, asOf: '2024-01-01', households: 10, source: 'x' };
    const refused = await ask('setProfile', { ...figures, asOf: '2026-11-24', households: -1, source: ' ' });
    expect(refused.mistakes.map(({ path }: { path: string[] }) => path.at(-1))).toEqual([
      'asOf',
      'households',
      'source',
    ]);
    expect(await ask('setProfile', { ...figures, poorHouseholds: 11 })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['poorHouseholds'],
    });
    expect(await ask('setProfile', { ...figures, households: null })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await ask('setProfile', { ...figures, asOf: '1991-09-30' })).toMatchObject({
      code: 'AREA_NOT_IN_FORCE',
      path: ['asOf'],
    });
    expect(await ask('setProfile', figures, 'demo-cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask('setProfile', figures, 'demo-inspector')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a committee with several areas', () => {
  it('has the sums, and nothing of what cannot be added', async () => {
    const { prisma } = server.app.services.database;
    const village = async (name: string, figures: object) => {
      const id = await plantArea(prisma, {
        keeperId: demoIds.lamThuong,
        name,
        difficultyClass: name === 'Ba' ? 'REGION_I' : 'REGION_III',
      });
      const said = { asOf: new Date('2024-02-01'), source: 'a', setBy: 'test', ...figures };
      await prisma.areaProfile.create({ data: { areaId: id, ...said }, select: { id: true } });
      return globalId('Area', id);
    };
    const one = await village('Một', {
      households: 100,
      poorHouseholds: 10,
      mainEthnicGroup: 'Tày',
      mainLivelihood: 'nông nghiệp',
    });
    const two = await village('Hai', {
      households: 50,
      poorHouseholds: 20,
      mainEthnicGroup: 'Dao',
      mainLivelihood: 'nông nghiệp',
      asOf: new Date('2023-05-01'),
      source: 'b',
    });
    const three = await village('Ba', { households: 7 });
    const cover = (areaIds: string[], validFrom: string) =>
      ask('coverAreas', { committeeId: THAM_PAT, areaIds, validFrom });
    expect(await cover([one, two], '2025-01-01')).toEqual({ __typename: 'CoverAreasPayload' });
    expect(await profile(THAM_PAT)).toMatchObject({
      asOf: '2023-05-01',
      households: 150,
      poorHouseholds: 30,
      poorPercent: 20,
      mainEthnicGroup: null,
      mainLivelihood: 'nông nghiệp',
      difficultyClass: 'REGION_III',
      source: expect.stringContaining('a; b'),
    });
    expect(await cover([one, two, three], '2025-02-01')).toEqual({ __typename: 'CoverAreasPayload' });
    expect(await profile(THAM_PAT)).toMatchObject({
      households: 157,
      poorHouseholds: null,
      poorPercent: null,
      mainLivelihood: null,
      difficultyClass: null,
    });
    expect(await cover([], '2025-03-01')).toEqual({ __typename: 'CoverAreasPayload' });
    // What is left is what the committee says of itself.
    expect(await profile(THAM_PAT)).toMatchObject({
      asOf: '2023-12-18',
      households: null,
      obstacles: expect.arrayContaining(['ECONOMY']),
    });
    expect(await profile(THAM_PAT, '2025-02-28')).toMatchObject({ households: 157 });
  });

  it('is found by the class of an area that it works in today', async () => {
    const found = async (filter: string): Promise<string[]> => {
      const { data, errors } = await server.ask('demo-commune', `{ committees(${filter}) { nodes { id } } }`);
      expect(errors).toBeUndefined();
      return data.committees.nodes.map(({ id }: { id: string }) => id);
    };
    const id = await plantArea(server.app.services.database.prisma, {
      keeperId: demoIds.lamThuong,
      difficultyClass: 'REGION_II',
    });
    expect(
      await ask('coverAreas', { committeeId: THAM_PAT, areaIds: [globalId('Area', id)], validFrom: '2026-11-23' }),
    ).toEqual({ __typename: 'CoverAreasPayload' });
    expect(await found('difficulty: [REGION_II]')).toEqual([THAM_PAT]);
    expect(await found('filter: { difficulty: [REGION_II] }')).toEqual([THAM_PAT]);
    expect(await found('filter: { not: { difficulty: [REGION_II] } }, first: 100')).not.toContain(THAM_PAT);
    expect(await ask('coverAreas', { committeeId: THAM_PAT, areaIds: [], validFrom: '2026-11-24' })).toEqual({
      __typename: 'CoverAreasPayload',
    });
    expect(await found('difficulty: [REGION_II]')).toEqual([THAM_PAT]);
  });
});

describe('setObstacles', () => {
  it('says what makes work hard from a day on, by the committee itself; what was said before is kept', async () => {
    const report = (more: object, subject = 'demo-cell') =>
      ask(
        'setObstacles',
        { committeeId: KHEO_LENG, validFrom: '2026-03-01', obstacles: ['YOUTH_AWAY', 'YOUTH_AWAY'], ...more },
        subject,
      );
    expect(
      await report({ youthActiveMinPercent: 20, youthActiveMaxPercent: 40, youthActiveQualifier: 'ABOUT' }),
    ).toEqual({ __typename: 'SetObstaclesPayload' });
    expect(await profile(KHEO_LENG)).toMatchObject({
      obstacles: ['YOUTH_AWAY'],
      youthActiveMinPercent: 20,
      youthActiveQualifier: 'ABOUT',
    });
    expect(await profile(KHEO_LENG, '2026-02-28')).toMatchObject({
      obstacles: ['TRANSPORT', 'ECONOMY', 'YOUTH_AWAY'],
      youthActiveMinPercent: null,
    });
    expect(await report({ validFrom: '2027-01-01', obstacles: [] })).toEqual({ __typename: 'SetObstaclesPayload' });
    expect(await profile(KHEO_LENG)).toMatchObject({ obstacles: ['YOUTH_AWAY'] });
    const { data } = await server.ask(
      'demo-cell',
      `{ committee(id: "${KHEO_LENG}") { obstacleReports { validFrom obstacles } } }`,
    );
    expect(data.committee.obstacleReports.map(({ validFrom }: { validFrom: string }) => validFrom)).toEqual([
      '2027-01-01',
      '2026-03-01',
      '2023-12-18',
    ]);
  });

  it('refuses shares that cannot be right, days without the committee, and who may not', async () => {
    const report = (more: object, subject = 'demo-cell') =>
      ask('setObstacles', { committeeId: KHEO_LENG, validFrom: '2026-03-01', obstacles: [], ...more }, subject);
    const refused = await report({ validFrom: '2026-02-30', youthActiveMinPercent: -1, youthActiveMaxPercent: 101 });
    expect(refused.mistakes.map(({ path }: { path: string[] }) => path.at(-1))).toEqual([
      'validFrom',
      'youthActiveMinPercent',
      'youthActiveMaxPercent',
    ]);
    expect(await report({ youthActiveMinPercent: 50 })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['youthActiveMaxPercent'],
    });
    expect(await report({ validFrom: '1991-09-30' })).toMatchObject({
      code: 'COMMITTEE_NOT_IN_FORCE',
      path: ['validFrom'],
    });
    expect(await report({}, 'demo-dashboard')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await report({ committeeId: LAM_THUONG })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
