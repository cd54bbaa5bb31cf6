import { GraphQLInputObjectType, getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { type MatrixServer, startMatrixServer } from '../matrix/matrix-server.ts';
import { mutationProbes } from '../matrix/mutation-probes.ts';
import { holderOf } from '../matrix/world.ts';

// Columns that only the server fills in. No input takes them, in whatever way they are sent.

/** So many are tried in one request: each is told by its name, and more than these are not told. */
const TOGETHER = 5;

/** Columns of the tables that mutations write, with a value each would take. */
const serverSide: Record<string, unknown> = {
  id: '01890000-0000-7000-8000-00000000dead',
  stage: 'OFFICIAL',
  stageSince: '2020-01-01',
  committee: { connect: { id: '01890000-0000-7000-8000-00000000dead' } },
  committeeId: 'Q29tbWl0dGVlOjAxODkwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwZGVhZA',
  approvedBy: 'somebody',
  recordedBy: 'somebody',
  changedBy: 'somebody',
  grantedBy: 'somebody',
  endedBy: 'somebody',
  enrolledBy: 'somebody',
  viewer: 'somebody',
  version: 7,
  revoked: true,
  status: 'CONCLUDED',
  erasedAt: null,
  createdAt: '2020-01-01T00:00:00Z',
  recordedAt: '2020-01-01T00:00:00Z',
  changedAt: '2020-01-01T00:00:00Z',
};

/** Where one of these names is an argument that somebody may give, by the policy. */
const meant = [
  'acceptTransfer committeeId',
  'addCandidate committeeId',
  'addCandidate stage',
  'allocateQuotas committeeId',
  'appointOfficer committeeId',
  'assignCase committeeId',
  'assignInCharge committeeId',
  'closeYear committeeId',
  'correctStep committeeId',
  'coverAreas committeeId',
  'createCentre committeeId',
  'createProgramme committeeId',
  'endInCharge committeeId',
  'enterMember committeeId',
  'grantRole committeeId',
  'keepRoll committeeId',
  'openSourceReview committeeId',
  'publishGoodPractice committeeId',
  'prepareAllocation committeeId',
  'recordArea committeeId',
  'renameCommittee committeeId',
  'registerQuota committeeId',
  'reopenYear committeeId',
  'reportMembership committeeId',
  'reportTrainees committeeId',
  'setAdmissionAuthority committeeId',
  'confirmUnknown committeeId',
  'setCalendar committeeId',
  'setCommitteeCode committeeId',
  'setCountingDay committeeId',
  'setFirstDay committeeId',
  'setForecast committeeId',
  'setObstacles committeeId',
  'setPace committeeId',
  'setQuota committeeId',
  'setSubTargets committeeId',
  'setTerm committeeId',
  'setTrainingTarget committeeId',
  'transferCandidate committeeId',
  'transferMember committeeId',
];

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const type = getNamedType(args.find((argument) => argument.name === 'input')?.type as never) as unknown;
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`${name} has no input`);
  return { name, type };
});
const attempts = mutations.flatMap(({ name, type }) =>
  Object.entries(serverSide)
    .filter(([field]) => !meant.includes(`${name} ${field}`))
    .map(([field, value]) => ({ name, type: type.name, field, value })),
);

let database: TestDatabase;
let server: MatrixServer;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startMatrixServer(database.url);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

it('is tried on every mutation', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(10);
  for (const { name, type } of mutations) {
    const fields = Object.keys(type.getFields());
    expect(
      fields.filter((field) => field in serverSide && !meant.includes(`${name} ${field}`)),
      name,
    ).toEqual([]);
  }
});

describe('what only the server fills in', () => {
  const send = async (body: object): Promise<{ data?: object | null; errors?: { message: string }[] }> => {
    const response = await fetch(`${server.app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await server.token(holderOf('SUPERIOR_COMMITTEE'))}`,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { data?: object | null; errors?: { message: string }[] };
  };
  /** Everything that mutations write, as it is now. */
  const records = async (): Promise<string> => {
    const tables = [
      'candidate',
      'admission',
      'stage_change',
      'admission_quota',
      'access_grant',
      'enrolment',
      'inspection',
    ];
    const parts = tables.map(
      (table) =>
        `SELECT '${table}', count(*)::text, coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM ${table} t`,
    );
    const { rows } = await server.app.services.database.pool.query(parts.join(' UNION ALL '));
    return JSON.stringify(rows);
  };

  it.each(mutations)('is refused by $name, as a variable and in the document', async ({ name, type }) => {
    const before = await records();
    const [probe] = mutationProbes().filter(({ row }) => row.split(/[.(]/)[1] === name);
    const document = probe?.root(server.world.targets.own, '') ?? '';
    expect(document).toContain('(input: { ');
    const fields = attempts.filter((attempt) => attempt.name === name);
    for (let from = 0; from < fields.length; from += TOGETHER) {
      const some = fields.slice(from, from + TOGETHER);
      const literals = some.map(({ field, value }) => `${field}: ${JSON.stringify(value).replace(/"(\w+)":/g, '$1:')}`);
      const inDocument = await send({
        query: `mutation { ${document.replace('(input: { ', `(input: { ${literals.join(', ')}, `)} }`,
      });
      expect(inDocument.data).toBeUndefined();
      const query = `mutation ($input: ${type.name}!) { ${name}(input: $input) { __typename } }`;
      const input = Object.fromEntries(some.map(({ field, value }) => [field, value]));
      const asVariable = await send({ query, variables: { input } });
      expect(asVariable.data).toBeUndefined();
      for (const { field } of some) {
        expect(
          inDocument.errors?.some(({ message }) => message.includes(`"${field}"`)),
          field,
        ).toBe(true);
        expect(
          asVariable.errors?.some(({ message }) => message.includes(`"${field}" is not defined`)),
          field,
        ).toBe(true);
      }
    }
    expect(await records()).toBe(before);
  });
});
