import { expect } from 'vitest';
import type { Clock } from '../../src/calendar.ts';
import { demoClock, startTestServer, type TestServer } from './test-server.ts';

/** A server whose day is set by hand, by which a story of years is told as it happened: each step on its own day. */
export interface Story {
  server: TestServer;
  /** Goes on to a day, which is the day of the server and of its database from now on. */
  on(day: string): Promise<void>;
  /** Asks for a mutation as somebody; all that is given back is what the selection names. */
  does(subject: string, mutation: string, input: object, selection?: string): Promise<Answered>;
  /** Asks for what stands of a thing. */
  read(subject: string, id: string, type: string, selection: string): Promise<Answered>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers by the paths they asked for
export type Answered = any;

/** Starts a story on an empty database. */
export async function startStory(day: string): Promise<Story> {
  let clock: Clock = demoClock(day);
  const server = await startTestServer({ from: 'empty', clock: { now: () => clock.now() } });
  const { pool } = server.app.services.database;
  const on = async (next: string): Promise<void> => {
    clock = demoClock(next);
    const aheadMs = clock.now() - Date.now();
    await pool.query(
      `CREATE OR REPLACE FUNCTION clock_ahead() RETURNS interval LANGUAGE sql STABLE AS $$ SELECT interval '${aheadMs} milliseconds' $$`,
    );
  };
  const ask = async (subject: string, query: string, variables: object): Promise<Answered> => {
    const { data, errors } = await server.ask(subject, query, variables);
    expect(errors).toBeUndefined();
    return data.it;
  };
  await on(day);
  // The feed never goes back: it has counted nothing yet.
  await pool.query('UPDATE feed_head SET day = $1::date', [day]);
  return {
    server,
    on,
    does(subject, mutation, input, selection = '') {
      const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
      return ask(
        subject,
        `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ${selection}
           ... on UserError { code message path } ... on RuleViolation { source refusals { code message } }
           ... on InvalidInput { mistakes { path message } } } }`,
        { input },
      );
    },
    read: (subject, id, type, selection) =>
      ask(subject, `query ($id: ID!) { it: node(id: $id) { ... on ${type} { ${selection} } } }`, { id }),
  };
}
