import { expect } from 'vitest';
import { globalId, type TestServer } from './test-server.ts';

/** What a mutation answered: its payload, or an error that the user can mend. */
export type Payload = Record<string, unknown> & { __typename: string; code?: string; path?: string[] };

/** The id of a record in an answer. */
export const idIn = (payload: Payload, field: string): string =>
  (payload[field] as { id: string } | undefined)?.id ?? '';

/** Does mutations as somebody. @param server - called late: it starts before the tests of a file. */
export function inspectionDesk(server: () => TestServer) {
  return async (subject: string, mutation: string, input: object, selection = ''): Promise<Payload> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { data, errors } = await server().ask(
      subject,
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
        __typename ${selection === '' ? '' : `... on ${type}Payload { ${selection} }`} ... on UserError { code message path }
      } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[mutation] as Payload;
  };
}

/** The global id of a committee. */
export const committee = (id: string): string => globalId('Committee', id);
