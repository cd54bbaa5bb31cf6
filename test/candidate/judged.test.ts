import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { checkJudged, MOST_JUDGED } from '../../src/resolvers/deadline/rules.ts';
import { preparingSteps, resolvingSteps } from '../../src/resolvers/resolution/words.ts';
import { costOfFilter } from '../../src/schema/field-cost.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Filters by what the records of cases come to: on whom they wait, until when, and what they lack. Each brings what the cases themselves,
// `deadlines` and the report say, and to nobody a case more. That they go together with all others is tried in test/api/list-filters.test.ts.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const BODIES = ['CELL', 'SUB_COMMITTEE', 'GRASSROOTS', 'CENTRE', 'AUTHORITY'];

/** All ids that a filter brings, page by page. */
async function brings(subject: string, filter: string, list = `withinId: "${LAM_THUONG}", `): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; ; ) {
    const { data, errors } = await server.ask(
      subject,
      `{ candidates(${list}${filter && `filter: { ${filter} }, `}first: 100${after}) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    const { totalCount, nodes, pageInfo } = data.candidates;
    found.push(...nodes.map(({ id }: { id: string }) => id));
    if (!pageInfo.hasNextPage) {
      expect(totalCount).toBe(found.length);
      return found.sort();
    }
    after = `, after: "${pageInfo.endCursor}"`;
  }
}

it('brings the cases that wait for a body, each for one, as many as the report counts', async () => {
  const { data } = await server.ask(
    'demo-district',
    `{ caseReport(committeeId: "${LAM_THUONG}", year: 2026) { waitingOn { body waiting { count } } } }`,
  );
  const counted = new Map(BODIES.map((body) => [body, 0]));
  for (const { body, waiting } of data.caseReport.waitingOn)
    counted.set(body, (counted.get(body) ?? 0) + waiting.count);
  const all = await brings('demo-district', `waitingFor: [${BODIES}]`);
  const each = await Promise.all(BODIES.map((body) => brings('demo-district', `waitingFor: [${body}]`)));
  expect(each.flat().sort()).toEqual(all);
  // The report leaves out who is no more than a source.
  const listed = await Promise.all(
    BODIES.map((body) => brings('demo-district', `waitingFor: [${body}], not: { stage: [SOURCE] }`)),
  );
  expect(listed.map(({ length }) => length)).toEqual([...counted.values()]);
  expect(listed.filter(({ length }) => length > 0).length).toBeGreaterThan(3);
  expect(await brings('demo-district', 'waitingFor: []')).toEqual([]);
});

it('brings the cases at a step, each at one, as they say it themselves', async () => {
  const steps: string[] = [...preparingSteps, ...resolvingSteps];
  const said = new Map<string, string[]>(steps.map((step) => [step, []]));
  for (let after = ''; ; ) {
    const { data: page, errors } = await server.ask(
      'demo-district',
      `{ candidates(withinId: "${LAM_THUONG}", first: 100${after}) {
        nodes { id nextSteps { step } } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    for (const { id, nextSteps } of page.candidates.nodes) {
      for (const { step } of nextSteps) said.get(step)?.push(id);
    }
    if (!page.candidates.pageInfo.hasNextPage) break;
    after = `, after: "${page.candidates.pageInfo.endCursor}"`;
  }
  for (const step of steps)
    expect([step, await brings('demo-district', `nextStep: [${step}]`)]).toEqual([step, said.get(step)?.sort()]);
  expect([...said.values()].filter((ids) => ids.length > 0).length).toBeGreaterThan(6);
  expect((await brings('demo-district', `nextStep: [${steps}]`)).length).toBe([...said.values()].flat().length);
});

it('brings the cases that are due before a day, as the list of what is due has them', async () => {
  for (const [day, until] of [
    ['2027-02-01', '2027-01-31'],
    ['2028-01-01', '2027-12-31'],
  ]) {
    const about = new Set<string>();
    for (let after = ''; ; ) {
      const { data } = await server.ask(
        'demo-district',
        `{ deadlines(withinId: "${LAM_THUONG}", until: "${until}", first: 100${after},
            kind: [DECISION, CEREMONY, RECOGNITION_REVIEW, RECOGNITION_DECISION]) {
          nodes { aboutId } pageInfo { hasNextPage endCursor } } }`,
      );
      for (const { aboutId } of data.deadlines.nodes) about.add(aboutId);
      if (!data.deadlines.pageInfo.hasNextPage) break;
      after = `, after: "${data.deadlines.pageInfo.endCursor}"`;
    }
    expect(about.size).toBeGreaterThan(0);
    // Of places that were asked the list has each, the case what the last of them is due.
    const found = await brings('demo-district', `deadlineBefore: "${day}", not: { stage: [VERIFYING] }`);
    expect(found).toEqual([...about].sort());
  }
});

it('is shown within what a viewer may see, and nowhere else', async () => {
  const filters = [
    `waitingFor: [${BODIES}]`,
    'nextStep: [CLASS_PROPOSAL, COMMITTEE_VOTE, DECISION]',
    'deadlineBefore: "2030-01-01"',
    'missing: [OPINIONS, RECOGNITION_PAPERS]',
  ];
  await server.grant('centre', 'TRAINING_CENTRE', demoIds.lucYen);
  await server.app.services.feed.settle();
  for (const filter of filters) {
    const whole = await brings('demo-district', filter);
    expect(whole.length, filter).toBeGreaterThan(0);
    for (const subject of ['demo-commune', 'demo-cell', 'centre']) {
      const own = await brings(subject, '');
      const found = await brings(subject, filter);
      expect([subject, filter, found]).toEqual([subject, filter, whole.filter((id) => own.includes(id))]);
      if (subject === 'demo-commune') expect(own.length).toBeGreaterThan(0);
    }
    expect(await brings('nobody', filter, '')).toEqual([]);
  }
});

it('costs so many statements, whatever the number of cases, and says so', async () => {
  const ask = (first: number, filter: string) =>
    countStatements(() =>
      server.ask('demo-district', `{ candidates(first: ${first}, filter: { ${filter} }) { totalCount nodes { id } } }`),
    );
  const filter = `or: [{ waitingFor: [CELL] }, { deadlineBefore: "2027-01-01" }, { missing: [OPINIONS] }]`;
  const [few, many] = [await ask(5, filter), await ask(100, filter)];
  expect(few.result.errors).toBeUndefined();
  expect(many.result.data.candidates.nodes.length).toBe(100);
  // The cases, their facts, dossiers, who decides, and the calendar: beside the page and its count.
  expect(many.statements.length).toBe(few.statements.length);
  expect(few.statements.length - (await ask(5, 'mentored: true')).statements.length).toBeLessThanOrEqual(7);

  const cost = (asked: object): number => costOfFilter(1_000, { filter: asked });
  expect(cost({ waitingFor: ['CELL'] })).toBeGreaterThan(cost({ stage: ['SOURCE'] }) + 50);
  expect(cost({ not: { or: [{ deadlineBefore: '2027-01-01' }] } })).toBeGreaterThan(60);
  expect(() => checkJudged(MOST_JUDGED)).not.toThrow();
  expect(() => checkJudged(MOST_JUDGED + 1)).toThrow();
});
