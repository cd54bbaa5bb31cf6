import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { BoardScope } from '../feed/board.ts';

/**
 * The board that a query asks for, where it asks for nothing but its figures: those are all of one position of the feed. What is read
 * from the database beside them may change without it.
 * @returns null where it asks for something else, or with arguments that are none
 */
export function askedBoard(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): BoardScope | null {
  if (operation.operation !== 'query') return null;
  const [field, ...others] = fieldsOf(document, operation.selectionSet).filter(isData);
  if (field === undefined || others.length > 0 || field.name.value !== 'quotaBoard') return null;
  if (
    !fieldsOf(document, field.selectionSet)
      .filter(isData)
      .every((one) => isOfPosition(schema, document, one))
  )
    return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const definition = schema.getQueryType()?.getFields().quotaBoard;
  if (coerced === undefined || definition === undefined) return null;
  try {
    const { committeeId, year, depth, view } = getArgumentValues(
      definition,
      field,
      coerced,
    ) as unknown as BoardScope & {
      committeeId: unknown;
    };
    return { committeeId: String((committeeId as { id?: unknown }).id ?? committeeId), year, depth, view };
  } catch {
    return null;
  }
}

/** Whether a field of a board brings what is of its position, and not a page of it. */
function isOfPosition(schema: GraphQLSchema, document: DocumentNode, field: FieldNode): boolean {
  if (field.name.value !== 'rows') return true;
  if (field.arguments?.length) return false;
  const row = schema.getType('QuotaProgress') as GraphQLObjectType;
  return fieldsOf(document, field.selectionSet)
    .filter(isData)
    .every(({ name }) => {
      const type = row.getFields()[name.value]?.type;
      return type !== undefined && isLeafType(getNamedType(type));
    });
}

const isData = ({ name }: FieldNode): boolean => name.value !== '__typename';

/** The fields of a selection, fragments written out; the document is valid, so that none goes round in a circle. */
function fieldsOf(document: DocumentNode, selectionSet: SelectionSetNode | undefined): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(document, selection.selectionSet);
    const named = document.definitions.find(
      (one): one is FragmentDefinitionNode =>
        one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    return fieldsOf(document, named?.selectionSet);
  });
}
