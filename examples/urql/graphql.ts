import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/schema-types.d.ts';

/** Writes an operation; its variables and its answer get their types from the schema, and a misspelt field is an error. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Day: string; DateTime: string };
}>();
