import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cacheExchange } from '@urql/exchange-graphcache';
import { buildSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { graphcacheSchema, keys, possibleTypes } from '../../packages/ketnap-client/src/contract.ts';

const schema = buildSchema(readFileSync(fileURLToPath(new URL('../../schema.graphql', import.meta.url)), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

it('knows which types an interface or a union stands for', () => {
  const all = types.filter(isAbstractType);
  expect(Object.keys(possibleTypes).sort()).toEqual(all.map(({ name }) => name).sort());
  for (const type of all) {
    expect(possibleTypes[type.name]).toEqual(schema.getPossibleTypes(type).map(({ name }) => name));
  }
});

it('says of each type without an id, and of no other, that it is a part', () => {
  expect(keys.PageInfo?.()).toBeNull();
  const objects = types
    .filter(isObjectType)
    .filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name));
  for (const type of objects) expect(type.name in keys, type.name).toBe(!('id' in type.getFields()));
});

interface Ref {
  kind: string;
  name?: string;
  ofType?: Ref;
}
const written = ({ kind, name, ofType }: Ref): string => {
  if (kind === 'NON_NULL') return `${written(ofType as Ref)}!`;
  return kind === 'LIST' ? `[${written(ofType as Ref)}]` : (name ?? '');
};

it('tells Graphcache of every field whether it may be null, and of what type it is', () => {
  const told = new Map(
    (
      graphcacheSchema.__schema.types as {
        name: string;
        fields?: { name: string; type: Ref }[];
        possibleTypes?: Ref[];
      }[]
    ).map((type) => [type.name, type]),
  );
  const isValue = (name: string): boolean =>
    !isObjectType(schema.getType(name)) && !isAbstractType(schema.getType(name));
  for (const type of types) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const fields = told.get(type.name)?.fields?.map((field) => `${field.name}: ${written(field.type)}`);
    const expected = Object.values(type.getFields()).map(
      (field) => `${field.name}: ${String(field.type).replace(/\w+/, (name) => (isValue(name) ? 'Any' : name))}`,
    );
    expect(fields, type.name).toEqual(expected);
  }
  for (const type of types.filter(isAbstractType)) {
    const names = told.get(type.name)?.possibleTypes?.map(({ name }) => name);
    expect(names?.sort(), type.name).toEqual(
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    );
  }
  expect(() => cacheExchange({ keys, schema: graphcacheSchema })).not.toThrow();
});
