import { initGraphQLTada, type ResultOf } from 'gql.tada';
import type { introspection } from '../generated/tada.d.ts';

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { Day: string; DateTime: string } }>();

export const Board = graphql(`
  query TadaBoard($committeeId: ID!, $year: Int!) {
    quotaBoard(committeeId: $committeeId, year: $year) {
      cursor
      rows {
        id
        name
        admitted
        endedOn
      }
    }
  }
`);

/** Fails to compile where the types are not those of the schema. */
export const endedOn = (answer: ResultOf<typeof Board>): string | null | undefined =>
  answer.quotaBoard?.rows[0]?.endedOn;
