import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// When the terms of committees begin and end, and the end of the term that an officer was appointed for.

const CELL = globalId('Committee', demoIds.kheoLeng);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const term = (startsOn: string, endsOn: string, more: object = {}) => ({
  committeeId: CELL,
  startsOn,
  endsOn,
  decisionNumber: '12-QĐ/ĐU',
  ...more,
});

async function set(subject: string, input: object) {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: SetTermInput!) { it: setTerm(input: $input) { __typename
       ... on CommitteePayload { committee { termEndsOn terms { startsOn endsOn decisionNumber } } }
       ... on UserError { code path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

it('a term is prolonged, and what it was before is kept', async () => {
  expect(await set('demo-cell', term('2022-09-01', '2025-03-01'))).toMatchObject({
    committee: { termEndsOn: '2025-03-01' },
  });
  expect(await set('demo-commune', term('2022-09-01', '2027-09-01', { decisionNumber: '40-QĐ/ĐU' }))).toEqual({
    __typename: 'CommitteePayload',
    committee: {
      termEndsOn: '2027-09-01',
      terms: [
        { startsOn: '2022-09-01', endsOn: '2027-09-01', decisionNumber: '40-QĐ/ĐU' },
        { startsOn: '2022-09-01', endsOn: '2025-03-01', decisionNumber: '12-QĐ/ĐU' },
      ],
    },
  });
  // The next one begins tomorrow: today is of this one.
  expect(await set('demo-commune', term('2026-11-24', '2031-11-24'))).toMatchObject({
    committee: { termEndsOn: '2027-09-01' },
  });
  const { pool } = server.app.services.database;
  await expect(pool.query('DELETE FROM committee_term')).rejects.toThrow(/keeps its history/);
});

it('an officer shows the end of the term that the office was entered in', async () => {
  const { data } = await server.ask(
    'demo-cell',
    `{ committee(id: "${CELL}") { officers { title validFrom termEndsOn } } }`,
  );
  // The cell’s officers were elected in the autumn of 2022.
  expect(data.committee.officers.length).toBeGreaterThan(0);
  for (const { validFrom, termEndsOn } of data.committee.officers) {
    expect(validFrom > '2022-09-01').toBe(true);
    expect(termEndsOn).toBe('2027-09-01');
  }
  const elsewhere = await server.ask(
    'demo-district',
    `{ committee(id: "${globalId('Committee', demoIds.thamPat)}") { termEndsOn officers { termEndsOn } } }`,
  );
  expect(elsewhere.data.committee.termEndsOn).toBeNull();
  for (const { termEndsOn } of elsewhere.data.committee.officers) expect(termEndsOn).toBeNull();
});

it('is refused where it cannot be', async () => {
  expect(await set('demo-cell', term('2022-09-01', '2022-09-01'))).toMatchObject({
    code: 'INVALID_INPUT',
    path: ['endsOn'],
  });
  expect(await set('demo-cell', term('1930-02-03', '2022-09-01'))).toMatchObject({ code: 'COMMITTEE_NOT_IN_FORCE' });
  const other = term('2022-09-01', '2027-09-01', { committeeId: globalId('Committee', demoIds.thamPat) });
  expect(await set('demo-cell', other)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await set('demo-inspector', { ...other, committeeId: globalId('Committee', demoIds.naHau) })).toMatchObject({
    code: 'FORBIDDEN',
  });
});
