import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  type ValidationRule,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Leaf, mapLeaves } from './input-leaves.ts';
import { RequestError } from './request-error.ts';
import { mistakeOf } from './scalars.ts';

// A day or a moment that is none refuses the operation, before any of it runs. The forms of mutations are the exception: who
// fills one in is told all its mistakes together.

/** Refuses what a document itself says. */
export const refuseLiterals: ValidationRule = (context) => ({
  Argument: () => (context.getParentType() === context.getSchema().getMutationType() ? false : undefined),
  StringValue({ value }) {
    const type = context.getInputType();
    const mistake = type ? mistakeOf(getNamedType(type).name, value) : null;
    if (mistake !== null) context.reportError(new RequestError('INVALID_INPUT', mistake));
  },
});

/** What is wrong with a variable that stands anywhere but in a form. Null when nothing is. */
export function wrongVariable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): RequestError | null {
  const refused: RequestError[] = [];
  const outside = operation.operation === 'mutation' ? variablesOutsideOfForms(schema, document) : null;
  for (const { variable, type: wanted } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, wanted as NamedTypeNode);
    if (!type || !isInputType(type) || outside?.has(name) === false) continue;
    mapLeaves(type, variables[name], ({ type: { name: scalar }, value }: Leaf) => {
      const mistake = mistakeOf(scalar, value);
      if (mistake !== null) refused.push(new RequestError('INVALID_INPUT', mistake, {}, [variable]));
    });
  }
  return refused[0] ?? null;
}

function variablesOutsideOfForms(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.VARIABLE_DEFINITION]: () => false,
      [Kind.ARGUMENT]: () => (types.getParentType() === schema.getMutationType() ? false : undefined),
      [Kind.VARIABLE]: ({ name }) => {
        names.add(name.value);
      },
    }),
  );
  return names;
}
