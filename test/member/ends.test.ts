import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantDossier } from '../helpers/plant-dossier.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A member leaves the Party, and may come back: as a second case of the same person, once, when the time is over.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('wall', 'DASHBOARD', tree.commune);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function run(mutation: string, input: object, selection = '', subject = 'commune') {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code message path } ... on RuleViolation { source } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const gid = (id: string) => globalId('Candidate', id);
/** Somebody at a stage since 5 January 2026. */
const someone = (stage: CandidateStage, stageSince = '2022-01-05'): Promise<string> =>
  plantPerson(server.app.services.database.prisma, {
    committeeId: tree.cellA,
    stage,
    stageSince: new Date(stageSince),
  });
const end = (id: string, more: object = {}, subject = 'commune') =>
  run(
    'endMembership',
    { candidateId: gid(id), reason: 'LEFT', endsOn: '2022-06-01', documentNumber: '8-QĐ/ĐU', ...more },
    `... on EndMembershipPayload { candidate { stage membershipEnds {
       endedOn reason documentNumber changedBy { subject role } } } }`,
    subject,
  );
const addAgain = (earlier: string, effectiveOn = '2024-06-02') =>
  run(
    'addCandidate',
    {
      committeeId: globalId('Committee', tree.cellA),
      stage: 'SOURCE',
      effectiveOn,
      fullName: 'Hoàng Thị Thử',
      sex: 'FEMALE',
      birthYear: 1999,
      birthMonth: 5,
      ethnicGroup: 'Tày',
      source: 'YOUTH',
      youthUnionMember: false,
      earlierCaseId: gid(earlier),
    },
    '... on AddCandidatePayload { candidate { id otherCases { id } } }',
  );

describe('endMembership', () => {
  it('records that an official member has left, by whom and by which decision; the case stays as it was', async () => {
    const member = await someone('OFFICIAL');
    expect((await end(member)).candidate).toEqual({
      stage: 'OFFICIAL',
      membershipEnds: [
        {
          endedOn: '2022-06-01',
          reason: 'LEFT',
          documentNumber: '8-QĐ/ĐU',
          changedBy: { subject: 'commune', role: 'GRASSROOTS_COMMITTEE' },
        },
      ],
    });
  });

  it('corrects what was entered, and takes it back as a mistake; nothing is rewritten', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    await end(member, { reason: 'DIED', endsOn: '2022-06-03', documentNumber: null });
    const { candidate } = await end(member, { reason: 'MISTAKE', endsOn: null, documentNumber: null });
    expect(candidate.membershipEnds.map(({ reason, endedOn }: Record<string, string>) => [reason, endedOn])).toEqual([
      ['LEFT', '2022-06-01'],
      ['DIED', '2022-06-03'],
      ['MISTAKE', null],
    ]);
    expect(await addAgain(member)).toMatchObject({ code: 'PERSON_IS_MEMBER' });
    expect(await end(member, { reason: 'MISTAKE', endsOn: null })).toMatchObject({ code: 'NO_END_RECORDED' });
    const { pool } = server.app.services.database;
    for (const change of [`UPDATE membership_end SET reason = 'LEFT'`, 'DELETE FROM membership_end']) {
      await expect(pool.query(change)).rejects.toThrow(/keeps its history/);
    }
    await expect(pool.query('TRUNCATE membership_end')).rejects.toThrow(/keeps its history/);
  });

  it('is for official members, from the official day on', async () => {
    expect(await end(await someone('PROBATIONARY'))).toMatchObject({
      code: 'NOT_AN_OFFICIAL_MEMBER',
      path: ['candidateId'],
    });
    expect(await end(await someone('OFFICIAL'), { endsOn: '2022-01-04' })).toMatchObject({
      code: 'ENDS_BEFORE_OFFICIAL',
      path: ['endsOn'],
    });
  });

  it('tells all mistakes of a form at once', async () => {
    const paths = ({ mistakes }: { mistakes: { path: string[] }[] }) =>
      mistakes.map(({ path }) => path.join('.')).sort();
    const member = await someone('OFFICIAL');
    expect(paths(await end(member, { endsOn: null, documentNumber: null }))).toEqual([
      'input.documentNumber',
      'input.endsOn',
    ]);
    expect(paths(await end(member, { endsOn: '2099-01-01', documentNumber: ' ' }))).toEqual([
      'input.documentNumber',
      'input.endsOn',
    ]);
    expect(paths(await end(member, { reason: 'MISTAKE' }))).toEqual(['input.endsOn']);
    for (const reason of ['STRUCK_OFF', 'EXPELLED']) {
      expect(paths(await end(member, { reason, documentNumber: null })), reason).toEqual(['input.documentNumber']);
    }
  });

  it('is for the grassroots committee and those above it', async () => {
    const member = await someone('OFFICIAL');
    expect(await end(member, {}, 'cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await end(member, {}, 'wall')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end(member, {}, 'district')).toHaveProperty('candidate');
  });

  it('is not for who was erased', async () => {
    const member = await someone('OFFICIAL');
    await run('erasePerson', { candidateId: gid(member), reason: 'hết hạn lưu' }, '', 'district');
    expect(await end(member)).toMatchObject({ code: 'PERSON_ERASED' });
  });

  it('is handed out with the person', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    const { document } = await run('exportPerson', { candidateId: gid(member) }, '... on PersonExport { document }');
    expect(JSON.parse(document).cases[0].membershipEnds).toMatchObject([{ ended_on: '2022-06-01', reason: 'LEFT' }]);
  });
});

describe('who has left', () => {
  it('is shown what is missing for the review, and has the certificate that was got before', async () => {
    const member = await someone('OFFICIAL');
    await server.app.services.database.prisma.certificate.create({
      data: { candidateId: member, kind: 'AWARENESS', number: '12', issuedOn: new Date('2022-02-01') },
      select: { id: true },
    });
    const codes = async (id: string): Promise<string[]> => {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Candidate { dossier { missing { code } } } } }';
      const { missing } = (await server.ask('commune', query, { id })).data.node.dossier;
      return missing.map(({ code }: { code: string }) => code);
    };
    await end(member, { endsOn: '2024-06-01' });
    const { candidate } = await addAgain(member);
    expect(await codes(candidate.id)).toContain('READMISSION_TOO_EARLY');
    expect(await codes(candidate.id)).not.toContain('CERTIFICATE_MISSING');
    // The case by which somebody came is not in its own way.
    expect(await codes(gid(member))).not.toContain('READMISSION_TOO_EARLY');
  });

  it('comes back as a second case; then what was entered stands', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    // Not on a day on which the person was a member.
    expect(await addAgain(member, '2022-05-31')).toMatchObject({ code: 'PERSON_IS_MEMBER' });
    const { candidate } = await addAgain(member);
    expect(candidate.otherCases).toEqual([{ id: gid(member) }]);
    const back = { reason: 'MISTAKE', endsOn: null, documentNumber: null };
    expect(await end(member, back)).toMatchObject({ code: 'OTHER_CASE_OPEN' });
  });

  it('x9: is reviewed by the cell 36 months after leaving, not before', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    const { candidate } = await addAgain(member);
    const { pool, prisma } = server.app.services.database;
    const id = Buffer.from(candidate.id, 'base64url').toString().split(':')[1] ?? '';
    await pool.query(`UPDATE candidate SET stage = 'OPINIONS', stage_since = '2024-07-05' WHERE id = $1`, [id]);
    await plantDossier(prisma, id, 'ADMISSION', '2025-01-05');
    const voters = { official: 10, away: 0, exemptAbsent: 0, yes: 10, no: 0, blank: 0, absent: 0 };
    const vote = { candidateId: candidate.id, matter: 'ADMISSION', number: '6-NQ/CB', ...voters };
    const review = (heldOn: string) => run('recordCellVote', { ...vote, heldOn }, '', 'district');
    const early = await review('2025-05-31');
    expect(early).toMatchObject({
      code: 'READMISSION_TOO_EARLY',
      source: expect.stringContaining('QĐ/TW'),
    });
    expect(early.message).toContain('2025-06-01');
    expect(await review('2025-06-01')).not.toHaveProperty('code');
  });

  it('x9: is decided about with the written consent of the provincial standing committee alone', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    const { candidate } = await addAgain(member);
    const id = Buffer.from(candidate.id, 'base64url').toString().split(':')[1] ?? '';
    const stand = (stage: string) =>
      server.app.services.database.pool.query('UPDATE candidate SET stage = $2, stage_since = $3 WHERE id = $1', [
        id,
        stage,
        '2025-07-05',
      ]);
    await stand('GRASSROOTS_PROPOSED');
    const wanting = async (): Promise<[string, string[]][]> => {
      const query =
        'query ($id: ID!) { node(id: $id) { ... on Candidate { nextSteps { step missing { code values { value } } } } } }';
      const { nextSteps } = (await server.ask('district', query, { id: candidate.id })).data.node;
      return nextSteps.map(
        ({ step, missing }: { step: string; missing: { code: string; values: { value: string }[] }[] }) => [
          step,
          missing.flatMap(({ code, values }) => (code === 'PAPER_MISSING' ? values.map(({ value }) => value) : [])),
        ],
      );
    };
    expect(await wanting()).toContainEqual(['DECISION', ['PROVINCIAL_CONSENT']]);
    const consent = { candidateId: candidate.id, kind: 'PROVINCIAL_CONSENT', madeOn: '2025-08-01', place: 'Tỉnh ủy' };
    expect(await run('recordPaper', consent, '... on RecordPaperPayload { paper { kind madeOn } }')).toMatchObject({
      paper: { kind: 'PROVINCIAL_CONSENT', madeOn: '2025-08-01' },
    });
    expect(await wanting()).toContainEqual(['DECISION', []]);
    // Of somebody who never was a member none is asked.
    const fresh = await someone('GRASSROOTS_PROPOSED', '2025-07-05');
    const { data } = await server.ask(
      'district',
      'query ($id: ID!) { node(id: $id) { ... on Candidate { nextSteps { step missing { code } } } } }',
      { id: gid(fresh) },
    );
    expect(JSON.stringify(data.node.nextSteps)).not.toContain('PAPER_MISSING');
  });

  it('is admitted again once, and never when dead', async () => {
    const member = await someone('OFFICIAL');
    await end(member);
    const { candidate } = await addAgain(member);
    const second = Buffer.from(candidate.id, 'base64url').toString().split(':')[1] ?? '';
    await server.app.services.database.pool.query(`UPDATE candidate SET stage = 'OFFICIAL' WHERE id = $1`, [second]);
    expect(await addAgain(second)).toMatchObject({ code: 'PERSON_IS_MEMBER' });
    expect(await end(second, { endsOn: '2024-07-05' })).toHaveProperty('candidate');
    expect(await addAgain(second, '2024-08-01')).toMatchObject({
      code: 'READMITTED_ALREADY',
      source: expect.stringContaining('QĐ/TW'),
    });
    const dead = await someone('OFFICIAL');
    await end(dead, { reason: 'DIED', documentNumber: null });
    expect(await addAgain(dead)).toMatchObject({ code: 'PERSON_DIED', path: ['earlierCaseId'] });
  });
});
