import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A person comes onto the list and is helped: the steps of the cell, by the cell or whoever stands above it.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.grant('wall', 'DASHBOARD', tree.commune);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const prisma = () => server.app.services.database.prisma;
const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

async function run(mutation: string, input: object, selection: string, subject = 'cell') {
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

const PERSON = {
  stage: 'SOURCE',
  effectiveOn: '2026-03-02',
  fullName: 'Triệu Thị Mùi',
  sex: 'FEMALE',
  birthYear: 2001,
  birthMonth: 7,
  ethnicGroup: 'Dao',
  source: 'YOUTH',
  youthUnionMember: true,
};
const add = (more: object = {}, subject = 'cell', committeeId = tree.cellA) =>
  run(
    'addCandidate',
    { committeeId: globalId('Committee', committeeId), ...PERSON, ...more },
    `... on AddCandidatePayload { candidate { id stage stageSince awayForWork
       history { fromStage toStage effectiveOn documentNumber changedBy { subject role } }
       places { committee { id } validFrom } mentors { memberName validFrom documentNumber }
       possibleDuplicates { id } } }`,
    subject,
  );
const someone = (stage: CandidateStage, more: Partial<Prisma.CandidateUncheckedCreateInput> = {}): Promise<string> =>
  plantPerson(prisma(), { committeeId: tree.cellA, stage, ...more });
const stateOf = (id: string) =>
  prisma().candidate.findUniqueOrThrow({
    where: { id },
    omit: { fullName: false, birthYear: false, residence: false },
    include: { stageChanges: true, mentors: true, changes: true },
  });

describe('addCandidate', () => {
  it('begins a case at its source, with the first step, its day and its paper, and the place', async () => {
    const { candidate } = await add({ documentNumber: '3-BB', fullName: 'Triệu Thị Một' });
    expect(candidate).toMatchObject({
      stage: 'SOURCE',
      stageSince: '2026-03-02',
      history: [
        {
          fromStage: null,
          toStage: 'SOURCE',
          effectiveOn: '2026-03-02',
          documentNumber: '3-BB',
          changedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
        },
      ],
      places: [{ committee: { id: globalId('Committee', tree.cellA) }, validFrom: null }],
      mentors: [],
    });
    expect(candidate.possibleDuplicates).toEqual([]);
  });

  it('begins one on the list, with who helps from the day of the resolution', async () => {
    const mentors = [{ memberName: 'Lý Văn Sơn' }, { memberName: 'Bàn Thị Lụa' }];
    const { candidate } = await add({ stage: 'OUTSTANDING', documentNumber: '5-NQ/CB', mentors });
    expect(candidate.stage).toBe('OUTSTANDING');
    expect(candidate.mentors).toEqual(
      expect.arrayContaining(
        mentors.map(({ memberName }) => ({ memberName, validFrom: '2026-03-02', documentNumber: '5-NQ/CB' })),
      ),
    );
    expect(candidate.mentors).toHaveLength(2);
  });

  it('tells all mistakes of a form at once, and enters nothing', async () => {
    const before = await rows('SELECT count(*) FROM candidate');
    const answer = await add({
      stage: 'OUTSTANDING',
      effectiveOn: '2099-01-01',
      fullName: ' ',
      birthYear: 1850,
      birthMonth: 13,
      ethnicGroup: '',
      facts: { residence: ' ', appliedOn: '2099-01-01', historyOn: 'gestern' },
    });
    expect(answer.code).toBe('INVALID_INPUT');
    expect(answer.mistakes.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.birthMonth',
      'input.birthYear',
      'input.documentNumber',
      'input.effectiveOn',
      'input.ethnicGroup',
      'input.facts.appliedOn',
      'input.facts.historyOn',
      'input.facts.residence',
      'input.fullName',
      'input.mentors',
    ]);
    expect(await rows('SELECT count(*) FROM candidate')).toEqual(before);
  });

  it('wants the number of the resolution and who helps for the list alone', async () => {
    const mentors = [{ memberName: 'Lý Văn Sơn' }];
    expect(await add({ mentors })).toMatchObject({ code: 'INVALID_INPUT', path: ['mentors'] });
    const twice = [...mentors, ...mentors];
    expect(await add({ stage: 'OUTSTANDING', documentNumber: '5-NQ', mentors: twice })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['mentors', '1', 'memberName'],
    });
  });

  it('is for cells that were there on the day', async () => {
    expect(await add({}, 'commune', tree.commune)).toMatchObject({ code: 'NOT_A_CELL' });
    expect(await add({ effectiveOn: '1999-12-31' })).toMatchObject({ code: 'COMMITTEE_NOT_IN_FORCE' });
  });

  it('is a step of the cell: those above may, another cell may not, and a wall sees no such thing', async () => {
    expect(await add({ fullName: 'Đặng Văn Hai' }, 'commune')).toMatchObject({
      candidate: { history: [{ changedBy: { role: 'GRASSROOTS_COMMITTEE' } }] },
    });
    expect(await add({ fullName: 'Đặng Văn Ba' }, 'district')).toMatchObject({ candidate: { stage: 'SOURCE' } });
    expect(await add({}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await add({}, 'wall')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('warns of who may be the same person, as far as the viewer sees, and the access log says so', async () => {
    const name = { fullName: 'Hoàng Hoà Bình', birthYear: 1994, birthMonth: 2 };
    const here = await someone('OUTSTANDING', { ...name, fullName: 'HOÀNG HÒA BÌNH' });
    const beside = await someone('SOURCE', { ...name, committeeId: tree.cellB });
    await someone('SOURCE', { ...name, birthMonth: 3 });
    const { candidate } = await add(name);
    expect(candidate.possibleDuplicates).toEqual([{ id: globalId('Candidate', here) }]);
    const looks = await rows(
      `SELECT candidate_id FROM access_log WHERE operation = 'addCandidate' AND "group" = 'IDENTITY'`,
    );
    expect(looks).toEqual([{ candidate_id: here }]);
    const above = await add({ ...name, fullName: 'Hoàng Hoà Bính' }, 'commune');
    expect(above.candidate.possibleDuplicates.map(({ id }: { id: string }) => id).sort()).toEqual(
      [candidate.id, globalId('Candidate', here), globalId('Candidate', beside)].sort(),
    );
  });

  it('looks for the like of a whole page at once', async () => {
    const twins = { fullName: 'Lường Thị Đôi', birthYear: 1997, birthMonth: 9 };
    const two = [await someone('SOURCE', twins), await someone('SOURCE', twins)];
    const ids = two.map((id) => globalId('Candidate', id));
    const query = `query Twins($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { possibleDuplicates { id } } } }`;
    const { result, statements } = await countStatements(() => server.ask('cell', query, { ids }));
    expect(result.data.nodes).toEqual(ids.toReversed().map((id) => ({ possibleDuplicates: [{ id }] })));
    expect(statements.filter((text) => text.includes('access_look'))).toHaveLength(1);
    const looks = await rows(`SELECT candidate_id FROM access_log WHERE operation = 'Twins' ORDER BY 1`);
    expect(looks).toEqual(two.toSorted().map((id) => ({ candidate_id: id })));
  });

  it('keeps the facts that the rules ask for; who studies elsewhere is away', async () => {
    const facts = {
      education: 'UPPER_SECONDARY',
      citizen: true,
      residence: 'Thôn 2',
      workplace: 'Trường mầm non',
      occupation: 'giáo viên',
      religious: false,
      tradeUnionMember: true,
      villageHead: false,
      militia: false,
      availability: 'STUDYING_AWAY',
      appliedOn: '2026-02-01',
      historyOn: '2026-02-01',
    };
    const { candidate } = await add({ facts });
    expect(candidate.awayForWork).toBe(true);
    const { data } = await server.ask(
      'cell',
      `query ($id: ID!) { node(id: $id) { ... on Candidate { ${Object.keys(facts).join(' ')} changes { fields } } } }`,
      { id: candidate.id },
    );
    expect(data.node).toEqual({ ...facts, changes: [] });
  });

  it('wants the application before the life history', async () => {
    expect(await add({ facts: { appliedOn: '2026-02-02', historyOn: '2026-02-01' } })).toMatchObject({
      code: 'HISTORY_BEFORE_APPLICATION',
      source: expect.stringContaining('01-HD/TW'),
    });
  });
});

describe('updateCandidate', () => {
  const update = (id: string, input: object, subject = 'cell') =>
    run(
      'updateCandidate',
      { candidateId: globalId('Candidate', id), ...input },
      '... on UpdateCandidatePayload { candidate { fullName residence changes { fields reason changedBy { subject } } } }',
      subject,
    );

  it('puts a typing error right with a reason, and keeps what stood there for the person alone', async () => {
    const id = await someone('OUTSTANDING', { fullName: 'Hoàng Thị Thửu', residence: 'Thôn 1' });
    const answer = await update(id, {
      fullName: 'Hoàng Thị Thử',
      facts: { residence: 'Thôn 1', militia: true },
      reason: 'gõ nhầm',
    });
    expect(answer.candidate).toEqual({
      fullName: 'Hoàng Thị Thử',
      residence: 'Thôn 1',
      changes: [{ fields: ['fullName', 'militia'], reason: 'gõ nhầm', changedBy: { subject: 'cell' } }],
    });
    const [kept] = await rows<{ before: object }>('SELECT before FROM candidate_change WHERE candidate_id = $1', [id]);
    expect(kept?.before).toEqual({ full_name: 'Hoàng Thị Thửu', militia: null });
    const { data } = await server.ask(
      'commune',
      `mutation ($id: ID!) { exportPerson(input: { candidateId: $id }) { ... on PersonExport { document } } }`,
      { id: globalId('Candidate', id) },
    );
    expect(JSON.parse(data.exportPerson.document)).toMatchObject({
      cases: [{ militia: true, changes: [{ before: { full_name: 'Hoàng Thị Thửu' } }] }],
    });
  });

  it('writes nothing where all of it stands so, and takes a fact back with null', async () => {
    const id = await someone('OUTSTANDING', { residence: 'Thôn 1', occupation: 'nông dân' });
    await update(id, { facts: { residence: 'Thôn 1' } });
    expect((await stateOf(id)).changes).toEqual([]);
    await update(id, { facts: { residence: null } });
    expect(await stateOf(id)).toMatchObject({ residence: null, changes: [{ fields: ['residence'] }] });
    expect(await rows('SELECT occupation FROM candidate WHERE id = $1', [id])).toEqual([{ occupation: 'nông dân' }]);
  });

  it('wants a reason for name, sex and birth, and takes none of them away', async () => {
    const id = await someone('OUTSTANDING');
    expect(await update(id, { birthYear: 1998 })).toMatchObject({ code: 'INVALID_INPUT', path: ['reason'] });
    expect(await update(id, { fullName: null, reason: 'x' })).toMatchObject({ path: ['fullName'] });
    expect(await update(id, { youthUnionMember: null })).toMatchObject({ path: ['youthUnionMember'] });
  });

  it('breaks neither the age at the review nor the order of the papers', async () => {
    const id = await someone('CELL_PROPOSED', { appliedOn: new Date('2026-01-01') });
    const before = await stateOf(id);
    expect(await update(id, { birthYear: 2010, reason: 'nhầm' })).toMatchObject({
      code: 'AGE_OUT_OF_RANGE',
      path: ['birthYear'],
    });
    expect(await update(id, { facts: { historyOn: '2025-12-31' } })).toMatchObject({
      code: 'HISTORY_BEFORE_APPLICATION',
    });
    expect(await stateOf(id)).toEqual(before);
    expect(await update(id, { birthYear: 2000, reason: 'nhầm' })).toMatchObject({ candidate: {} });
  });

  it('is not for another cell, nor of somebody who was erased; erasure takes what stood before too', async () => {
    const id = await someone('OFF_LIST', { residence: 'Thôn 1' });
    expect(await update(id, { ethnicGroup: 'Nùng' }, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    await update(id, { fullName: 'Hoàng Thị Khác', reason: 'gõ nhầm' });
    const erased = await run(
      'erasePerson',
      { candidateId: globalId('Candidate', id), reason: 'hết hạn' },
      '... on ErasePersonPayload { candidate { fullName residence changes { fields reason } } }',
      'district',
    );
    expect(erased.candidate).toEqual({
      fullName: null,
      residence: null,
      changes: [{ fields: ['fullName'], reason: null }],
    });
    expect(await rows('SELECT before FROM candidate_change WHERE candidate_id = $1', [id])).toEqual([{ before: null }]);
    expect(await update(id, { ethnicGroup: 'Nùng' })).toMatchObject({ code: 'PERSON_ERASED' });
  });

  it('keeps its history from everybody', async () => {
    const id = await someone('OUTSTANDING');
    await update(id, { ethnicGroup: 'Nùng' });
    await expect(rows(`UPDATE candidate_change SET fields = '{}' WHERE candidate_id = $1`, [id])).rejects.toThrow(
      'keeps its history',
    );
    await expect(rows('UPDATE candidate_change SET before = NULL WHERE candidate_id = $1', [id])).rejects.toThrow();
    await expect(rows('DELETE FROM candidate_change WHERE candidate_id = $1', [id])).rejects.toThrow();
  });
});

describe('putOnList', () => {
  const put = (id: string, more: object = {}, subject = 'cell') =>
    run(
      'putOnList',
      {
        candidateId: globalId('Candidate', id),
        effectiveOn: '2026-04-01',
        documentNumber: '7-NQ/CB',
        mentors: [{ memberName: 'Lý Văn Sơn' }],
        ...more,
      },
      '... on PutOnListPayload { candidate { stage stageSince currentMentor { memberName } lastStep { fromStage documentNumber changedBy { role } } } }',
      subject,
    );

  it.each(['SOURCE', 'OFF_LIST', 'WITHDRAWN'] as const)('takes who is at %s, with who helps', async (stage) => {
    expect((await put(await someone(stage))).candidate).toEqual({
      stage: 'OUTSTANDING',
      stageSince: '2026-04-01',
      currentMentor: { memberName: 'Lý Văn Sơn' },
      lastStep: { fromStage: stage, documentNumber: '7-NQ/CB', changedBy: { role: 'CELL_SECRETARY' } },
    });
  });

  it('ends the help of those before, where somebody comes back', async () => {
    const id = await someone('OFF_LIST');
    await prisma().mentorAssignment.create({
      data: { candidateId: id, memberName: 'Bàn Văn Cũ', validFrom: new Date('2025-01-01') },
      select: { id: true },
    });
    await put(id);
    const { mentors } = await stateOf(id);
    expect(mentors.map(({ validTo, endReason }) => [validTo?.toISOString().slice(0, 10) ?? null, endReason])).toEqual(
      expect.arrayContaining([
        ['2026-04-01', 'CASE_OVER'],
        [null, null],
      ]),
    );
  });

  it.each(['OUTSTANDING', 'DOSSIER', 'CELL_PROPOSED', 'DECIDED', 'PROBATIONARY', 'OFFICIAL'] as const)(
    'is no way back from %s',
    async (stage) => {
      const id = await someone(stage);
      const before = await stateOf(id);
      expect(await put(id, {}, 'district')).toMatchObject({ code: 'STAGE_NOT_ALLOWED' });
      expect(await stateOf(id)).toEqual(before);
    },
  );

  it('wants a resolution, somebody who helps, and a day that is not before the step before', async () => {
    const id = await someone('SOURCE');
    const before = await stateOf(id);
    expect(await put(id, { documentNumber: ' ', mentors: [] })).toMatchObject({
      mistakes: [{ path: ['input', 'documentNumber'] }, { path: ['input', 'mentors'] }],
    });
    expect(await put(id, { effectiveOn: '2026-01-04' })).toMatchObject({ code: 'STEP_BEFORE_LAST' });
    expect(await stateOf(id)).toEqual(before);
  });

  it('takes the step and assigns who helps together, or neither', async () => {
    const id = await someone('SOURCE');
    const before = await stateOf(id);
    await rows(
      `CREATE FUNCTION no_mentors() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await rows('CREATE TRIGGER no_mentors BEFORE INSERT ON mentor_assignment EXECUTE FUNCTION no_mentors()');
    const { errors } = await server
      .ask('cell', `mutation ($input: PutOnListInput!) { putOnList(input: $input) { __typename } }`, {
        input: {
          candidateId: globalId('Candidate', id),
          effectiveOn: '2026-04-01',
          documentNumber: '1',
          mentors: [{ memberName: 'x' }],
        },
      })
      .finally(() => rows('DROP FUNCTION no_mentors CASCADE'));
    expect(errors).toHaveLength(1);
    expect(await stateOf(id)).toEqual(before);
  });
});

describe('mentors', () => {
  const MENTOR = '... on MentorPayload { mentor { id memberName validFrom validTo endReason } }';
  const assign = (id: string, more: object = {}, subject = 'cell') =>
    run(
      'assignMentor',
      { candidateId: globalId('Candidate', id), memberName: 'Lý Văn Sơn', startsOn: '2026-02-01', ...more },
      MENTOR,
      subject,
    );
  const end = (mentorId: string, more: object = {}, subject = 'cell') =>
    run('endMentor', { mentorId, endsOn: '2026-05-01', reason: 'MOVED', ...more }, MENTOR, subject);

  it('are assigned until recognition, and end with a reason', async () => {
    for (const stage of ['OUTSTANDING', 'DOSSIER', 'PROBATIONARY'] as const) {
      const { mentor } = await assign(await someone(stage));
      expect(mentor).toMatchObject({ memberName: 'Lý Văn Sơn', validFrom: '2026-02-01', validTo: null });
      expect(await end(mentor.id)).toMatchObject({ mentor: { validTo: '2026-05-01', endReason: 'MOVED' } });
      expect(await end(mentor.id)).toMatchObject({ code: 'MENTOR_ENDED' });
    }
    for (const stage of ['SOURCE', 'OFFICIAL', 'OFF_LIST', 'WITHDRAWN'] as const) {
      expect(await assign(await someone(stage))).toMatchObject({ code: 'NOT_ON_LIST' });
    }
  });

  it('help from the list on, each once at a time and five at most', async () => {
    const { candidate } = await add({
      fullName: 'Triệu Thị Bốn',
      stage: 'OUTSTANDING',
      documentNumber: '5-NQ',
      mentors: [{ memberName: 'Lý Văn Sơn' }],
    });
    const [, id = ''] = Buffer.from(candidate.id, 'base64url').toString().split(':');
    expect(await assign(id, { memberName: 'x', startsOn: '2026-03-01' })).toMatchObject({ code: 'MENTOR_BEFORE_LIST' });
    expect(await assign(id, { memberName: 'LÝ VĂN SƠN', startsOn: '2026-03-02' })).toMatchObject({
      code: 'ALREADY_MENTOR',
    });
    for (const memberName of ['a', 'b', 'c', 'd']) {
      expect(await assign(id, { memberName, startsOn: '2026-03-02' })).toMatchObject({ mentor: { memberName } });
    }
    expect(await assign(id, { memberName: 'x', startsOn: '2026-03-02' })).toMatchObject({ code: 'MENTORS_ENOUGH' });
  });

  it('do not end before they begin, and are those of the own cell', async () => {
    const id = await someone('OUTSTANDING');
    const { mentor } = await assign(id);
    expect(await end(mentor.id, { endsOn: '2026-01-31' })).toMatchObject({ code: 'MENTOR_ENDS_EARLY' });
    expect(await end(mentor.id, {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await assign(id, {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end(mentor.id, { endsOn: '2026-02-01' }, 'district')).toMatchObject({
      mentor: { validTo: '2026-02-01' },
    });
  });
});
