import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/**
 * Texts by schema coordinate: `Committee`, `Committee.name`, `Committee.quota(year:)`, `CommitteeKind.CELL`. In a
 * pattern `*` stands for any name.
 */
export type Texts = Readonly<Record<string, string>>;

/** Where texts and schema do not meet, as coordinates. */
export interface Gaps {
  /** In the schema, without a text. */
  missing: string[];
  /** Texts for what is not in the schema. */
  orphaned: string[];
}

/** Something in a schema that has a description. */
interface Described {
  description?: string | null | undefined;
}

/**
 * Puts texts into a schema, in place: the text of a coordinate, or of the interface it is from, or of the first pattern
 * that fits.
 * @param options.keep - whether descriptions that are there already stay.
 */
export function describe(schema: GraphQLSchema, texts: Texts, { keep }: { keep: boolean }): Gaps {
  const patterns = Object.keys(texts)
    .filter((key) => key.includes('*'))
    .map((key) => ({ key, form: formOf(key) }));
  const missing: string[] = [];
  const used = new Set<string>();
  for (const { coordinate, inherited, element } of elementsOf(schema)) {
    if (keep && element.description) continue;
    const key =
      [coordinate, ...inherited].find((one) => texts[one] !== undefined) ??
      patterns.find(({ form }) => form.test(coordinate))?.key;
    if (key === undefined) {
      missing.push(coordinate);
    } else {
      element.description = texts[key];
      used.add(key);
    }
  }
  return { missing, orphaned: Object.keys(texts).filter((key) => !used.has(key)) };
}

function formOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.()]/g, '\\$&').replaceAll('*', '\\w+')}$`);
}

interface Element {
  coordinate: string;
  /** Coordinates of the same field in the interfaces of its type. */
  inherited: string[];
  element: Described;
}

function* elementsOf(schema: GraphQLSchema): Generator<Element> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield { coordinate: type.name, inherited: [], element: type };
    yield* membersOf(type);
  }
}

function* membersOf(type: GraphQLNamedType): Generator<Element> {
  if (isEnumType(type)) {
    for (const value of type.getValues()) {
      yield { coordinate: `${type.name}.${value.name}`, inherited: [], element: value };
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield { coordinate: `${type.name}.${field.name}`, inherited: [], element: field };
    }
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  const interfaces = type.getInterfaces();
  for (const field of Object.values(type.getFields())) {
    const inherited = interfaces.map(({ name }) => `${name}.${field.name}`);
    yield { coordinate: `${type.name}.${field.name}`, inherited, element: field };
    for (const argument of field.args) {
      yield { coordinate: `${type.name}.${field.name}(${argument.name}:)`, inherited: [], element: argument };
    }
  }
}
