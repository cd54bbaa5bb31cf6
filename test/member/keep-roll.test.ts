import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateStage } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A cell keeps its roll: who was a member before, who is exempt or away, and who goes to another cell.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await server.app.services.database.pool.query<R>(text, values)).rows;

const FIELDS = `... on MemberPayload { member { id fullName sex birthYear birthMonth committee { id } candidate { id }
  probationarySince officialSince exemptSince awaySince leftOn } }`;

async function run(mutation: string, input: object, subject = 'cell', selection = FIELDS) {
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
       ... on UserError { code message path } ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const WHO = { fullName: 'Nông Văn Cũ', sex: 'MALE', birthYear: 1960, birthMonth: 3 } as const;
const cell = (id: string) => globalId('Committee', id);
const enter = (input: object = {}, subject = 'cell') =>
  run('enterMember', { committeeId: cell(tree.cellA), ...WHO, officialSince: '1990-05-19', ...input }, subject);
const entered = async (input: object = {}): Promise<string> => (await enter(input)).member.id;
const idOf = (gid: string): string => Buffer.from(gid, 'base64url').toString().split(':')[1] ?? '';

/** The member to whom a case has led. */
async function ofCase(stage: CandidateStage, since = '2022-01-05') {
  const candidateId = await plantPerson(server.app.services.database.prisma, {
    committeeId: tree.cellA,
    stage,
    stageSince: new Date(since),
  });
  const [row] = await rows<{ id: string }>('SELECT id FROM member WHERE candidate_id = $1', [candidateId]);
  return { candidateId, member: globalId('Member', row?.id ?? '') };
}

describe('enterMember', () => {
  it('brings a member with the person onto the roll, who did it is kept', async () => {
    const days = { probationarySince: '1989-05-19', exemptSince: '2024-01-01', awaySince: '2025-01-01' };
    const { member } = await enter(days);
    expect(member).toEqual({
      id: expect.any(String),
      ...WHO,
      ...days,
      officialSince: '1990-05-19',
      committee: { id: cell(tree.cellA) },
      candidate: null,
      leftOn: null,
    });
    expect(await rows('SELECT entered_by, entered_role::text FROM member WHERE id = $1', [idOf(member.id)])).toEqual([
      { entered_by: 'cell', entered_role: 'CELL_SECRETARY' },
    ]);
  });

  it('tells all mistakes of the form at once', async () => {
    const { mistakes } = await enter({ fullName: ' ', birthYear: 1, exemptSince: '2090-01-01', officialSince: null });
    expect(mistakes.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.birthYear',
      'input.exemptSince',
      'input.fullName',
      'input.officialSince',
    ]);
    const early = { probationarySince: '1990-05-20', officialSince: '1990-05-19' };
    expect(await enter(early)).toMatchObject({ code: 'INVALID_INPUT', path: ['officialSince'] });
    expect((await enter({ ...early, officialSince: '1990-05-20' })).member).toBeDefined();
  });

  it('takes members of cells alone, of who keeps their roll', async () => {
    expect(await enter({ committeeId: cell(tree.commune) }, 'commune')).toMatchObject({ code: 'MEMBERS_IN_CELLS' });
    expect(await enter({}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    await rows(`UPDATE committee SET closed_on = '2026-01-01' WHERE id = $1`, [tree.cellB]);
    expect(await enter({ committeeId: cell(tree.cellB) }, 'commune')).toMatchObject({ code: 'COMMITTEE_ENDED' });
    await rows('UPDATE committee SET closed_on = NULL WHERE id = $1', [tree.cellB]);
  });
});

describe('updateMember', () => {
  it('puts right what is given and nothing else, and keeps what stood there', async () => {
    const memberId = await entered({ awaySince: '2025-01-01' });
    expect((await run('updateMember', { memberId, exemptSince: '2026-01-01', awaySince: null })).member).toMatchObject({
      ...WHO,
      officialSince: '1990-05-19',
      exemptSince: '2026-01-01',
      awaySince: null,
    });
    const named = { memberId, fullName: 'Nông Văn Cựu', reason: 'ghi nhầm' };
    expect((await run('updateMember', named)).member).toMatchObject({ fullName: 'Nông Văn Cựu', birthYear: 1960 });
    // Once more as it is: nothing is changed, and nothing kept.
    await run('updateMember', named);
    const kept = await rows(
      `SELECT fields, before, reason, changed_by AS by FROM member_change WHERE member_id = $1 ORDER BY changed_at, id`,
      [idOf(memberId)],
    );
    expect(kept).toEqual([
      {
        fields: ['away_since', 'exempt_since'],
        before: { away_since: '2025-01-01', exempt_since: null },
        reason: null,
        by: 'cell',
      },
      { fields: ['full_name'], before: { full_name: 'Nông Văn Cũ' }, reason: 'ghi nhầm', by: 'cell' },
    ]);
    await expect(rows('DELETE FROM member_change')).rejects.toThrow(/keeps its history/);
    await expect(rows('UPDATE member_change SET before = NULL, reason = NULL')).rejects.toThrow(/keeps its history/);
    await expect(rows('DELETE FROM member')).rejects.toThrow(/keeps its history/);
  });

  it('wants a reason for who somebody is, and days in their order', async () => {
    const memberId = await entered();
    expect(await run('updateMember', { memberId, birthYear: 1961 })).toMatchObject({ path: ['reason'] });
    expect(await run('updateMember', { memberId, officialSince: null })).toMatchObject({ path: ['officialSince'] });
    expect(await run('updateMember', { memberId, probationarySince: '1990-05-20' })).toMatchObject({
      path: ['officialSince'],
    });
    expect(await run('updateMember', { memberId, awaySince: '2026-01-01' }, 'other cell')).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('leaves to the case what the case says', async () => {
    const { member: memberId } = await ofCase('OFFICIAL');
    expect(await run('updateMember', { memberId, officialSince: '2022-02-05' })).toMatchObject({
      code: 'MEMBER_FOLLOWS_CASE',
      path: ['officialSince'],
    });
    expect(await run('updateMember', { memberId, fullName: 'Ai Đó', reason: 'x' })).toMatchObject({
      code: 'MEMBER_FOLLOWS_CASE',
    });
    expect((await run('updateMember', { memberId, awaySince: '2026-01-01' })).member).toMatchObject({
      awaySince: '2026-01-01',
    });
  });

  it('changes nothing of somebody who was erased', async () => {
    const memberId = await entered();
    await rows(
      `UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = now()
       WHERE id = (SELECT person_id FROM member WHERE id = $1)`,
      [idOf(memberId)],
    );
    expect(await run('updateMember', { memberId, awaySince: '2026-01-01' })).toMatchObject({ code: 'PERSON_ERASED' });
    const there = { committeeId: cell(tree.cellB), effectiveOn: '2026-02-02', documentNumber: '1-GT' };
    expect(await run('transferMember', { memberId, ...there }, 'commune')).toMatchObject({ code: 'PERSON_ERASED' });
  });
});

describe('transferMember', () => {
  const go = (memberId: string, input: object = {}, subject = 'commune') =>
    run(
      'transferMember',
      { memberId, committeeId: cell(tree.cellB), effectiveOn: '2026-02-02', documentNumber: '1-GT', ...input },
      subject,
    );
  const places = (table: 'member' | 'candidate', id: string) =>
    rows(
      `SELECT committee_id AS cell, valid_from::text AS from, valid_to::text AS to, cause::text, document_number AS number
       FROM ${table === 'member' ? 'member' : 'case'}_place WHERE ${table}_id = $1 ORDER BY id`,
      [id],
    );

  it('is a history of cells, one after the other', async () => {
    const memberId = await entered();
    expect((await go(memberId)).member.committee).toEqual({ id: cell(tree.cellB) });
    expect(await go(memberId)).toMatchObject({ code: 'MEMBER_THERE_ALREADY' });
    const back = { committeeId: cell(tree.cellA), effectiveOn: '2026-02-02' };
    expect(await go(memberId, back)).toMatchObject({ code: 'MEMBER_PLACED_LATER' });
    expect((await go(memberId, { ...back, effectiveOn: '2026-02-03' })).member.committee.id).toBe(cell(tree.cellA));
    expect(await places('member', idOf(memberId))).toEqual([
      { cell: tree.cellA, from: null, to: '2026-02-02', cause: null, number: null },
      { cell: tree.cellB, from: '2026-02-02', to: '2026-02-03', cause: 'TRANSFER', number: '1-GT' },
      { cell: tree.cellA, from: '2026-02-03', to: null, cause: 'TRANSFER', number: '1-GT' },
    ]);
  });

  it('takes the case along, and is not of a day on which the cell of the ceremony has it', async () => {
    const { member, candidateId } = await ofCase('PROBATIONARY', '2026-02-02');
    expect(await go(member)).toMatchObject({ code: 'MEMBER_PLACED_LATER' });
    expect((await go(member, { effectiveOn: '2026-02-03' })).member).toMatchObject({
      committee: { id: cell(tree.cellB) },
      candidate: { id: globalId('Candidate', candidateId) },
    });
    expect((await places('candidate', candidateId)).at(-1)).toMatchObject({ cell: tree.cellB, from: '2026-02-03' });
    expect(await places('member', idOf(member))).toEqual([]);
  });

  it('is a step of who stands above both cells, for members of cells', async () => {
    const memberId = await entered();
    expect(await go(memberId, { committeeId: cell(tree.cellA) }, 'cell')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await go(memberId, {}, 'cell')).toMatchObject({ code: 'NOT_FOUND', path: ['committeeId'] });
    expect(await go(memberId, { committeeId: cell(tree.commune) })).toMatchObject({ code: 'MEMBERS_IN_CELLS' });
    const { id: gone } = (await enter()).member;
    await rows(`UPDATE member SET left_on = '2026-01-01', left_reason = 'LEFT' WHERE id = $1`, [idOf(gone)]);
    expect(await go(gone)).toMatchObject({ code: 'MEMBER_HAS_LEFT' });
  });

  it('of a later day is taken at its midnight', async () => {
    const memberId = idOf(await entered());
    await rows(
      `BEGIN; UPDATE member_place SET valid_to = '2090-01-01' WHERE member_id = '${memberId}';
       INSERT INTO member_place (member_id, committee_id, valid_from, cause)
       VALUES ('${memberId}', '${tree.cellB}', '2090-01-01', 'REORGANISATION'); COMMIT`,
    );
    const where = async () =>
      (await rows<{ cell: string }>('SELECT committee_id AS cell FROM member WHERE id = $1', [memberId]))[0]?.cell;
    expect(await where()).toBe(tree.cellA);
    expect(await rows(`SELECT place_members('2089-12-31') AS held`)).toEqual([{ held: 0 }]);
    expect(await where()).toBe(tree.cellA);
    expect(await rows(`SELECT place_members('2090-01-01') AS held`)).toEqual([{ held: 0 }]);
    expect(await where()).toBe(tree.cellB);
  });
});

describe('a member without a case', () => {
  const end = (memberId: string, input: object = {}, subject = 'commune') =>
    run(
      'endMembership',
      { memberId, reason: 'LEFT', endsOn: '2026-03-01', documentNumber: '8-QĐ', ...input },
      subject,
      `... on EndMembershipPayload { member { id leftOn leftReason } candidate { id } }`,
    );
  const erase = (memberId: string, subject = 'district') =>
    run('eraseMember', { memberId, reason: 'hết hạn lưu' }, subject);

  it('leaves as it was entered last, not before the membership began, and is back where that was a mistake', async () => {
    const memberId = await entered({ probationarySince: '1989-05-19' });
    expect(await end(memberId, {}, 'cell')).toMatchObject({ code: 'FORBIDDEN', path: ['memberId'] });
    expect(await end(memberId, {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND', path: ['memberId'] });
    expect(await end(memberId, { reason: 'MISTAKE', endsOn: null })).toMatchObject({ code: 'NO_END_RECORDED' });
    expect(await end(memberId, { endsOn: '1989-05-18' })).toMatchObject({
      code: 'MEMBER_ENDS_EARLY',
      path: ['endsOn'],
    });
    expect(await end(memberId)).toMatchObject({
      member: { id: memberId, leftOn: '2026-03-01', leftReason: 'LEFT' },
      candidate: null,
    });
    expect((await end(memberId, { reason: 'DIED', endsOn: '2026-03-02' })).member.leftReason).toBe('DIED');
    expect((await end(memberId, { reason: 'MISTAKE', endsOn: null })).member).toMatchObject({
      leftOn: null,
      leftReason: null,
    });
  });

  it('is named alone: a form with a case too, or with neither, is refused', async () => {
    const { member, candidateId } = await ofCase('OFFICIAL');
    const both = { candidateId: globalId('Candidate', candidateId), memberId: member };
    expect(await end(member, both)).toMatchObject({ code: 'INVALID_INPUT', path: ['memberId'] });
    expect(await end(member, { memberId: null })).toMatchObject({ code: 'INVALID_INPUT', path: ['memberId'] });
    // One to whom a case has led is found by the member too, and the case is ended.
    expect((await end(member)).candidate).toEqual({ id: globalId('Candidate', candidateId) });
    expect(await rows('SELECT candidate_id AS id FROM membership_end WHERE candidate_id = $1', [candidateId])).toEqual([
      { id: candidateId },
    ]);
  });

  it('is handed out whole, with who looked, and it is in the log', async () => {
    const memberId = await entered();
    await run('updateMember', { memberId, awaySince: '2026-01-01' });
    const out = await run('exportPerson', { memberId }, 'commune', '... on PersonExport { candidateId document }');
    expect(out.candidateId).toBe(memberId);
    const held = JSON.parse(out.document);
    expect(held.person).toMatchObject({ full_name: WHO.fullName, birth_year: 1960 });
    expect(held.cases).toEqual([]);
    expect(held.members).toMatchObject([{ id: idOf(memberId), changes: [{ fields: ['away_since'] }], places: [{}] }]);
    expect(held.accessLog.at(-1)).toMatchObject({ case: null, group: 'EXPORT', operation: 'exportPerson' });
  });

  it('is erased once they have left, for good, and what was counted stays', async () => {
    const memberId = await entered();
    await run('updateMember', { memberId, fullName: 'Nông Văn Cựu', reason: 'ghi nhầm' });
    expect(await erase(memberId, 'commune')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await erase(memberId)).toMatchObject({ code: 'MEMBER_REMAINS' });
    await end(memberId);
    expect((await erase(memberId)).member).toMatchObject({
      fullName: null,
      sex: null,
      birthYear: null,
      officialSince: '1990-05-19',
      leftOn: '2026-03-01',
    });
    expect(await erase(memberId)).toMatchObject({ code: 'ALREADY_ERASED', path: ['memberId'] });
    expect(await end(memberId)).toMatchObject({ code: 'PERSON_ERASED' });
    const left = await rows(
      `SELECT p::text || m::text || (SELECT string_agg(f::text, '') FROM member_change f WHERE f.member_id = m.id) AS text
       FROM member m JOIN person p ON p.id = m.person_id WHERE m.id = $1`,
      [idOf(memberId)],
    );
    expect(JSON.stringify(left)).not.toContain('Nông Văn');
    const log = await rows(`SELECT viewer, reason FROM access_log WHERE member_id = $1 AND "group" = 'ERASURE'`, [
      idOf(memberId),
    ]);
    expect(log).toEqual([{ viewer: 'district', reason: 'hết hạn lưu' }]);
    expect(await erase((await ofCase('OFFICIAL')).member)).toMatchObject({ code: 'MEMBER_FOLLOWS_CASE' });
  });
});
