import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// What is asked of committees and lies in this node's memory is answered there: without SQL, and as the database would.

const MISSING = '01890000-0000-7000-8000-00000000dead';
const FIGURES = 'plan admitted remaining percent pipelineCount status';
const OWN = `id name kind code viewerCan quota(year: 2026) { ${FIGURES} }`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function ask(login: string, id: string, selection: string) {
  return server.ask(login, `query One($id: ID!) { committee(id: $id) { ${selection} } }`, {
    id: globalId('Committee', id),
  });
}

/** Statements of a question, once all that is remembered of the viewer is remembered. */
async function statementsOf(login: string, id: string, selection: string): Promise<string[]> {
  await server.app.services.feed.settle();
  await ask(login, id, selection);
  const { statements } = await countStatements(() => ask(login, id, selection));
  return statements;
}

describe('a committee, its children and what stands above it', () => {
  it.each([
    ['with their figures, as nodes', `${OWN} children(first: 100) { totalCount nodes { ${OWN} } }`, 43],
    [
      'as edges, by a fragment',
      `...On children(last: 50, kind: [GRASSROOTS_COMMITTEE, GRASSROOTS_CELL]) {
        pageInfo { hasNextPage endCursor } edges { cursor node { ...On parent { ...On ancestors { ...On } } } } }
      } } fragment On on Committee { ... on Committee { ${OWN}`,
      43,
    ],
    [
      'two levels of them',
      `${OWN} children(first: 43) { nodes { ${OWN} children(first: 5) { nodes { ${OWN} } } } }`,
      43,
    ],
  ])('need no statement %s', async (_, selection, children) => {
    const { data, errors } = await ask('demo-district', demoIds.lucYen, selection);
    expect(errors).toBeUndefined();
    const { nodes, edges } = data.committee.children;
    expect(nodes ?? edges).toHaveLength(children);
    expect(await statementsOf('demo-district', demoIds.lucYen, selection)).toEqual([]);
  });

  it.each([
    ['a column', 'foundedOn'],
    ['a column of a child', 'children(first: 3) { nodes { shortName } }'],
    ['another day', 'children(first: 3, asOf: "2024-01-01") { nodes { name } }'],
    ['the code of another day', 'code(asOf: "2024-01-01")'],
    ['those who have closed', 'children(first: 3, includeClosed: true) { nodes { name } }'],
    ['another order', 'children(first: 3, orderBy: { foundedOn: ASC }) { nodes { name } }'],
  ])('come from the database where %s is asked for', async (_, selection) => {
    expect((await ask('demo-district', demoIds.lucYen, `name ${selection}`)).errors).toBeUndefined();
    expect((await statementsOf('demo-district', demoIds.lucYen, `name ${selection}`)).length).toBeGreaterThan(0);
  });

  it('are not told apart from missing ones by what is done where they are hidden', async () => {
    const [hidden, missing] = [
      await statementsOf('demo-cell', demoIds.lucYen, 'name'),
      await statementsOf('demo-cell', MISSING, 'name'),
    ];
    expect(hidden.length).toBeGreaterThan(0);
    expect(missing).toEqual(hidden);
    expect(await ask('demo-cell', demoIds.lucYen, 'name')).toEqual(await ask('demo-cell', MISSING, 'name'));
  });
});

describe.each(['demo-province', 'demo-district', 'demo-cell', 'demo-centre', 'demo-dashboard'])('for %s', (login) => {
  const CHILD = `${OWN} parent { id name code } ancestors { id kind }`;
  const listed = (name: string, args: string): string =>
    `${name}: children${args} { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { ${CHILD} } } nodes { id } }`;
  const SELECTION = [
    CHILD,
    listed('usual', ''),
    listed('first', '(first: 3)'),
    listed('last', '(last: 2)'),
    listed('none', '(first: 0)'),
    listed('cells', '(first: 4, kind: [CELL], includeClosed: false)'),
  ].join(' ');

  it('memory says what the database says', async () => {
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY path) AS n FROM committee) AS c
       WHERE n % 60 = 1 OR id = ANY ($1)`,
      [[demoIds.province, demoIds.lucYen, demoIds.lamThuong, demoIds.kheoLeng]],
    );
    let shown = 0;
    for (const { id } of rows) {
      const memory = await ask(login, id, SELECTION);
      // With a column of the record beside it nothing of the answer is out of memory.
      const database = await ask(login, id, `${SELECTION} foundedOn`);
      if (database.data?.committee) {
        shown += 1;
        database.data.committee.foundedOn = undefined;
      }
      expect(memory).toEqual(database);
    }
    expect(shown).toBeGreaterThan(0);
  });
});

describe('the committee of a record', () => {
  const people = (cell: string) =>
    `{ candidates(first: 20) { nodes { id stage ${cell} } } admissions(first: 5) { nodes { id ${cell} } } }`;
  const board = (cell: string) =>
    `{ quotaBoard(committeeId: "${globalId('Committee', demoIds.lucYen)}", year: 2026) { rows { admitted ${cell} } } }`;

  it.each([
    ['of a case or an admission', people, 'committee { id name kind code }'],
    ['of a row of a board', board, 'committee { name code parent { name } ancestors { name } }'],
  ])('%s needs no statement of its own', async (_, query, cell) => {
    const asked = (text: string) => countStatements(() => server.ask('demo-district', text));
    await asked(query(cell));
    await asked(query(''));
    const [alone, together] = [await asked(query('')), await asked(query(cell))];
    expect(together.result.errors).toBeUndefined();
    expect(together.statements).toHaveLength(alone.statements.length);
  });

  it.each([
    ['of a case or an admission', people],
    ['of a row of a board', board],
  ])('%s is in memory what it is in the database', async (_, query) => {
    const cell = `committee { ${OWN} old: code(asOf: "2026-11-23") parent { id name } ancestors { code } }`;
    const [memory, database] = [
      await server.ask('demo-district', query('committee { id name kind code }')),
      await server.ask('demo-district', query('committee { id name kind code foundedOn }')),
    ];
    expect(memory.errors).toBeUndefined();
    expect(JSON.stringify(memory)).toBe(JSON.stringify(database).replaceAll(/,"foundedOn":"[^"]+"/g, ''));
    // What is asked beside it on another day, and of others, is found all the same.
    const more = await server.ask('demo-district', query(cell));
    expect(more.errors).toBeUndefined();
    expect(JSON.stringify(more.data)).toMatch(/"old":"15/);
  });
});

it('a page that cannot be asked for is refused as it is where the database is asked', async () => {
  for (const args of ['first: 101', 'first: -1', 'first: 1, last: 1']) {
    const [memory, database] = [
      await ask('demo-district', demoIds.lucYen, `children(${args}) { nodes { id } }`),
      await ask('demo-district', demoIds.lucYen, `children(${args}) { nodes { id } } foundedOn`),
    ];
    expect(memory.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    expect(memory).toEqual(database);
  }
});
