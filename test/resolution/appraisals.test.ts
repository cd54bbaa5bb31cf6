import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A cell of a part of a grassroots organisation: its sub-committee appraises what the cell has resolved, and only then the
// grassroots committee votes.

let server: TestServer;
let tree: SmallTree;
let part: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  const { pool } = server.app.services.database;
  tree = await plantSmallTree(pool);
  part = randomUUID();
  await pool.query(
    `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, 'SUB_COMMITTEE', 'Bản Đông', '2000-01-01')`,
    [part],
  );
  await pool.query(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`, [
    part,
    tree.commune,
  ]);
  await pool.query('UPDATE committee_placement SET parent_id = $2 WHERE child_id = $1', [tree.cellA, part]);
  await pool.query('SELECT place_committees(day) FROM feed_head');
  await server.app.services.feed.settle();
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('part', 'GRASSROOTS_COMMITTEE', part);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
});
afterAll(() => server.stop());

async function run(subject: string, mutation: string, id: string, input: object) {
  const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename
       ... on CasePayload { candidate { stage appraisals { matter agrees appraisedOn number committee { name } recordedBy { subject role } } nextSteps { step body waitsFor until } } }
       ... on UserError { code message path } } }`,
    { input: { candidateId: globalId('Candidate', id), ...input } },
  );
  expect(errors).toBeUndefined();
  return data.it;
}
const appraise = (subject: string, id: string, more: object = {}) =>
  run(subject, 'recordAppraisal', id, {
    matter: 'ADMISSION',
    agrees: true,
    appraisedOn: '2026-11-10',
    number: '7-BC',
    ...more,
  });
const vote = (heldOn: string, more: object = {}) => ({
  matter: 'ADMISSION',
  heldOn,
  number: '6-NQ',
  blank: 0,
  absent: 0,
  ...more,
});
const committeeVote = (heldOn: string, more: object = {}) => vote(heldOn, { members: 9, yes: 9, no: 0, ...more });

it('stands between the vote of the cell and that of the grassroots committee, on admission', async () => {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: tree.cellA,
    stage: 'OPINIONS',
    stageSince: new Date('2026-11-01'),
  });
  await plantDossier(prisma, id);
  expect(await appraise('part', id)).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
  const cell = { official: 5, away: 0, exemptAbsent: 0, yes: 5, no: 0 };
  expect(await run('cell', 'recordCellVote', id, vote('2026-11-05', cell))).toMatchObject({
    candidate: {
      stage: 'CELL_PROPOSED',
      nextSteps: [{ step: 'APPRAISAL', body: 'SUB_COMMITTEE', waitsFor: 'Bản Đông', until: '2027-01-28' }],
    },
  });
  // Nobody steps over it, and the cell does not do it itself.
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-11-12'))).toMatchObject({
    code: 'NOT_THE_NEXT_STEP',
  });
  const refused = await appraise('cell', id);
  expect(refused).toMatchObject({ __typename: 'Forbidden', code: 'NOT_YOUR_STEP', path: ['candidateId'] });
  expect(refused.message).toContain('Bản Đông');
  expect(await appraise('part', id, { appraisedOn: '2026-11-04' })).toMatchObject({
    code: 'STEP_BEFORE_LAST',
    path: ['appraisedOn'],
  });
  // The report goes up whether it agrees or not.
  expect(await appraise('part', id, { agrees: false })).toEqual({
    __typename: 'CasePayload',
    candidate: {
      stage: 'CELL_PROPOSED',
      appraisals: [
        {
          matter: 'ADMISSION',
          agrees: false,
          appraisedOn: '2026-11-10',
          number: '7-BC',
          committee: { name: 'Bản Đông' },
          recordedBy: { subject: 'part', role: 'GRASSROOTS_COMMITTEE' },
        },
      ],
      nextSteps: [{ step: 'COMMITTEE_VOTE', body: 'GRASSROOTS', waitsFor: 'Xã', until: '2027-01-28' }],
    },
  });
  expect(await appraise('part', id)).toMatchObject({ code: 'NOT_THE_NEXT_STEP' });
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-11-09'))).toMatchObject({
    code: 'STEP_BEFORE_LAST',
    path: ['heldOn'],
  });
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-11-10'))).toMatchObject({
    candidate: { stage: 'GRASSROOTS_PROPOSED' },
  });
});

it('is asked anew of a case that comes again, and a committee above may record it', async () => {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: tree.cellA,
    stage: 'OPINIONS',
    stageSince: new Date('2026-09-01'),
  });
  await plantDossier(prisma, id, 'ADMISSION', '2026-09-01');
  const cell = { official: 5, away: 0, exemptAbsent: 0, yes: 5, no: 0 };
  await run('cell', 'recordCellVote', id, vote('2026-09-07', cell));
  await appraise('commune', id, { appraisedOn: '2026-09-10' });
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-09-11', { yes: 2, no: 7 }))).toMatchObject(
    {
      candidate: { stage: 'OUTSTANDING' },
    },
  );
  await prisma.candidate.update({ where: { id }, data: { stage: 'OPINIONS' }, select: { id: true } });
  expect(await run('cell', 'recordCellVote', id, vote('2026-10-05', cell))).toMatchObject({
    candidate: { nextSteps: [{ step: 'APPRAISAL' }] },
  });
});

it('stands there on recognition too, and no vote lies before the one it follows', async () => {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: tree.cellA,
    stage: 'PROBATIONARY',
    stageSince: new Date('2025-09-01'),
  });
  const day = new Date('2025-09-01');
  const admitted = {
    candidateId: id,
    committeeId: tree.cellA,
    ceremonyOn: day,
    decisionOn: day,
    decisionNumber: '1-QĐ',
  };
  await prisma.admission.create({ data: { ...admitted, recordedBy: 'test' }, select: { id: true } });
  await plantDossier(prisma, id, 'RECOGNITION', '2026-09-01');
  const matter = 'RECOGNITION';
  const cell = { matter, official: 5, away: 0, exemptAbsent: 0, yes: 5, no: 0 };
  expect(await run('cell', 'recordCellVote', id, vote('2026-09-14', cell))).toMatchObject({
    candidate: { nextSteps: [{ step: 'RECOGNITION_APPRAISAL', body: 'SUB_COMMITTEE' }] },
  });
  expect(await appraise('part', id, { matter, appraisedOn: '2026-09-13' })).toMatchObject({ code: 'STEP_BEFORE_LAST' });
  expect(await appraise('part', id, { matter, appraisedOn: '2026-09-16' })).toMatchObject({
    candidate: { nextSteps: [{ step: 'RECOGNITION_COMMITTEE_VOTE' }] },
  });
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-09-15', { matter }))).toMatchObject({
    code: 'STEP_BEFORE_LAST',
  });
  expect(await run('commune', 'recordCommitteeVote', id, committeeVote('2026-09-16', { matter }))).toMatchObject({
    candidate: { nextSteps: [{ step: 'RECOGNITION_DECISION' }] },
  });
});

it('falls away where the cell stands under the grassroots committee itself', async () => {
  const { prisma } = server.app.services.database;
  const id = await plantPerson(prisma, {
    committeeId: tree.cellB,
    stage: 'CELL_PROPOSED',
    stageSince: new Date('2026-11-01'),
  });
  expect(await appraise('commune', id)).toMatchObject({ code: 'NOT_THE_NEXT_STEP', path: ['candidateId'] });
});
