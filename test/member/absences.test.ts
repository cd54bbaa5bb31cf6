import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who was exempt or away on a day counts so for the vote and the figures of that day, long after it is over.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.app.services.feed.settle();
  await run('keepRoll', { committeeId: globalId('Committee', tree.cellA), since: '2026-01-01' });
});
afterAll(() => server.stop());

const PAYLOADS: Record<string, string> = {
  keepRoll: 'CommitteePayload { __typename }',
  recordCellVote: 'CasePayload { candidate { resolutions { base away exemptAbsent } } }',
};
const MEMBER = 'id exemptSince awaySince absences { kind since until recordedBy { subject role } }';

async function run(mutation: string, input: object, subject = 'cell') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input!) { it: ${mutation}(input: $input) { __typename
       ... on ${PAYLOADS[mutation] ?? `MemberPayload { member { ${MEMBER} } }`} ... on UserError { code path message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

/** A member of the cell, official for long. */
async function member(more: object = {}): Promise<string> {
  const { member } = await run('enterMember', {
    committeeId: globalId('Committee', tree.cellA),
    fullName: 'Hoàng Văn Thử',
    sex: 'MALE',
    birthYear: 1975,
    birthMonth: 4,
    officialSince: '2010-05-19',
    ...more,
  });
  return member.id;
}

async function countsOn(day: string) {
  const { data, errors } = await server.ask(
    'commune',
    `query ($id: ID!, $day: Day) { committee(id: $id) { membership(asOf: $day) { memberCount exemptCount awayCount } } }`,
    { id: globalId('Committee', tree.cellA), day },
  );
  expect(errors).toBeUndefined();
  const { exemptCount, awayCount } = data.committee.membership;
  return { exemptCount, awayCount };
}

it('an absence that is over counts on its days, its end not among them, and no other', async () => {
  const [exempt, away] = [await member({ exemptSince: '2026-03-01' }), await member()];
  expect(await run('updateMember', { memberId: exempt, exemptUntil: '2026-06-01' })).toMatchObject({
    member: {
      exemptSince: null,
      absences: [
        {
          kind: 'EXEMPT',
          since: '2026-03-01',
          until: '2026-06-01',
          recordedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
        },
      ],
    },
  });
  // Days of the past, all at once.
  await run('updateMember', { memberId: away, awaySince: '2026-05-01', awayUntil: '2026-05-11' });
  const days = ['2026-02-28', '2026-03-01', '2026-05-01', '2026-05-10', '2026-05-11', '2026-05-31', '2026-06-01'];
  const counts = [];
  for (const day of days) counts.push(await countsOn(day));
  expect(counts.map(({ exemptCount, awayCount }) => `${exemptCount} ${awayCount}`)).toEqual([
    '0 0',
    '1 0',
    '1 1',
    '1 1',
    '1 0',
    '1 0',
    '0 0',
  ]);
});

it('one that began on the same day is put right, and withdrawn by an end on that day; what stood there is kept', async () => {
  const id = await member();
  const say = (since: string, until: string) =>
    run('updateMember', { memberId: id, awaySince: since, awayUntil: until });
  await say('2026-02-01', '2026-02-10');
  expect(await say('2026-02-01', '2026-02-20')).toMatchObject({ member: { absences: [{ until: '2026-02-20' }] } });
  expect(await say('2026-02-01', '2026-02-01')).toMatchObject({ member: { awaySince: null, absences: [] } });
  const { rows } = await server.app.services.database.pool.query(
    `SELECT until::text, replaced_by AS by, replaced_role AS role FROM member_absence WHERE since = '2026-02-01' ORDER BY recorded_at, id`,
  );
  const replaced = { by: 'cell', role: 'CELL_SECRETARY' };
  expect(rows).toEqual([
    { until: '2026-02-10', ...replaced },
    { until: '2026-02-20', ...replaced },
  ]);
  for (const change of ["UPDATE member_absence SET until = '2026-03-01'", 'DELETE FROM member_absence']) {
    await expect(server.app.services.database.pool.query(change)).rejects.toThrow(/keeps its history/);
  }
});

it('what overlaps, ends before it begins or never began is refused by name, and nothing of the form is written', async () => {
  const id = await member({ awaySince: '2026-07-01' });
  await run('updateMember', { memberId: id, awaySince: '2026-04-01', awayUntil: '2026-05-01' });
  const refused = (input: object) => run('updateMember', { memberId: id, ...input });
  const overlaps = { code: 'ABSENCE_OVERLAPS', path: ['awayUntil'] };
  expect(await refused({ awaySince: '2026-04-15', awayUntil: '2026-05-15' })).toMatchObject(overlaps);
  expect(await refused({ awaySince: '2026-04-15' })).toMatchObject(overlaps);
  expect(await refused({ awaySince: '2026-06-01', awayUntil: '2026-07-02' })).toMatchObject(overlaps);
  expect(await refused({ awayUntil: '2026-06-30' })).toMatchObject({ code: 'INVALID_INPUT', path: ['awayUntil'] });
  expect(await refused({ exemptUntil: '2026-06-30', officialSince: '2011-01-01' })).toMatchObject({
    code: 'NOT_ABSENT',
    path: ['exemptUntil'],
  });
  const { data } = await server.ask(
    'cell',
    `query ($id: ID!) { node(id: $id) { ... on Member { officialSince ${MEMBER} } } }`,
    {
      id,
    },
  );
  expect(data.node).toMatchObject({
    officialSince: '2010-05-19',
    awaySince: '2026-07-01',
    absences: [{ since: '2026-04-01', until: '2026-05-01' }],
  });
  // One that ended just when the other began stands beside it.
  expect(await refused({ awaySince: '2026-05-01', awayUntil: '2026-07-01' })).toMatchObject({
    member: { awaySince: '2026-07-01' },
  });
});

it('the base of a vote is that of its day: who was away then is taken off, though back since', async () => {
  const { prisma } = server.app.services.database;
  const away = await member();
  await run('updateMember', { memberId: away, awaySince: '2026-09-01', awayUntil: '2026-10-01' });
  const exempt = await member();
  await run('updateMember', { memberId: exempt, exemptSince: '2026-09-01', exemptUntil: '2026-10-01' });
  const { rows } = await server.app.services.database.pool.query<{
    official: number;
    official_away: number;
    official_exempt: number;
  }>("SELECT official, official_away, official_exempt FROM roll_on($1, '2026-09-15')", [tree.cellA]);
  const [roll] = rows;
  if (roll === undefined) throw new Error('no roll');
  expect(roll).toMatchObject({ official_exempt: 1 });
  const candidate = await plantPerson(prisma, {
    committeeId: tree.cellA,
    stage: 'CELL_REVIEW',
    stageSince: new Date('2026-09-01'),
  });
  await plantDossier(prisma, candidate, 'ADMISSION', '2026-09-01');
  const vote = (awayThen: number, exemptAbsent: number) =>
    run('recordCellVote', {
      candidateId: globalId('Candidate', candidate),
      matter: 'ADMISSION',
      heldOn: '2026-09-15',
      number: '6-NQ/CB',
      official: roll.official,
      away: awayThen,
      exemptAbsent,
      yes: roll.official - awayThen - exemptAbsent,
      no: 0,
      blank: 0,
      absent: 0,
    });
  expect(await vote(roll.official_away - 1, 0)).toMatchObject({ code: 'VOTE_BASE_DIFFERS', path: ['away'] });
  expect(await vote(roll.official_away, 2)).toMatchObject({ code: 'VOTE_BASE_DIFFERS', path: ['exemptAbsent'] });
  expect(await vote(roll.official_away, 1)).toMatchObject({
    candidate: {
      resolutions: [{ base: roll.official - roll.official_away - 1, away: roll.official_away, exemptAbsent: 1 }],
    },
  });
});
