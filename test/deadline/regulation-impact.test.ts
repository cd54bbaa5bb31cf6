import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { changedRules, changesOf, type Standing } from '../../src/resolvers/deadline/standing.ts';
import { comingDocuments, documentOf } from '../../src/resolvers/rule/documents.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { endDistrictBy } from '../helpers/end-of-the-district.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What a regulation changes for open cases is told before its first day. The sample as it stood on the eve of 208-QĐ/TW, after the
// districts had ended: since then communes decide themselves, up to that day by the whole committee, and from then on by its
// standing committee.

const EVE = '2026-07-25';
const PROVINCE = globalId('Committee', demoIds.province);

let server: TestServer;
let lamThuong: string;
beforeAll(async () => {
  server = await startTestServer({ sampleOf: EVE });
  const { communes } = await endDistrictBy(server);
  lamThuong = globalId('Committee', communes.get('xã Lâm Thượng mới') ?? '');
}, 60_000);
afterAll(() => server.stop());

interface Case {
  candidateId: string;
  changes: string[];
  before: { part: string; threshold: string } | null;
  after: { part: string; threshold: string } | null;
}

async function impact(
  withinId: string,
  { subject = 'demo-province', document = '208-QĐ/TW', page = 'first: 100' } = {},
) {
  const { data, errors } = await server.ask(
    subject,
    `{ regulationImpact(document: "${document}", withinId: "${withinId}") {
      day document confidence counts { caseCount committee { name } }
      cases(${page}) { totalCount edges { cursor } nodes { candidateId changes before { part threshold } after { part threshold } }
        pageInfo { hasNextPage endCursor } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.regulationImpact;
}

describe('the impact of a regulation', () => {
  it('is each case that waits for a decision of a commune, and no other one', async () => {
    const { cases, day } = await impact(PROVINCE);
    expect(day).toBe('2026-07-26');
    // Of cells of the grassroots the committee above decides, before and after.
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      `SELECT k.id FROM candidate k JOIN committee c ON c.id = k.committee_id JOIN committee g ON g.id = c.parent_id
       WHERE k.stage = 'GRASSROOTS_PROPOSED' AND c.kind = 'CELL' AND g.kind = 'GRASSROOTS_COMMITTEE'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    const told: Case[] = cases.nodes;
    expect(told.map(({ candidateId }) => candidateId).sort()).toEqual(
      rows.map(({ id }) => globalId('Candidate', id)).sort(),
    );
    for (const one of told) {
      expect(one).toMatchObject({
        changes: ['NEXT_STEP', 'THRESHOLD'],
        before: { part: 'FULL', threshold: '>= 2/3' },
        after: { part: 'STANDING', threshold: '> 1/2' },
      });
    }
  });

  it('is not that something lapses on that day', async () => {
    const { pool } = server.app.services.database;
    const before = await impact(PROVINCE);
    // Five years: good until the eve. Who is on the list goes on to the dossier with it, and on the next day must be proposed for a class.
    const { rowCount } = await pool.query(
      `INSERT INTO certificate (id, candidate_id, kind, number, issued_on, recorded_by)
       SELECT gen_random_uuid(), k.id, 'AWARENESS', 'thử', $1::date - interval '60 months', 'test'
       FROM candidate k WHERE k.stage = 'OUTSTANDING' ORDER BY k.id LIMIT 1`,
      [EVE],
    );
    expect(rowCount).toBe(1);
    expect(await impact(PROVINCE)).toEqual({
      ...before,
      cases: { ...before.cases, edges: expect.anything(), pageInfo: expect.anything() },
    });
  });

  it('is counted by the committees directly below, and those are all', async () => {
    const { counts, cases } = await impact(PROVINCE);
    const sum = (all: { caseCount: number }[]) => all.reduce((whole, { caseCount }) => whole + caseCount, 0);
    expect(sum(counts)).toBe(cases.totalCount);
    const [most] = counts;
    expect(counts.every(({ caseCount }: { caseCount: number }) => caseCount <= most.caseCount)).toBe(true);
    const ofOne = counts.find(({ committee }: { committee: { name: string } }) => /Lâm Thượng/.test(committee.name));
    const within = await impact(lamThuong);
    expect([within.cases.totalCount, sum(within.counts)]).toEqual([ofOne.caseCount, ofOne.caseCount]);
  });

  it('is read page by page without a gap', async () => {
    const whole: Case[] = (await impact(PROVINCE)).cases.nodes;
    const read: Case[] = [];
    for (let after = ''; ; ) {
      const { nodes, pageInfo } = (await impact(PROVINCE, { page: `first: 7 ${after}` })).cases;
      read.push(...nodes);
      if (!pageInfo.hasNextPage) break;
      after = `after: "${pageInfo.endCursor}"`;
    }
    expect(read).toEqual(whole);
  });

  it('costs as many statements for a commune as for the province', async () => {
    await impact(PROVINCE);
    const [one, all] = [await countStatements(() => impact(lamThuong)), await countStatements(() => impact(PROVINCE))];
    expect(one.statements.length).toBe(all.statements.length);
  });

  it('is hidden with the committee, and empty for who reads no cases', async () => {
    expect(await impact(PROVINCE, { subject: 'demo-cell' })).toBeNull();
    await server.grant('wall', 'DASHBOARD', demoIds.province);
    expect(await impact(PROVINCE, { subject: 'wall' })).toMatchObject({ counts: [], cases: { totalCount: 0 } });
  });

  it('is nothing where a document says what the one before it said', async () => {
    expect(await impact(PROVINCE, { document: 'Hướng dẫn 06-HD/TW' })).toMatchObject({ cases: { totalCount: 0 } });
  });

  it.each([
    ['999-QĐ/TW', 'no rule here rests on such a document'],
    ['8-QĐ/TW', 'no rule here rests on such a document'],
    ['01-HD/TW', '2021-09-28 or 2026-05-19'],
  ])('of %s is refused: %s', async (document, said) => {
    const { errors } = await server.ask(
      'demo-province',
      `{ regulationImpact(document: "${document}", withinId: "${PROVINCE}") { day } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    expect(errors?.[0]?.message).toContain(said);
  });
});

it('the work list says it beside what is due: those cases, by that day, and who is next', async () => {
  const { data } = await server.ask(
    'demo-province',
    `{ deadlines(withinId: "${PROVINCE}", kind: [RULES_CHANGE], first: 100) { totalCount nodes { aboutId day rule { document } actor { step } } } }`,
  );
  const { nodes, totalCount } = data.deadlines;
  const told: Case[] = (await impact(PROVINCE)).cases.nodes;
  expect(totalCount).toBe(told.length);
  expect(nodes.map(({ aboutId }: { aboutId: string }) => aboutId).sort()).toEqual(
    told.map(({ candidateId }) => candidateId).sort(),
  );
  const row = { day: '2026-07-26', rule: { document: 'Quy định 208-QĐ/TW' }, actor: { step: 'DECISION' } };
  for (const node of nodes) expect(node).toMatchObject(row);
});

describe('a regulation is told of', () => {
  it.each([
    ['2026-06-25', []],
    ['2026-06-26', ['Quy định 208-QĐ/TW']],
    ['2026-07-25', ['Quy định 208-QĐ/TW']],
    ['2026-07-26', []],
  ])('on %s: %j, from thirty days before to the eve', (day, told) => {
    expect(comingDocuments(day).map(({ document }) => document)).toEqual(told);
  });

  it('by its number with or without its name, however it is written', () => {
    for (const number of ['208-QĐ/TW', ' quy định 208-qđ/tw ', '208-QĐ/TW'.normalize('NFD')]) {
      expect(documentOf(number, null)).toMatchObject({ from: '2026-07-26', confidence: 'SECOND_HAND' });
    }
    expect(documentOf('01-HD/TW', '2026-05-19').from).toBe('2026-05-19');
  });
});

describe('what changes for a case', () => {
  const standing: Standing = {
    step: 'CELL_VOTE',
    body: 'CELL',
    part: null,
    committeeId: 'a',
    name: 'Chi bộ',
    deadline: null,
    share: { numerator: 2, denominator: 3, more: false },
  };
  it.each([
    ['nothing', {}, null],
    ['the step', { step: 'DECISION' as const }, ['NEXT_STEP']],
    ['whose it is', { committeeId: 'b' }, ['NEXT_STEP']],
    ['the deadline', { deadline: '2026-08-01' }, ['DEADLINE']],
    ['the threshold', { share: { numerator: 1, denominator: 2, more: true } }, ['THRESHOLD']],
  ])('is told: %s', (_what, to, kinds) => {
    expect(changesOf(standing, { ...standing, ...to }, [])?.kinds ?? null).toEqual(kinds);
  });

  it('is another limit of its next step, and not of a step that is over', () => {
    // The part that decides is the one rule with other words by 208-QĐ/TW besides the ceremony's.
    expect(changedRules('2026-07-25', '2026-07-26').map(({ after }) => after.code)).toEqual([
      'DECIDING_PART',
      'CEREMONY_LIMIT',
    ]);
    const [rule] = changedRules('2026-07-25', '2026-07-26');
    const age = rule && { ...rule, after: { ...rule.after, code: 'ADMISSION_AGE' } };
    expect(changesOf(standing, standing, age ? [age] : [])).toMatchObject({ kinds: ['THRESHOLD'], rules: [age] });
    const ceremony = { ...standing, step: 'CEREMONY' as const };
    expect(changesOf(ceremony, ceremony, age ? [age] : [])).toBeNull();
  });
});
