import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isPersonal } from '../access/personal-data.ts';

/**
 * Finds what a subscription may not select: a frame is made once for everybody who sees the same, so that whoever reads a
 * person in it would not be in the access log. Looks at each fragment once.
 * @param document - a valid one.
 * @returns the first personal field, as `Candidate.fullName`, or argument, as `Committee.candidates(text:)`; null where
 * there is none.
 */
export function personalSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const seen = new Set<string>();

  const within = ({ selections }: SelectionSetNode, parent: GraphQLNamedType): string | null => {
    for (const selection of selections) {
      let found: string | null = null;
      if (selection.kind === Kind.FIELD) {
        found = atField(parent, selection.name.value, selection.arguments?.map(({ name }) => name.value) ?? []);
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : null;
        if (field && selection.selectionSet) found ??= within(selection.selectionSet, getNamedType(field.type));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        found = within(selection.selectionSet, typeOf(selection.typeCondition?.name.value, parent));
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) found = within(fragment.selectionSet, typeOf(fragment.typeCondition.name.value, parent));
      }
      if (found !== null) return found;
    }
    return null;
  };
  const typeOf = (name: string | undefined, otherwise: GraphQLNamedType): GraphQLNamedType =>
    (name === undefined ? undefined : schema.getType(name)) ?? otherwise;

  const root = schema.getRootType(operation.operation);
  return root ? within(operation.selectionSet, root) : null;
}

function atField({ name: type }: GraphQLNamedType, field: string, given: readonly string[]): string | null {
  const coordinates = [`${type}.${field}`, ...given.map((argument) => `${type}.${field}(${argument}:)`)];
  return coordinates.find(isPersonal) ?? null;
}
