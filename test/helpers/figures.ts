import { globalId, type TestServer } from './test-server.ts';

/** Admissions counted on a committee in a year, as a query shows them. */
export interface Figures {
  admitted: number;
  admittedHere: number;
  pipelineCount: number | null;
}

const FIGURES = `query ($id: ID!, $year: Int!) {
  committee(id: $id) { quota(year: $year) { admitted admittedHere pipelineCount } }
}`;

/** The figures of a committee in a year, asked as the province. */
export async function figuresOf(server: TestServer, committeeId: string, year: number): Promise<Figures> {
  const { data } = await server.ask('demo-province', FIGURES, { id: globalId('Committee', committeeId), year });
  return data.committee.quota;
}

/** The committee and everything above it, from itself up to the root. */
export async function lineOf(server: TestServer, committeeId: string): Promise<string[]> {
  const { rows } = await server.app.services.database.pool.query<{ id: string }>(
    `SELECT above.id FROM committee own JOIN committee above ON own.path LIKE above.path || '%'
     WHERE own.id = $1 ORDER BY length(above.path) DESC`,
    [committeeId],
  );
  return rows.map(({ id }) => id);
}

/** Where the counters of the boards differ from the records: nothing, once everything has been counted. */
export async function feedDifferences(server: TestServer): Promise<object[]> {
  const { feed, database } = server.app.services;
  await feed.settle();
  return (await database.pool.query<object>('SELECT * FROM feed_differences()')).rows;
}
