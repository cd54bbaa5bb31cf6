import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { actions } from '../../src/access/policy.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What a viewer may do, for many things at once. Row by row the permission matrix has it (`viewerCan`).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const id = (committee: string): string => globalId('Committee', committee);
const MISSING = id('01890000-0000-7000-8000-00000000dead');
const RIGHTS = 'query ($ids: [ID!]!) { viewer { rights(committeeIds: $ids) { committeeId can } } }';

it('several committees answer what each answers alone, in the order of the question', async () => {
  const ids = [demoIds.kheoLeng, demoIds.lamThuong, demoIds.lucYen, demoIds.province].map(id);
  const names = actions.map((action) => action.replace(':', '_').toUpperCase());
  for (const subject of ['demo-district', 'demo-cell', 'demo-commune', 'demo-auditor']) {
    const { data } = await server.ask(subject, RIGHTS, { ids: [...ids, MISSING] });
    expect(data.viewer.rights.map(({ committeeId }: { committeeId: string }) => committeeId)).toEqual([
      ...ids,
      MISSING,
    ]);
    expect(data.viewer.rights.at(-1).can).toEqual([]);
    for (const [n, committeeId] of ids.entries()) {
      const alone = names.map((action) => `${action}: can(action: ${action}, committeeId: "${committeeId}")`);
      const { data: asked } = await server.ask(subject, `{ viewer { ${alone.join(' ')} } }`);
      expect(data.viewer.rights[n].can).toEqual(names.filter((action) => asked.viewer[action]));
    }
  }
});

it('are asked of 100 committees at most', async () => {
  const { data } = await server.ask('demo-district', RIGHTS, { ids: Array(100).fill(MISSING) });
  expect(data.viewer.rights).toHaveLength(100);
  const { errors } = await server.ask('demo-district', RIGHTS, { ids: Array(101).fill(MISSING) });
  expect(errors).toHaveLength(1);
});

it.each(['committees', 'candidates', 'inspections', 'trainingClasses', 'grants'])(
  'of each row of %s cost no statement more than of one',
  async (list) => {
    const statements = async (first: number): Promise<number> => {
      const query = `{ ${list}(first: ${first}) { edges { node { viewerCan } } } }`;
      const { result, statements } = await countStatements(() => server.ask('demo-district', query));
      expect(result.errors).toBeUndefined();
      expect(result.data[list].edges.length).toBeGreaterThan(first === 1 ? 0 : 1);
      return statements.length;
    };
    // The grants of who asks are known after the first question.
    await statements(1);
    expect(await statements(50)).toBe(await statements(1));
  },
);

it('say of a class whether one may send people of where it teaches, not of anywhere', async () => {
  await server.grant('two-roles', 'CELL_SECRETARY', demoIds.kheoLeng);
  await server.grant('two-roles', 'TRAINING_CENTRE', demoIds.yenBaiCity);
  const { data } = await server.ask(
    'two-roles',
    '{ trainingClasses(first: 100) { edges { node { viewerCan centre { host { id } } } } } }',
  );
  const of = (host: string | undefined): string[][] =>
    data.trainingClasses.edges
      .filter(({ node }: { node: { centre: { host: { id: string } | null } } }) => node.centre.host?.id === host)
      .map(({ node }: { node: { viewerCan: string[] } }) => node.viewerCan);
  expect(new Set(of(id(demoIds.yenBaiCity)).flat())).toEqual(
    new Set(['TRAINING_ENROL', 'CLASS_CHANGE', 'CERTIFICATE_RECORD']),
  );
  // Classes of the district, of which the cell only knows where its people can go.
  expect(of(undefined).length).toBeGreaterThan(0);
  expect(of(undefined).flat()).toEqual([]);
});
