import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLLeafType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A value of an input that is no object and no list. */
export interface Leaf {
  type: GraphQLLeafType;
  value: unknown;
  /** Where it stands in the whole, such as `findings`, `0`, `text`. */
  path: readonly string[];
  /** The field of an input that it stands in, if any. */
  field: GraphQLInputField | null;
}

/**
 * The same input with other leaves. What is null or left out stays so, and so does what is not of the type: others refuse it.
 * @param read - gives what stands in the place of a leaf.
 */
export function mapLeaves(
  type: GraphQLInputType,
  value: unknown,
  read: (leaf: Leaf) => unknown,
  at: Pick<Leaf, 'path' | 'field'> = { path: [], field: null },
): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return mapLeaves(type.ofType, value, read, at);
  if (isListType(type)) {
    if (!Array.isArray(value)) return mapLeaves(type.ofType, value, read, at);
    return value.map((one, n) => mapLeaves(type.ofType, one, read, { ...at, path: [...at.path, String(n)] }));
  }
  if (!isInputObjectType(type)) return read({ type, value, ...at });
  if (typeof value !== 'object') return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const field = fields[name];
      return [name, field ? mapLeaves(field.type, one, read, { path: [...at.path, name], field }) : one];
    }),
  );
}
