/*
 * Makes what clients need of the contract: possible types for Apollo, embedded types and a schema for Graphcache, the types of scalars.
 * `npm run print-client` writes it, `-- --check` compares.
 */
import { readFile, writeFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/** A type as it is written in SDL; `_` where it is a value. */
const ref = (type: GraphQLOutputType): string => {
  if (isNonNullType(type)) return `${ref(type.ofType)}!`;
  if (isListType(type)) return `[${ref(type.ofType)}]`;
  return isLeafType(type) ? '_' : type.name;
};

const HEAD = '// Made from schema.graphql by `npm run print-client`.\n';
const here = (path: string): URL => new URL(path, import.meta.url);

/** What the parts are made of, by the name of their file. */
function partsOf(schema: GraphQLSchema): Record<string, string> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const objects = types.filter(isObjectType);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

  const possibleTypes = types.filter(isAbstractType).map(
    (type) =>
      `  ${type.name}: [${schema
        .getPossibleTypes(type)
        .map(({ name }) => `'${name}'`)
        .join(', ')}],\n`,
  );
  const embedded = objects.filter((type) => !roots.includes(type) && !('id' in type.getFields()));
  const scalars = types.filter((type) => isLeafType(type) && 'serialize' in type && !isSpecifiedScalarType(type));
  const described = scalars.filter(({ astNode }) => astNode?.kind === 'ScalarTypeDefinition');

  const cached = types.filter((type) => isObjectType(type) || isAbstractType(type));
  const lines = cached.map((type) => {
    if (isUnionType(type))
      return `union ${type.name} ${schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .join(' ')}\n`;
    const fields = Object.values(type.getFields()).map(({ name, type: of }) => `${name}:${ref(of)}`);
    const names = [type.name, ...type.getInterfaces().map(({ name }) => name)];
    return `${isInterfaceType(type) ? 'interface' : 'type'} ${names.join('&')} ${fields.join(' ')}\n`;
  });
  const root = (type: { name: string } | null | undefined): string => (type ? `{ name: '${type.name}' }` : 'null');

  return {
    'possible-types': `/** Which types an interface or a union stands for: \`possibleTypes\` of Apollo's \`InMemoryCache\`. */
export const possibleTypes: Record<string, string[]> = {
${possibleTypes.join('')}};
`,
    'embedded-types': `/** Types without an \`id\`: parts of whatever they came with. */
const EMBEDDED =
  '${embedded.map(({ name }) => name).join(' ')}';

/** \`keys\` of Graphcache: says of each type without an \`id\` that it is a part of what it came with. */
export const keys: Record<string, () => null> = /* @__PURE__ */ Object.fromEntries(
  EMBEDDED.split(' ').map((name) => [name, () => null]),
);
`,
    scalars: `/** What the scalars of the contract are in TypeScript, for gql.tada and generators of code. */
export interface Scalars {
${described.map(({ name, description }) => `  /** ${(description ?? '').replaceAll(/\s+/g, ' ')} */\n  ${name}: string;\n`).join('')}}
`,
    'graphcache-schema': `import { introspectionOf } from './introspection.ts';

/** What the types of the contract are made of, one a line. A field that holds a value and no other type is of the type \`_\`. */
const TYPES = \`
${lines.join('')}\`;

/** \`schema\` of Graphcache: which fields may be null, and which types an interface stands for. */
export const graphcacheSchema = /* @__PURE__ */ introspectionOf(TYPES, {
  queryType: ${root(schema.getQueryType())},
  mutationType: ${root(schema.getMutationType())},
  subscriptionType: ${root(schema.getSubscriptionType())},
});
`,
  };
}

const schema = buildSchema(await readFile(here('../../schema.graphql'), 'utf8'));
const isCheck = process.argv.includes('--check');
for (const [name, text] of Object.entries(partsOf(schema))) {
  const file = here(`src/contract/${name}.ts`);
  if (!isCheck) await writeFile(file, HEAD + text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== HEAD + text) {
    console.error(`packages/ketnap-client/src/contract/${name}.ts is not that of schema.graphql: npm run print-client`);
    process.exitCode = 1;
  }
}
