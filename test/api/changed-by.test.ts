import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage } from '../../src/db/generated/enums.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Histories say who did it, and by which role: of several the one that allowed it, and of those the nearest.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.grant('both', 'CELL_SECRETARY', demoIds.kheoLeng);
  await server.grant('both', 'GRASSROOTS_COMMITTEE', demoIds.lamThuong);
});
afterAll(() => server.stop());

interface Change {
  changedBy: { subject: string; role: string | null };
}

/** Asks a mutation and gives the history of what it wrote. */
async function history(subject: string, mutation: string, of: string): Promise<Change['changedBy'][]> {
  const { data, errors } = await server.ask(subject, `mutation { it: ${mutation} { __typename ${of} } }`);
  expect(errors).toBeUndefined();
  const [, record] = Object.entries(data.it).find(([name]) => name !== '__typename') ?? [];
  const { changes } = record as { changes: Change[] };
  return changes.map(({ changedBy }) => changedBy);
}

const CHANGED_BY = '{ changedBy { subject role } }';

async function someone(stage: CandidateStage): Promise<string> {
  const id = await plantPerson(server.app.services.database.prisma, { committeeId: demoIds.kheoLeng, stage });
  return globalId('Candidate', id);
}

it('a step is by the role that may take it, and not by the nearest', async () => {
  const id = await someone('OPINIONS');
  const move = (to: string): string =>
    `moveCandidateStage(input: { candidateId: "${id}", to: ${to}, effectiveOn: "2026-11-02", reason: "x" })`;
  const of = `... on MoveCandidateStagePayload { candidate { changes: history ${CHANGED_BY} } }`;
  const verifying = { subject: 'both', role: 'GRASSROOTS_COMMITTEE' };
  expect(await history('both', move('VERIFYING'), of)).toEqual([verifying]);
  expect(await history('both', move('OFF_LIST'), of)).toEqual([verifying, { subject: 'both', role: 'CELL_SECRETARY' }]);
});

it('so is an enrolment, with the step that it takes', async () => {
  const [taught] = await server.app.services.database.prisma.trainingClass.findMany({
    where: { kind: 'AWARENESS', status: { in: ['PLANNED', 'OPEN'] }, capacity: { gt: 50 } },
    take: 1,
  });
  const input = `candidateId: "${await someone('OUTSTANDING')}", classId: "${globalId('TrainingClass', taught?.id ?? '')}"`;
  const of = `... on EnrolInClassPayload { enrolment { candidate { changes: history ${CHANGED_BY} } } }`;
  const { data } = await server.ask('both', `mutation { it: enrolInClass(input: { ${input} }) { ${of} } }`);
  expect(data.it.enrolment.candidate.changes).toEqual([
    { changedBy: { subject: 'both', role: 'GRASSROOTS_COMMITTEE' } },
  ]);
});

it('an admission, its correction and the steps of both', async () => {
  const id = await someone('DECIDED');
  const record = `recordAdmission(input: { candidateId: "${id}", ceremonyOn: "2026-11-02", decisionOn: "2026-11-01",
    decisionNumber: "1-QĐ" })`;
  const of = `... on AdmissionPayload { admission { changes: history ${CHANGED_BY} } }`;
  const recorded = { subject: 'both', role: 'CELL_SECRETARY' };
  expect(await history('both', record, of)).toEqual([recorded]);
  const [written] = await server.app.services.database.prisma.admission.findMany({ orderBy: { id: 'desc' }, take: 1 });
  const admissionId = globalId('Admission', written?.id ?? '');
  const correct = `correctAdmission(input: { admissionId: "${admissionId}", revoke: true, reason: "nhầm" })`;
  const steps = `... on AdmissionPayload { admission { candidate { changes: history ${CHANGED_BY} } } }`;
  const { data: corrected } = await server.ask('demo-district', `mutation { it: ${correct} { ${of} ${steps} } }`);
  const revoked = { subject: 'demo-district', role: 'SUPERIOR_COMMITTEE' };
  for (const { changes } of [corrected.it.admission, corrected.it.admission.candidate]) {
    expect(changes).toEqual([{ changedBy: recorded }, { changedBy: revoked }]);
  }
});

it('a quota, for who may see it; what was written before roles were kept has none', async () => {
  const set = `setQuota(input: { committeeId: "${globalId('Committee', demoIds.kheoLeng)}", year: 2051, target: 3,
    expectedVersion: 0 })`;
  const of = `... on SetQuotaPayload { quota { changes: revisions ${CHANGED_BY} } }`;
  expect(await history('both', set, of)).toEqual([{ subject: 'both', role: 'GRASSROOTS_COMMITTEE' }]);
  const { pool } = server.app.services.database;
  await pool.query(`UPDATE admission_quota SET version = 2 WHERE year = 2051`);
  const { rows } = await pool.query(
    `INSERT INTO admission_quota_revision (id, quota_id, version, target, changed_by)
     SELECT gen_random_uuid(), id, 2, 3, 'earlier' FROM admission_quota WHERE year = 2051 RETURNING id`,
  );
  const node = `query ($id: ID!) { node(id: $id) { ... on AdmissionQuotaRevision ${CHANGED_BY} } }`;
  const asked = { id: globalId('AdmissionQuotaRevision', rows[0].id) };
  const { data } = await server.ask('demo-cell', node, asked);
  expect(data.node.changedBy).toEqual({ subject: 'earlier', role: null });
  expect((await server.ask('demo-auditor', node, asked)).data.node).toBeNull();
});
