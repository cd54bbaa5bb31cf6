import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { feedDifferences, figuresOf } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// What belongs to a day belongs to the cell that had the case on it; who may write it goes by where the case is today.

const ADMISSION = `
  __typename
  ... on AdmissionPayload { admission { id ceremonyOn } progress { committeeId admitted } }
  ... on UserError { code path }`;
const RECORD = `mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) { ${ADMISSION} } }`;
const CORRECT = `mutation ($input: CorrectAdmissionInput!) { correctAdmission(input: $input) { ${ADMISSION} } }`;
const PLACES = `query ($id: ID!) { node(id: $id) { ... on Candidate {
  places { committee { id } validFrom validTo cause documentNumber }
  admissions { committee { id } viewerCan history { fromCommittee { id } toCommittee { id } } }
} } }`;

let server: TestServer;
/** Cells of two communes. */
let before: string;
let after: string;
beforeAll(async () => {
  server = await startTestServer();
  const { rows } = await server.app.services.database.pool.query<{ id: string }>(
    `SELECT DISTINCT ON (parent_id) id FROM committee WHERE kind = 'CELL' ORDER BY parent_id, id LIMIT 2`,
  );
  [before, after] = rows.map(({ id }) => id) as [string, string];
  for (const [name, cell] of [
    ['before', before],
    ['after', after],
  ] as const) {
    await server.grant(`secretary ${name}`, 'CELL_SECRETARY', cell);
    await server.grant(`committee ${name}`, 'GRASSROOTS_COMMITTEE', cell);
  }
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

/** Somebody on whom it is decided, and whose case went from one cell to the other on a day. */
async function gone(on: string): Promise<string> {
  const { prisma, pool } = server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: before,
    stage: 'DECIDED',
    stageSince: new Date('2026-11-01'),
  });
  await transferCases(pool, [id], after, on);
  await server.app.services.feed.settle();
  return id;
}

async function record(candidate: string, ceremonyOn: string, subject: string) {
  const { data, errors } = await server.ask(subject, RECORD, {
    input: {
      candidateId: globalId('Candidate', candidate),
      ceremonyOn,
      decisionNumber: '7-QĐ/HU',
      decisionOn: '2026-11-02',
    },
  });
  expect(errors).toBeUndefined();
  return data.recordAdmission;
}

async function correct(id: string, ceremonyOn: string, subject: string) {
  const input = { admissionId: id, ceremonyOn, reason: 'ghi nhầm' };
  const { data, errors } = await server.ask(subject, CORRECT, { input });
  expect(errors).toBeUndefined();
  return data.correctAdmission;
}

const admittedBy = async (cell: string): Promise<number> => (await figuresOf(server, cell, 2026)).admitted;

it('a ceremony before the case went is entered by whoever has it now, and counts for the cell that had it', async () => {
  const person = await gone('2026-11-15');
  const was = [await admittedBy(before), await admittedBy(after)] as const;
  expect(await record(person, '2026-11-14', 'secretary before')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await record(person, '2026-11-14', 'secretary after')).toMatchObject({
    admission: { ceremonyOn: '2026-11-14' },
  });
  expect([await admittedBy(before), await admittedBy(after)]).toEqual([was[0] + 1, was[1]]);
});

it('a ceremony of the day on which the case went counts for the cell that it went to', async () => {
  const person = await gone('2026-11-15');
  const was = [await admittedBy(before), await admittedBy(after)] as const;
  await record(person, '2026-11-15', 'secretary after');
  expect([await admittedBy(before), await admittedBy(after)]).toEqual([was[0], was[1] + 1]);
});

it('a cell that has ended since still gets what was held in its days', async () => {
  const { pool } = server.app.services.database;
  const person = await gone('2026-11-15');
  const was = await admittedBy(before);
  await pool.query(`UPDATE committee_placement SET valid_to = '2026-11-15' WHERE child_id = $1 AND valid_to IS NULL`, [
    before,
  ]);
  await server.app.services.feed.settle();
  const { admission } = await record(person, '2026-11-14', 'secretary after');
  expect(admission).toMatchObject({ ceremonyOn: '2026-11-14' });
  const { rows } = await pool.query(`SELECT committee_id AS id FROM admission WHERE candidate_id = $1`, [person]);
  expect(rows).toEqual([{ id: before }]);
  await pool.query(`UPDATE committee_placement SET valid_to = NULL WHERE child_id = $1 AND valid_to = '2026-11-15'`, [
    before,
  ]);
  await server.app.services.feed.settle();
  expect(await admittedBy(before)).toBe(was + 1);
});

it('a corrected day goes to the cell of that day, and the history says from which to which', async () => {
  const person = await gone('2026-11-15');
  const was = [await admittedBy(before), await admittedBy(after)] as const;
  const { admission } = await record(person, '2026-11-14', 'secretary after');
  expect(await correct(admission.id, '2026-11-16', 'committee before')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await correct(admission.id, '2026-11-16', 'committee after')).toMatchObject({
    admission: { ceremonyOn: '2026-11-16' },
  });
  expect([await admittedBy(before), await admittedBy(after)]).toEqual([was[0], was[1] + 1]);
  const id = { id: globalId('Candidate', person) };
  const { data } = await server.ask('demo-province', PLACES, id);
  const [from, to] = [before, after].map((cell) => ({ id: globalId('Committee', cell) }));
  expect(data.node).toEqual({
    places: [
      { committee: from, validFrom: null, validTo: '2026-11-15', cause: null, documentNumber: null },
      { committee: to, validFrom: '2026-11-15', validTo: null, cause: 'TRANSFER', documentNumber: '5-GT' },
    ],
    admissions: [
      {
        committee: to,
        viewerCan: ['ADMISSION_CORRECT'],
        history: [
          { fromCommittee: null, toCommittee: null },
          { fromCommittee: from, toCommittee: to },
        ],
      },
    ],
  });
});

it('the places of a case are seen with it, the cells by whoever may see them, and none before its day', async () => {
  const person = await gone('2026-11-15');
  await transferCases(server.app.services.database.pool, [person], before, '2090-01-01');
  const id = { id: globalId('Candidate', person) };
  const places = async (subject: string) => (await server.ask(subject, PLACES, id)).data.node?.places;
  expect(await places('secretary before')).toBeUndefined();
  expect(await places('secretary after')).toMatchObject([
    { committee: null, validTo: '2026-11-15' },
    { committee: { id: globalId('Committee', after) }, validTo: null },
  ]);
});
