import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { schema } from '../../src/schema/index.ts';
import { leastCostOf } from '../../src/schema/operation-cost.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);

/** Rows of a page as offices show them. */
const PAGE = 50;
/** A page that is so short that a statement for each row would show in the difference. */
const SHORT = 5;

interface ListPage {
  /** Under whose login, who sees at least a page of it. */
  login: string;
  /** With `$first`. */
  query: string;
}

const pageInfo = 'totalCount pageInfo { hasNextPage endCursor }';
const candidates = (fields: string) => `query ($first: Int!) {
  candidates(withinId: "${LUC_YEN}", first: $first) { ${pageInfo} edges { cursor node { id ${fields} } } }
}`;
const ofLucYen = (list: string) => `query ($first: Int!) { committee(id: "${LUC_YEN}") { id name ${list} } }`;

/** Lists as pages of a portal ask for them, each row with what belongs to it. */
const pages: Record<string, ListPage> = {
  'candidates with their last step, mentor and class': {
    login: 'demo-district',
    query: candidates(`fullName birthYear stage stageSince committee { id name parent { id name } }
      lastStep { fromStage toStage effectiveOn documentNumber reason }
      currentMentor { memberName validFrom }
      lastEnrolment { status trainingClass { title kind endsOn } certificate { number issuedOn goodUntil } }`),
  },
  'candidates with all mentors and classes': {
    login: 'demo-district',
    query: candidates(`fullName sex source stage stageSince committee { id name }
      lastStep { toStage effectiveOn }
      mentors { memberName validFrom validTo }
      enrolments { status trainingClass { title startsOn } certificate { number goodUntil } }`),
  },
  'candidates with summaries beside the whole': {
    login: 'demo-district',
    query: candidates(`fullName stage
      lastStep { toStage effectiveOn reason } history { toStage effectiveOn }
      currentMentor { memberName } mentors { memberName }
      lastEnrolment { status trainingClass { title } certificate { number } }
      enrolments { status trainingClass { id } }`),
  },
  'candidates waiting for a certificate': {
    login: 'demo-centre',
    query: candidates(`fullName birthMonth birthYear stage committee { name }
      lastStep { toStage effectiveOn } lastEnrolment { id status enrolledAt trainingClass { id title status } }`),
  },
  'inspections with figures of what must be put right': {
    login: 'demo-district',
    query: ofLucYen(`inspections(first: $first) { ${pageInfo} edges { node {
      id kind topic status outcome dueOn startedOn concludedOn cancelReason subject { id name }
      findingCount remedyCount openRemedyCount nextRemedyDueOn } } }`),
  },
  'inspections with findings and remedies': {
    login: 'demo-inspector',
    query: `query ($first: Int!) { inspections(first: $first) { ${pageInfo} edges { node {
      id kind topic status outcome concludedOn subject { id name }
      openRemedyCount findings { category text remedies { action dueOn doneOn } } } } } }`,
  },
  'programmes with how far they are': {
    login: 'demo-province',
    query: `query ($first: Int!) { inspectionProgrammes(first: $first) { ${pageInfo} edges { node {
      id year status issuedOn committee { id name } scheme { number title }
      inspectionCount openInspectionCount } } } }`,
  },
  'committees with quota, members and officers': {
    login: 'demo-district',
    query: ofLucYen(`subtree(first: $first) { ${pageInfo} edges { node {
      id name kind code parent { id name } quota(year: 2026) { plan admitted percent status floor percentOfFloor }
      membership { memberCount newestOn } officers { personName title validFrom }
      profile { households poorPercent difficultyClass } } } }`),
  },
  'committees below with how they inspect': {
    login: 'demo-province',
    query: ofLucYen(`children(first: $first) { ${pageInfo} edges { node {
      id name code children(first: 1) { totalCount } quota(year: 2026) { plan admitted status }
      inspectionCompletion(year: 2026) { committeeCount programmeCount completedCount ownCompleted } } } }`),
  },
  'cells with whom they admitted': {
    login: 'demo-district',
    query: ofLucYen(`subtree(kind: [CELL], first: $first) { ${pageInfo} edges { node { id name parent { name }
      admissions(first: 2) { totalCount edges { node { id ceremonyOn decisionNumber revoked
        candidate { id fullName lastStep { toStage effectiveOn } currentMentor { memberName } } } } } } } }`),
  },
  'classes with who is in them': {
    login: 'demo-province',
    query: `query ($first: Int!) { trainingClasses(first: $first) { ${pageInfo} edges { node {
      id kind title startsOn endsOn capacity status centre { name host { id name } } enrolledCount passedCount } } } }`,
  },
  'grants with who gave them': {
    login: 'demo-district',
    query: `query ($first: Int!) { grants(first: $first) { ${pageInfo} edges { node {
      id subject role committee { id name parent { name } } validFrom validTo grantedBy endedBy reason } } } }`,
  },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe.each(Object.entries(pages))('a page of %s', (_name, { login, query }) => {
  it('passes the limit of a server as it is set up by itself', async () => {
    const { data, errors } = await server.ask(login, query, { first: PAGE });
    expect(errors).toBeUndefined();
    expect(rowsOf(data).length).toBeGreaterThan(0);
  });

  it('costs as many statements as a short one', async () => {
    const ask = (first: number) => countStatements(() => server.ask(login, query, { first }));
    // Whatever is remembered of the viewer is remembered now.
    await ask(SHORT);
    const short = await ask(SHORT);
    const long = await ask(PAGE);
    expect(long.statements.length, long.statements.join('\n')).toBeLessThanOrEqual(short.statements.length);
  });
});

describe('a summary', () => {
  it('of a person is the end of the list it is taken from', async () => {
    const { data } = await server.ask(
      'demo-district',
      candidates(`lastStep { fromStage toStage effectiveOn changedAt } history { fromStage toStage effectiveOn changedAt }
        currentMentor { memberName validFrom validTo } mentors { memberName validFrom validTo }
        lastEnrolment { id certificate { number } } enrolments { id certificate { number } }`),
      { first: PAGE },
    );
    const { day } = server.app.services.feed;
    const nodes = rowsOf(data).map(({ node }) => node);
    for (const { lastStep, history, currentMentor, mentors, lastEnrolment, enrolments } of nodes) {
      expect(lastStep).toEqual(history.at(-1) ?? null);
      const now = mentors.filter(
        ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
          validFrom <= day && (validTo === null || validTo > day),
      );
      expect(currentMentor).toEqual(now.at(-1) ?? null);
      expect(lastEnrolment).toEqual(enrolments.at(-1) ?? null);
    }
    // There is somebody for each.
    for (const field of ['lastStep', 'currentMentor', 'lastEnrolment']) {
      expect(
        nodes.some((node) => node[field] !== null),
        field,
      ).toBe(true);
    }
  });

  it('of a mentor whose time is over, or has not come, names nobody', async () => {
    const { prisma } = server.app.services.database;
    const { id } = await prisma.candidate.findFirstOrThrow({
      where: { mentors: { none: {} }, committeeId: demoIds.kheoLeng },
    });
    const mentor = (memberName: string, validFrom: string, validTo: string | null) => ({
      candidateId: id,
      memberName,
      validFrom: new Date(validFrom),
      validTo: validTo === null ? null : new Date(validTo),
    });
    const named = async () => {
      const query = '{ node(id: "ID") { ... on Candidate { currentMentor { memberName } } } }';
      const { data } = await server.ask('demo-cell', query.replace('ID', globalId('Candidate', id)));
      return data.node.currentMentor?.memberName ?? null;
    };
    await prisma.mentorAssignment.createMany({
      data: [mentor('Trước', '2020-01-01', '2021-01-01'), mentor('Sau', '2090-01-01', null)],
    });
    expect(await named()).toBeNull();
    await prisma.mentorAssignment.createMany({
      data: [mentor('Nay', '2022-01-01', null), mentor('Nữa', '2021-06-01', null)],
    });
    expect(await named()).toBe('Nay');
  });

  it.each(['demo-province', 'demo-district', 'demo-commune', 'demo-inspector', 'demo-dashboard'])(
    'of a list counts what %s may see of it',
    async (login) => {
      const query = `query ($first: Int!) { inspections(first: $first) { edges { node {
        findingCount remedyCount openRemedyCount nextRemedyDueOn findings { remedies { dueOn doneOn } } } } } }`;
      const inspections = rowsOf((await server.ask(login, query, { first: 100 })).data);
      expect(inspections.length).toBeGreaterThan(0);
      for (const { node } of inspections) {
        const remedies = node.findings.flatMap((finding: { remedies: object[] }) => finding.remedies);
        const open = remedies.filter(({ doneOn }: { doneOn: string | null }) => doneOn === null);
        expect(node).toMatchObject({
          findingCount: node.findings.length,
          remedyCount: remedies.length,
          openRemedyCount: open.length,
          nextRemedyDueOn: open.map(({ dueOn }: { dueOn: string }) => dueOn).sort()[0] ?? null,
        });
      }
      const programmes = `query ($first: Int!) { inspectionProgrammes(first: $first) { edges { node {
        inspectionCount openInspectionCount inspections(first: 20) { totalCount edges { node { status } } } } } } }`;
      for (const { node } of rowsOf((await server.ask(login, programmes, { first: 20 })).data)) {
        expect(node.inspectionCount).toBe(node.inspections.totalCount);
        const open = node.inspections.edges.filter(({ node: { status } }: { node: { status: string } }) =>
          ['PLANNED', 'STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'].includes(status),
        );
        expect(node.openInspectionCount).toBe(open.length);
      }
    },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: an answer, by the paths that were asked for
function rowsOf(data: any): any[] {
  for (const value of Object.values(data ?? {})) {
    if (typeof value !== 'object' || value === null) continue;
    if ('edges' in value) return value.edges as never[];
    const below = rowsOf(value);
    if (below.length > 0) return below;
  }
  return [];
}

describe('nodes', () => {
  it.each(Object.entries(pages))(
    'of %s are the rows of its edges, for as many statements',
    async (_name, { login, query }) => {
      const asNodes = query.replace(/edges \{ (?:cursor )?node (\{.*\}) \}/s, 'nodes $1');
      expect(asNodes).not.toBe(query);
      const ask = (text: string) => countStatements(() => server.ask(login, text, { first: SHORT }));
      await ask(query);
      const [edges, nodes] = [await ask(query), await ask(asNodes)];
      expect(nodes.result.errors).toBeUndefined();
      expect(nodesOf(nodes.result.data)).toEqual(rowsOf(edges.result.data).map(({ node }) => node));
      expect(nodes.statements.length, nodes.statements.join('\n')).toBeLessThanOrEqual(edges.statements.length);
    },
  );

  it('and edges of one list are read once, with what either asks for', async () => {
    const ask = (rows: string) =>
      countStatements(() =>
        server.ask(
          'demo-district',
          ofLucYen(`children(first: $first) { edges { node { admissions(first: 2) { ${rows} } } } }`),
          { first: SHORT },
        ),
      );
    await ask('nodes { id }');
    const alone = await ask('nodes { id ceremonyOn committee { name } }');
    const both = await ask(
      'nodes { ceremonyOn committee { name } } edges { cursor node { id } } pageInfo { endCursor }',
    );
    expect(both.result.errors).toBeUndefined();
    expect(both.statements.length).toBeLessThanOrEqual(alone.statements.length);
  });

  it('of people are in the access log like edges', async () => {
    const { pool } = server.app.services.database;
    const read = async (operation: string, rows: string): Promise<string[]> => {
      const query = `query ${operation} { candidates(withinId: "${LUC_YEN}", first: 7) { ${rows} } }`;
      expect((await server.ask('demo-district', query)).errors).toBeUndefined();
      const { rows: logged } = await pool.query<{ entry: string }>(
        `SELECT candidate_id || ' ' || "group" AS entry FROM access_log WHERE operation = $1 ORDER BY 1`,
        [operation],
      );
      return logged.map(({ entry }) => entry);
    };
    const below = await read('BelowNodes', 'nodes { fullName source }');
    expect(below).toHaveLength(14);
    expect(below).toEqual(await read('BelowEdges', 'edges { node { fullName source } }'));
  });

  it('cost what edges cost, or less', () => {
    const [one, nodes, edges] = [
      'totalCount',
      'nodes { id stage committee { name } }',
      'edges { node { id stage committee { name } } }',
    ].map((rows) => leastCost(`{ candidates(first: 50) { ${rows} } }`)) as [number, number, number];
    expect(nodes).toBeLessThanOrEqual(edges);
    expect(nodes).toBeGreaterThan(one + 50);
  });
});

/** What a query costs whoever asks. */
function leastCost(query: string): number {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return leastCostOf({ schema, document, operation, variables: {} });
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function nodesOf(data: any): any[] {
  for (const value of Object.values(data ?? {})) {
    if (typeof value !== 'object' || value === null) continue;
    if ('nodes' in value) return value.nodes as never[];
    const below = nodesOf(value);
    if (below.length > 0) return below;
  }
  return [];
}
