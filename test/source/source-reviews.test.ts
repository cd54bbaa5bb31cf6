import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { countStatements } from '../helpers/count-statements.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

// A cell looks for people every year, one round after the other. The server's day is 2026-11-23.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('other cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('wall', 'DASHBOARD', tree.commune);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

async function run(mutation: string, input: object, selection: string, subject = 'cell') {
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

const REVIEW = `... on SourceReviewPayload { review { id year openedOn closedOn documentNumber result committee { name }
  openedBy { subject role } closedBy { subject role } found { stage } } }`;
const open = (openedOn: string, more: object = {}, subject?: string, committeeId = tree.cellA) =>
  run(
    'openSourceReview',
    { committeeId: globalId('Committee', committeeId), year: Number(openedOn.slice(0, 4)), openedOn, ...more },
    REVIEW,
    subject,
  );
const close = (reviewId: string, closedOn: string, more: object = {}, subject?: string) =>
  run('closeSourceReview', { reviewId, closedOn, ...more }, REVIEW, subject);
const add = (more: object, subject?: string, committeeId = tree.cellA) =>
  run(
    'addCandidate',
    {
      committeeId: globalId('Committee', committeeId),
      stage: 'SOURCE',
      effectiveOn: '2025-03-05',
      fullName: 'Triệu Văn Nguồn',
      sex: 'MALE',
      birthYear: 2001,
      birthMonth: 7,
      ethnicGroup: 'Dao',
      source: 'MILITIA',
      youthUnionMember: true,
      ...more,
    },
    '... on AddCandidatePayload { candidate { id } }',
    subject,
  );
const reviewsOf = async (subject = 'cell', args = '', committee = tree.cellA) => {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!) { node(id: $id) { ... on Committee { sourceReviews${args} {
       totalCount nodes { id year openedOn closedOn found { id stage } } } } } }`,
    { id: globalId('Committee', committee) },
  );
  expect(errors).toBeUndefined();
  return data.node.sourceReviews;
};

describe('a review of sources', () => {
  let first: string;

  it('a cell reviews its sources every year: one round is opened, people are found in it, and it is closed', async () => {
    const { review } = await open('2025-03-01', { documentNumber: ' 5-KH/CB ' });
    expect(review).toMatchObject({
      year: 2025,
      openedOn: '2025-03-01',
      closedOn: null,
      result: null,
      documentNumber: '5-KH/CB',
      committee: { name: 'Thôn 2' },
      openedBy: { subject: 'cell', role: 'CELL_SECRETARY' },
      closedBy: null,
      found: [],
    });
    first = review.id;
    const found = await add({ sourceReviewId: first });
    expect(found.candidate.id).toEqual(expect.any(String));
    expect(await close(first, '2025-03-31', { result: 'Có 1 quần chúng' }, 'commune')).toMatchObject({
      review: {
        closedOn: '2025-03-31',
        result: 'Có 1 quần chúng',
        closedBy: { subject: 'commune', role: 'GRASSROOTS_COMMITTEE' },
        found: [{ stage: 'SOURCE' }],
      },
    });
  });

  it('is closed once, and nobody is found in it afterwards', async () => {
    expect(await close(first, '2025-04-01')).toMatchObject({ code: 'REVIEW_CLOSED', path: ['reviewId'] });
    expect(await add({ sourceReviewId: first })).toMatchObject({ code: 'REVIEW_CLOSED', path: ['sourceReviewId'] });
    const { pool } = server.app.services.database;
    await expect(pool.query(`UPDATE source_review SET result = 'x'`)).rejects.toThrow('keeps its history');
    await expect(pool.query('DELETE FROM source_review')).rejects.toThrow('keeps its history');
  });

  it('of a cell is one at a time, and one after the other', async () => {
    expect(await open('2025-03-30')).toMatchObject({
      code: 'REVIEWS_OVERLAP',
      path: ['openedOn'],
      message: expect.stringContaining('2025-03-31'),
    });
    const { review } = await open('2025-03-31', { year: 2026 });
    expect(review).toMatchObject({ year: 2026, openedOn: '2025-03-31' });
    expect(await open('2026-01-05')).toMatchObject({ code: 'REVIEW_OPEN', path: ['committeeId'] });
    expect(await add({ sourceReviewId: review.id, effectiveOn: '2025-03-30' })).toMatchObject({
      code: 'FOUND_BEFORE_REVIEW',
      path: ['effectiveOn'],
    });
    await add({ sourceReviewId: review.id, effectiveOn: '2025-05-06', fullName: 'Triệu Thị Nguồn' });
    expect(await close(review.id, '2025-05-05')).toMatchObject({
      code: 'REVIEW_ENDS_EARLY',
      message: expect.stringContaining('2025-05-06'),
    });
    expect(await close(review.id, '2025-05-06')).toMatchObject({ review: { closedOn: '2025-05-06' } });
  });

  it('cannot end before it began', async () => {
    const { review } = await open('2026-01-05');
    expect(await close(review.id, '2026-01-04')).toMatchObject({ code: 'REVIEW_ENDS_EARLY', path: ['closedOn'] });
    expect(await close(review.id, '2026-01-05')).toMatchObject({ review: { closedOn: '2026-01-05' } });
  });

  it('of two who open one at once, one is refused', async () => {
    const both = await Promise.all([open('2026-02-01'), open('2026-02-01', {}, 'commune')]);
    expect(both.map(({ code = 'opened' }) => code).sort()).toEqual(['REVIEW_OPEN', 'opened']);
    const [{ review }] = both.filter((one) => one.review);
    await close(review.id, '2026-02-02');
  });

  it('tells all mistakes of a form at once, and takes a year before or the year itself', async () => {
    expect(await open('2026-11-24', { year: 99, documentNumber: 'x'.repeat(61) })).toMatchObject({
      code: 'INVALID_INPUT',
      mistakes: [['year'], ['openedOn'], ['documentNumber']].map((path) => ({ path: ['input', ...path] })),
    });
    expect(await open('2026-03-01', { year: 2028 })).toMatchObject({ mistakes: [{ path: ['input', 'openedOn'] }] });
    expect(await open('2026-03-01', { year: 2025 })).toMatchObject({ mistakes: [{ path: ['input', 'openedOn'] }] });
  });

  it('is a cell’s, not a committee’s', async () => {
    expect(await open('2026-03-01', {}, 'commune', tree.commune)).toMatchObject({ code: 'NOT_A_CELL' });
    expect(await open('1999-12-31', {}, 'commune', tree.cellB)).toMatchObject({ code: 'COMMITTEE_NOT_IN_FORCE' });
  });

  it('is hidden from other cells as if it were missing, and from who reads figures alone', async () => {
    expect(await open('2026-03-01', {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await close(first, 'x', {}, 'other cell')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await open('2026-03-01', {}, 'wall')).toMatchObject({ code: 'NOT_FOUND' });
    const { review } = await open('2026-03-01');
    const missing = await add(
      { sourceReviewId: globalId('SourceReview', '01890000-0000-7000-8000-00000000dead') },
      'other cell',
      tree.cellB,
    );
    expect(missing).toMatchObject({ code: 'NOT_FOUND', path: ['sourceReviewId'] });
    expect(await add({ sourceReviewId: review.id }, 'other cell', tree.cellB)).toEqual(missing);
    expect(await reviewsOf('wall')).toEqual({ totalCount: 0, nodes: [] });
    expect((await server.ask('other cell', `{ node(id: "${review.id}") { id } }`)).data.node).toBeNull();
  });
});

describe('Committee.sourceReviews', () => {
  it('lists them, the latest first, by their years, and those that are open', async () => {
    const all = await reviewsOf();
    expect(all.nodes.map(({ openedOn }: { openedOn: string }) => openedOn)).toEqual([
      '2026-03-01',
      '2026-02-01',
      '2026-01-05',
      '2025-03-31',
      '2025-03-01',
    ]);
    expect(all.totalCount).toBe(5);
    expect(await reviewsOf('cell', '(filter: { year: [2025] })')).toMatchObject({ totalCount: 1 });
    const open = '(filter: { not: { closedOn: { from: "2000-01-01" } } }, orderBy: { openedOn: ASC })';
    expect(await reviewsOf('cell', open)).toMatchObject({ nodes: [{ openedOn: '2026-03-01', closedOn: null }] });
  });

  it('shows whom a round found, as long as the viewer may read the case', async () => {
    const [found] = (await reviewsOf('cell', '(filter: { year: [2025] })')).nodes[0].found;
    const id = Buffer.from(found.id, 'base64url').toString().replace('Candidate:', '');
    await transferCases(server.app.services.database.pool, [id], tree.cellB, '2026-01-01');
    await server.app.services.feed.settle();
    expect((await reviewsOf('cell', '(filter: { year: [2025] })')).nodes[0].found).toEqual([]);
    expect((await reviewsOf('commune', '(filter: { year: [2025] })')).nodes[0].found).toHaveLength(1);
  });

  it('reads the rounds of a page of cells in few statements', async () => {
    const { statements } = await countStatements(() =>
      server.ask(
        'commune',
        '{ committees(kind: [CELL]) { nodes { name sourceReviews(first: 5) { totalCount nodes { year found { stage } } } } } }',
      ),
    );
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
