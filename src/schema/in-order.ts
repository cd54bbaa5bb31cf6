import { type GraphQLEnumValue, type GraphQLSchema, isEnumType, lexicographicSortSchema } from 'graphql';

/**
 * Sorts a schema by its names, so that a difference between two versions is only what has changed. The values of an enum
 * keep the order in which they are defined: it means something.
 */
export function inOrder(schema: GraphQLSchema): GraphQLSchema {
  const sorted = lexicographicSortSchema(schema);
  for (const type of Object.values(sorted.getTypeMap())) {
    const defined = schema.getType(type.name);
    if (!isEnumType(type) || !isEnumType(defined)) continue;
    const order = defined.getValues().map(({ name }) => name);
    // The type's own list, which introspection and printing read; sorting has just made it.
    const values = type.getValues() as GraphQLEnumValue[];
    values.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  }
  return sorted;
}
