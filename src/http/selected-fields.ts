import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A valid operation with the values of its variables. */
export interface Selecting {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** As they are coerced. */
  variables: Record<string, unknown>;
}

/**
 * What is selected of an object, by the name it has in the answer: fragments written out, and without what is left out
 * by @skip and @include. The order is that of the answer.
 */
export function selectedFields(
  selecting: Selecting,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const { schema, document, variables } = selecting;
  const selected = new Map<string, FieldNode[]>();
  const isLeftOut = (selection: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false;
  const take = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        selected.set(name, [...(selected.get(name) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentNamed(document, selection.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const isOfType =
        !condition || condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
      if (fragment && isOfType) take(fragment.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) take(selectionSet);
  return selected;
}

/** How many fields are selected, with everything below and with fragments written out. */
export function countFields(document: DocumentNode, { selections }: SelectionSetNode): number {
  return selections.reduce((count, selection) => {
    const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentNamed(document, selection.name.value) : selection;
    const below = inner?.selectionSet ? countFields(document, inner.selectionSet) : 0;
    return count + below + (selection.kind === Kind.FIELD ? 1 : 0);
  }, 0);
}

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
  );
}
