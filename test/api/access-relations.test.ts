import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// What lies outside a viewer's committees must not come in through a relation of something inside them.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('a class of the district shows the commune its title, and nothing of the district behind it', async () => {
  const { data, errors } = await server.ask(
    'demo-commune',
    `{ candidates(first: 14) { edges { node { enrolments { trainingClass {
      title centre { name host { name membership { memberCount } children { totalCount } } } } } } } } }`,
  );
  expect(errors).toBeUndefined();
  const classes = data.candidates.edges.flatMap(({ node }: { node: { enrolments: unknown[] } }) => node.enrolments);
  expect(classes.length).toBeGreaterThan(0);
  for (const { trainingClass } of classes) {
    expect(trainingClass.title).not.toBe('');
    expect(trainingClass.centre.host).toBeNull();
  }
});

it('a person who went to another district is no longer shown through the admission that stayed', async () => {
  const { prisma, pool } = server.app.services.database;
  const inLamThuong = { committee: { parentId: demoIds.lamThuong } };
  const admission = await prisma.admission.findFirstOrThrow({ where: { revoked: false, ...inLamThuong } });
  await transferCases(pool, [admission.candidateId], demoIds.naHau, '2026-11-23');
  const QUERY = `query ($id: ID!) { node(id: $id) { ... on Admission { decisionNumber candidate { fullName committee { name } } } } }`;
  const { data, errors } = await server.ask('demo-commune', QUERY, { id: globalId('Admission', admission.id) });
  expect(JSON.stringify(data)).not.toContain('Nà Hẩu');
  // The admission stays: it was made and it counts.
  expect(data.node).toMatchObject({ candidate: null });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_FOUND']);
});

it('a role on a committee that has no place in the tree yet covers nothing', async () => {
  const { prisma } = server.app.services.database;
  const id = randomUUID();
  await prisma.committee.create({ data: { id, kind: 'CELL', name: 'Chi bộ mới', foundedOn: new Date('2027-01-01') } });
  await server.grant('newcomer', 'CELL_SECRETARY', id);
  await server.app.services.feed.settle();
  const { data, errors } = await server.ask('newcomer', '{ committees { totalCount } candidates { totalCount } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ committees: { totalCount: 0 }, candidates: { totalCount: 0 } });
});

it('a day or year that no calendar of ours has is a bad input, not a failure', async () => {
  const { errors: noDay } = await server.ask(
    'demo-district',
    'query ($day: Day!) { committees(first: 1) { edges { node { membership(asOf: $day) { memberCount } } } } }',
    { day: '0000-01-01' },
  );
  expect(noDay?.[0]?.message).toMatch(/a Day is written YYYY-MM-DD/);
  const { errors } = await server.ask(
    'demo-district',
    '{ committees(first: 1) { edges { node { quotas(year: 99999) { target } } } } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
});
