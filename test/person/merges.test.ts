import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { plantPerson, plantStep } from '../helpers/plant-person.ts';
import { admitOn, plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { type Answered, type Story, startStory } from '../helpers/story.ts';
import { globalId } from '../helpers/test-server.ts';

// Two who are on record are one person: a committee above both cells merges them, and undoes it where that was a mistake. Every board is
// counted before and after.

let story: Story;
let tree: SmallTree;
let factory: string;
let workshop: string;
beforeAll(async () => {
  story = await startStory('2026-11-23');
  const { server } = story;
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.app.services.database.pool.query(`SELECT place_committees('2026-11-23')`);
  factory = await foundCommittee(server, 'GRASSROOTS_COMMITTEE', 'Đảng ủy Nhà máy', tree.south);
  workshop = await foundCommittee(server, 'CELL', 'Chi bộ Phân xưởng 1', factory);
  for (const [subject, role, committee] of [
    ['chi bộ', 'CELL_SECRETARY', tree.cellA],
    ['đảng ủy', 'GRASSROOTS_COMMITTEE', tree.commune],
    ['huyện', 'SUPERIOR_COMMITTEE', tree.north],
    ['chi bộ mới', 'CELL_SECRETARY', workshop],
    ['tỉnh', 'SUPERIOR_COMMITTEE', tree.province],
    ['giám sát', 'AUDITOR', tree.province],
  ] as const) {
    await server.grant(subject, role, committee);
  }
  await server.app.services.feed.settle();
});
afterAll(() => story.server.stop());
afterEach(async () => expect(await feedDifferences(story.server)).toEqual([]));

/** A name of each test's own. */
let fullName = '';
let count = 0;
beforeEach(() => {
  count += 1;
  fullName = `Lò Thị Mẩy ${'I'.repeat(count)}`;
});

const gid = (id: string): string => globalId('Candidate', id);
const plant = (committeeId: string, stage: CandidateStage, more: Partial<Prisma.CandidateUncheckedCreateInput> = {}) =>
  plantPerson(story.server.app.services.database.prisma, { committeeId, stage, fullName, ...more });
const sql = async (text: string, values: unknown[] = []): Promise<Answered[]> =>
  (await story.server.app.services.database.pool.query(text, values)).rows;
const read = (id: string, selection: string, subject = 'tỉnh') => story.read(subject, gid(id), 'Candidate', selection);

const MERGE =
  '... on PersonMergePayload { merge { id candidate { id } duplicate { id } reason undoneOn undoneBy { subject } } }';
const merge = (kept: string, duplicate: string, subject = 'tỉnh'): Promise<Answered> =>
  story.does(
    subject,
    'mergePersons',
    {
      candidateId: gid(kept),
      duplicateId: gid(duplicate),
      reason: 'MOVED',
      documentNumber: '5-CV/TU',
      documentOn: '2026-11-20',
    },
    MERGE,
  );
const undo = (mergeId: string, subject = 'tỉnh', more: object = {}): Promise<Answered> =>
  story.does(subject, 'undoMerge', { mergeId, documentNumber: '6-CV/TU', documentOn: '2026-11-22', ...more }, MERGE);
/** Merges two who may be merged. */
async function merged(kept: string, duplicate: string): Promise<string> {
  const answer = await merge(kept, duplicate);
  expect(answer).not.toHaveProperty('code');
  return answer.merge.id;
}

/** What every board of both lines shows: admitted, waiting and on the roll, and cases by stage. */
async function counts() {
  expect(await feedDifferences(story.server)).toEqual([]);
  const lines = { cell: tree.cellA, commune: tree.commune, north: tree.north, workshop, factory, south: tree.south };
  const shown: Record<string, unknown> = {};
  for (const [name, id] of Object.entries({ ...lines, province: tree.province })) {
    shown[name] = await story.read(
      'tỉnh',
      globalId('Committee', id),
      'Committee',
      'quota(year: 2026) { admitted pipelineCount } members { totalCount } candidates { totalCount }',
    );
  }
  return shown;
}

/** What is on record of two cases, all of it. */
const onRecord = async (ids: string[]) => ({
  cases: await sql(
    `SELECT to_jsonb(c) - '{updated_at}'::text[] AS row FROM candidate c WHERE id = ANY ($1) ORDER BY id`,
    [ids],
  ),
  members: await sql('SELECT to_jsonb(m) AS row FROM member m WHERE candidate_id = ANY ($1) ORDER BY id', [ids]),
  steps: await sql('SELECT to_jsonb(s) AS row FROM stage_change s WHERE candidate_id = ANY ($1) ORDER BY id', [ids]),
});

it('two cases in two communes are found, merged, and two again: every board is the same before and after', async () => {
  const { pool } = story.server.app.services.database;
  const admission = await admitOn(pool, tree.cellA, '2026-03-02');
  const [{ candidate_id: member }] = await sql('SELECT candidate_id FROM admission WHERE id = $1', [admission]);
  await sql('UPDATE person SET full_name = $1 WHERE id = (SELECT person_id FROM candidate WHERE id = $2)', [
    fullName,
    member,
  ]);
  const again = await plant(workshop, 'SOURCE', { fullName: fullName.toUpperCase() });
  await plantStep(story.server.app.services.database.prisma, again, 'OUTSTANDING', '2026-10-05');
  const warnings = 'duplicateWarnings { candidate { id } committee { id } }';
  expect(await read(again, warnings)).toEqual({
    duplicateWarnings: [{ candidate: { id: gid(member) }, committee: { id: globalId('Committee', tree.cellA) } }],
  });
  // Which of the two goes on is for the cells to say.
  expect(await merge(member, again)).toMatchObject({ code: 'BOTH_GO_ON', path: ['duplicateId'] });
  const withdrawn = { candidateId: gid(again), to: 'WITHDRAWN', effectiveOn: '2026-11-20', reason: 'trùng hồ sơ' };
  expect(await story.does('chi bộ mới', 'moveCandidateStage', withdrawn)).not.toHaveProperty('code');

  const before = { counts: await counts(), record: await onRecord([member, again]) };
  expect(before.counts).toMatchObject({ cell: { quota: { admitted: 1 } }, factory: { candidates: { totalCount: 1 } } });
  const { merge: made } = await merge(member, again);
  expect(made).toEqual({
    id: expect.any(String),
    candidate: { id: gid(member) },
    duplicate: { id: gid(again) },
    reason: 'MOVED',
    undoneOn: null,
    undoneBy: null,
  });
  expect(await counts()).toEqual(before.counts);
  const both = 'fullName otherCases { id } history { toStage }';
  const joined = [await read(member, both), await read(again, both)];
  expect(joined).toMatchObject([
    { fullName, otherCases: [{ id: gid(again) }] },
    // As it is written of the one who was kept; each with its own history.
    { fullName, otherCases: [{ id: gid(member) }], history: [{ toStage: 'OUTSTANDING' }, { toStage: 'WITHDRAWN' }] },
  ]);
  expect(await read(again, warnings)).toEqual({ duplicateWarnings: [] });
  // A person who is a member goes on with no other case.
  const back = { candidateId: gid(again), to: 'OUTSTANDING', effectiveOn: '2026-11-22', reason: 'x' };
  expect(await story.does('chi bộ mới', 'moveCandidateStage', back)).toMatchObject({ code: 'OTHER_CASE_OPEN' });

  expect((await undo(made.id)).merge).toMatchObject({ undoneOn: '2026-11-22', undoneBy: { subject: 'tỉnh' } });
  expect(await counts()).toEqual(before.counts);
  expect(await onRecord([member, again])).toEqual(before.record);
  expect(await read(again, `${warnings} otherCases { id }`)).toMatchObject({
    duplicateWarnings: [{ candidate: { id: gid(member) } }],
    otherCases: [],
  });
  expect(await undo(made.id)).toMatchObject({ code: 'MERGE_UNDONE', path: ['mergeId'] });
});

it('a membership goes with its case, there and back', async () => {
  const { pool } = story.server.app.services.database;
  const admission = await admitOn(pool, workshop, '2026-04-06');
  const [{ candidate_id: member, person_id: other }] = await sql(
    'SELECT a.candidate_id, c.person_id FROM admission a JOIN candidate c ON c.id = a.candidate_id WHERE a.id = $1',
    [admission],
  );
  const kept = await plant(tree.cellA, 'OFF_LIST', { fullName: 'Hoàng Thị Thử' });
  const [{ person_id: person }] = await sql('SELECT person_id FROM candidate WHERE id = $1', [kept]);
  const ofMember = () => sql('SELECT person_id FROM member WHERE candidate_id = $1', [member]);
  const id = await merged(kept, member);
  expect(await ofMember()).toEqual([{ person_id: person }]);
  await undo(id);
  expect(await ofMember()).toEqual([{ person_id: other }]);
});

describe('mergePersons refuses', () => {
  it('one person twice, whoever was erased, and who was merged into', async () => {
    const personId = randomUUID();
    const [first, second] = [
      await plant(tree.cellA, 'OFF_LIST', { personId }),
      await plant(workshop, 'SOURCE', { personId }),
    ];
    expect(await merge(first, second)).toMatchObject({ code: 'SAME_PERSON' });
    expect(await merge(first, first)).toMatchObject({ code: 'SAME_PERSON' });
    const gone = await plant(tree.cellA, 'OFF_LIST');
    await story.does('tỉnh', 'erasePerson', { candidateId: gid(gone), reason: 'hết hạn lưu' });
    expect(await merge(gone, first)).toMatchObject({ code: 'PERSON_ERASED', path: ['candidateId'] });
    expect(await merge(first, gone)).toMatchObject({ code: 'PERSON_ERASED', path: ['duplicateId'] });
    const third = await plant(tree.cellB, 'OFF_LIST');
    await merged(third, first);
    const fourth = await plant(workshop, 'WITHDRAWN');
    expect(await merge(fourth, third)).toMatchObject({ code: 'MERGED_BEFORE', path: ['duplicateId'] });
  });

  it('admissions in two cells that both count, until one is revoked', async () => {
    const { pool } = story.server.app.services.database;
    const of = async (cell: string, day: string) => {
      const admission = await admitOn(pool, cell, day);
      const [{ candidate_id }] = await sql('SELECT candidate_id FROM admission WHERE id = $1', [admission]);
      return candidate_id as string;
    };
    const [one, other] = [await of(tree.cellA, '2026-05-04'), await of(workshop, '2026-06-01')];
    expect(await merge(one, other)).toMatchObject({ code: 'BOTH_ADMITTED', path: ['duplicateId'] });
    // Whether one has left says nothing of what is counted.
    await plantStep(story.server.app.services.database.prisma, other, 'REMOVED', '2026-08-03');
    expect(await merge(one, other)).toMatchObject({ code: 'BOTH_ADMITTED' });
  });

  it('another name, sex or birth', async () => {
    const one = await plant(tree.cellA, 'OFF_LIST');
    for (const more of [
      { fullName: 'Lò Thị Khác' },
      { sex: 'MALE' },
      { birthYear: 1998 },
      { birthMonth: 6 },
    ] as const) {
      const other = await plant(workshop, 'WITHDRAWN', more);
      expect(await merge(one, other)).toMatchObject({ code: 'DUPLICATE_DIFFERS', path: ['duplicateId'] });
    }
    await merged(one, await plant(workshop, 'WITHDRAWN', { fullName: fullName.replace('ẩ', 'a') }));
  });

  it('whoever does not stand above both, and hides what is hidden', async () => {
    const [here, there] = [await plant(tree.cellA, 'OFF_LIST'), await plant(workshop, 'OFF_LIST')];
    expect(await merge(here, there, 'huyện')).toMatchObject({ code: 'NOT_FOUND', path: ['duplicateId'] });
    expect(await merge(there, here, 'huyện')).toMatchObject({ code: 'NOT_FOUND', path: ['candidateId'] });
    expect(await merge(here, there, 'đảng ủy')).toMatchObject({ code: 'FORBIDDEN', path: ['candidateId'] });
    const id = await merged(here, there);
    // Both cells see that it was done, and each its own case.
    const { mergedFrom } = await read(here, 'mergedFrom { id candidate { id } duplicate { id } }', 'chi bộ');
    expect(mergedFrom).toEqual([{ id, candidate: { id: gid(here) }, duplicate: null }]);
    const { mergedInto } = await read(there, 'mergedInto { id candidate { id } }', 'chi bộ mới');
    expect(mergedInto).toEqual([{ id, candidate: null }]);
    expect(await undo(id, 'chi bộ')).toMatchObject({ code: 'FORBIDDEN', path: ['mergeId'] });
    expect(await undo(id, 'huyện')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await undo(globalId('PersonMerge', randomUUID()))).toMatchObject({ code: 'NOT_FOUND', path: ['mergeId'] });
  });
});

describe('undoMerge refuses', () => {
  it('while another merge or a case stands on it', async () => {
    const [one, two, three] = [
      await plant(tree.cellA, 'OFF_LIST'),
      await plant(workshop, 'WITHDRAWN'),
      await plant(tree.cellB, 'OFF_LIST'),
    ];
    const first = await merged(one, two);
    const second = await merged(one, three);
    expect(await undo(first)).toMatchObject({ code: 'MERGE_BUILT_UPON' });
    await undo(second);
    const [{ person_id: personId }] = await sql('SELECT person_id FROM candidate WHERE id = $1', [one]);
    await plant(tree.cellA, 'SOURCE', { personId });
    expect(await undo(first)).toMatchObject({ code: 'MERGE_BUILT_UPON' });
  });

  it('while a case stands by a certificate that only the other one has', async () => {
    const { prisma } = story.server.app.services.database;
    const [trained, open] = [await plant(tree.cellA, 'WITHDRAWN'), await plant(workshop, 'IN_AWARENESS_CLASS')];
    await sql(
      `INSERT INTO certificate (id, candidate_id, kind, number, issued_on, recorded_by)
       VALUES (gen_random_uuid(), $1, 'AWARENESS', '12/GCN', '2026-05-04', 'test')`,
      [trained],
    );
    const id = await merged(trained, open);
    await plantStep(prisma, open, 'DOSSIER', '2026-11-21');
    expect(await undo(id)).toMatchObject({ code: 'MERGE_BUILT_UPON' });
    await plantStep(prisma, open, 'IN_AWARENESS_CLASS', '2026-11-22');
    expect(await undo(id)).toMatchObject({ merge: { undoneOn: '2026-11-22' } });
  });

  it('before its document, and once the person was erased: then nothing is left of the one who was merged either', async () => {
    const [kept, duplicate] = [await plant(tree.cellA, 'OFF_LIST'), await plant(workshop, 'WITHDRAWN')];
    const id = await merged(kept, duplicate);
    expect(await undo(id, 'tỉnh', { documentOn: '2026-11-19' })).toMatchObject({ code: 'MERGE_UNDONE_EARLY' });
    const people = await sql('SELECT kept_id, merged_id FROM person_merge WHERE duplicate_id = $1', [duplicate]);
    await story.does('tỉnh', 'erasePerson', { candidateId: gid(duplicate), reason: 'hết hạn lưu' });
    const left = await sql('SELECT full_name, birth_year FROM person WHERE id = ANY ($1)', [Object.values(people[0])]);
    expect(left).toEqual([
      { full_name: null, birth_year: null },
      { full_name: null, birth_year: null },
    ]);
    expect(await undo(id)).toMatchObject({ code: 'PERSON_ERASED', path: ['mergeId'] });
  });
});

it('looks at either are in the log of both and in what is handed out, each of its own again once there are two', async () => {
  const [kept, duplicate] = [await plant(tree.cellA, 'OFF_LIST'), await plant(workshop, 'WITHDRAWN')];
  await read(kept, 'fullName', 'chi bộ');
  await read(duplicate, 'fullName', 'chi bộ mới');
  const id = await merged(kept, duplicate);
  const viewersOf = async (caseId: string) => {
    const { data } = await story.server.ask(
      'giám sát',
      'query ($candidateId: ID!) { accessLog(candidateId: $candidateId, first: 50, group: [IDENTITY]) { edges { node { viewer candidateId operation } } } }',
      { candidateId: gid(caseId) },
    );
    const seen: { node: { viewer: string; candidateId: string; operation: string } }[] = data.accessLog.edges;
    return seen.map(({ node }) => `${node.viewer} ${node.candidateId === gid(kept) ? 'kept' : 'duplicate'}`).sort();
  };
  const ofKept = ['chi bộ kept', 'tỉnh kept'];
  const ofDuplicate = ['chi bộ mới duplicate', 'tỉnh duplicate'];
  const all = [...ofKept, ...ofDuplicate].sort();
  expect([await viewersOf(kept), await viewersOf(duplicate)]).toEqual([all, all]);
  const document = async (caseId: string) => {
    const asked = { candidateId: gid(caseId) };
    return JSON.parse((await story.does('tỉnh', 'exportPerson', asked, '... on PersonExport { document }')).document);
  };
  const handedOut = await document(duplicate);
  expect(handedOut.cases.map((one: { id: string }) => one.id).sort()).toEqual([kept, duplicate].sort());
  expect(handedOut.merges).toMatchObject([{ document_number: '5-CV/TU', merged: { full_name: fullName } }]);
  const viewersIn = ({ accessLog }: { accessLog: { viewer: string; group: string }[] }) =>
    accessLog
      .filter(({ group }) => group === 'IDENTITY')
      .map(({ viewer }) => viewer)
      .sort();
  expect(viewersIn(handedOut)).toEqual(['chi bộ', 'chi bộ mới', 'tỉnh', 'tỉnh']);
  await undo(id);
  expect([await viewersOf(kept), await viewersOf(duplicate)]).toEqual([ofKept, ofDuplicate]);
  const own = await document(kept);
  expect(own).toMatchObject({ cases: [{ id: kept }], merges: [] });
  expect(viewersIn(own)).toEqual(['chi bộ', 'tỉnh']);
});

it('two at once, and one beside an erasure, have one order', async () => {
  const [one, other] = [await plant(tree.cellA, 'OFF_LIST'), await plant(workshop, 'WITHDRAWN')];
  const both = await Promise.all([merge(one, other), merge(other, one)]);
  expect(both.map(({ code }) => code ?? null).sort()).toEqual(['SAME_PERSON', null]);
  const [kept, duplicate] = [await plant(tree.cellA, 'OFF_LIST'), await plant(workshop, 'WITHDRAWN')];
  const erasure = { candidateId: gid(duplicate), reason: 'hết hạn lưu' };
  const [merging, erasing] = await Promise.all([merge(kept, duplicate), story.does('tỉnh', 'erasePerson', erasure)]);
  expect(erasing).not.toHaveProperty('code');
  const left = await sql('SELECT full_name IS NULL AS erased FROM candidate WHERE id = ANY ($1) ORDER BY id = $2', [
    [kept, duplicate],
    duplicate,
  ]);
  expect([merging.code ?? null, ...left.map(({ erased }) => erased)]).toEqual(
    merging.code ? ['PERSON_ERASED', false, true] : [null, true, true],
  );
});

it('the database keeps a merge as it was made, and gives a case to nobody else', async () => {
  const [kept, duplicate, other] = [
    await plant(tree.cellA, 'OFF_LIST'),
    await plant(workshop, 'WITHDRAWN'),
    await plant(tree.cellB, 'OFF_LIST'),
  ];
  await merged(kept, duplicate);
  for (const change of [
    `UPDATE person_merge SET document_number = 'x'`,
    'DELETE FROM person_merge',
    'TRUNCATE person_merge',
    `UPDATE candidate SET person_id = (SELECT person_id FROM candidate WHERE id = '${other}') WHERE id = '${duplicate}'`,
  ]) {
    await expect(sql(change)).rejects.toThrow(/keeps its history|change person/);
  }
});
