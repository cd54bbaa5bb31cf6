import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who decides on admission: by the rule of the day, or as a committee above has set it.

const COMMUNE = globalId('Committee', demoIds.lamThuong);
const DISTRICT = globalId('Committee', demoIds.lucYen);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const input = (more: object = {}) => ({
  committeeId: COMMUNE,
  deciderId: COMMUNE,
  body: 'FULL',
  validFrom: '2026-06-01',
  documentNumber: '7-QĐ/HU',
  ...more,
});

async function set(subject: string, form: object) {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: SetAdmissionAuthorityInput!) { it: setAdmissionAuthority(input: $input) { __typename
       ... on UserError { code path } } }`,
    { input: form },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

async function authority(asOf: string, id = globalId('Committee', demoIds.kheoLeng)) {
  const { data, errors } = await server.ask(
    'demo-district',
    `query ($id: ID!, $asOf: Day) { committee(id: $id) { admissionAuthority(asOf: $asOf) {
       decider { name } body threshold byDefault source } } }`,
    { id, asOf },
  );
  expect(errors).toBeUndefined();
  return data.committee.admissionAuthority;
}

it('is refused where it cannot be', async () => {
  expect(await set('demo-commune', input())).toMatchObject({ code: 'FORBIDDEN' });
  expect(await set('demo-cell', input())).toMatchObject({ code: 'NOT_FOUND' });
  const cell = globalId('Committee', demoIds.kheoLeng);
  expect(await set('demo-district', input({ committeeId: cell }))).toMatchObject({ code: 'NOT_GRASSROOTS' });
  expect(await set('demo-district', input({ deciderId: globalId('Committee', demoIds.vanYen) }))).toMatchObject({
    code: 'DECIDER_NOT_ABOVE',
    path: ['deciderId'],
  });
  expect(await set('demo-district', input({ validTo: '2026-06-01' }))).toMatchObject({ code: 'INVALID_INPUT' });
});

it('holds on its days, and the rule of the day on the others', async () => {
  const byRule = {
    decider: { name: 'Đảng bộ huyện Lục Yên' },
    body: 'STANDING',
    threshold: '> 1/2',
    byDefault: true,
  };
  expect(await authority('2026-06-01')).toMatchObject(byRule);
  expect(await set('demo-district', input({ validTo: '2026-10-01' }))).toEqual({ __typename: 'CommitteePayload' });
  const own = {
    decider: { name: 'Đảng bộ xã Lâm Thượng' },
    body: 'FULL',
    threshold: '>= 2/3',
    byDefault: false,
    source: '7-QĐ/HU',
  };
  expect(await authority('2026-05-31')).toMatchObject(byRule);
  expect(await authority('2026-06-01')).toMatchObject(own);
  expect(await authority('2026-09-30')).toMatchObject(own);
  expect(await authority('2026-10-01')).toMatchObject(byRule);
  expect(
    await set('demo-district', input({ deciderId: DISTRICT, body: 'STANDING', documentNumber: '8-QĐ/HU' })),
  ).toEqual({
    __typename: 'CommitteePayload',
  });
  expect(await authority('2026-09-30')).toMatchObject({ decider: { name: 'Đảng bộ huyện Lục Yên' }, byDefault: false });
});
