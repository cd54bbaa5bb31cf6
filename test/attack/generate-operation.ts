import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { OperationParams } from '../../src/http/operation-gate.ts';
import type { Random } from '../simulation/random.ts';

const DEEPEST = 5;
/** Levels of values in values. */
const DEEPEST_VALUE = 4;
/** Shares of cases. In those that are wild, everything may be wrong; the others are meant to get to the data. */
const WILD = 0.5;
const MUTATIONS = 0.2;
const SUBSCRIPTIONS = 0.05;
const OPTIONAL_GIVEN = 0.4;
const BY_VARIABLE = 0.3;
const WRONG_KIND = 0.04;
const CORRUPTED = 0.12;

/** What a value is of, by the name of its argument: enough to get somewhere. */
const TAME: [RegExp, (random: Random) => unknown][] = [
  [/^first$/, (random) => random.pick([1, 5, 20, 50, 100])],
  [/year$/i, (random) => random.pick([2023, 2025, 2026])],
  [/On$/, (random) => random.pick(DAYS.slice(0, 2))],
  [/^(text|asOf)$/, (random) => random.pick(DAYS.slice(0, 2))],
];
const LEFT_OUT_WHEN_TAME = /^(last|before|after|code)$/;

const NUMBERS = [0, 1, -1, 5, 20, 100, 101, 1930, 2023, 2026, 2100, 2101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 0.5, 1e300];
const DAYS = ['2026-11-20', '2023-12-18', '2026-02-30', '0000-00-00', '9999-12-31', '20261120', ''];
const TIMES = ['2026-11-20T00:00:00Z', '2026-11-20', 'now', '9999-12-31T23:59:60Z'];
const TEXTS = [
  '',
  ' ',
  'Lục Yên',
  'nguyen',
  '%',
  '_',
  '\\',
  "' OR 1=1 --",
  '"',
  '\u0000',
  '\ud800',
  'x'.repeat(500),
  '{{7*7}}',
  '../../etc/passwd',
  'k1.f.1.2.3',
  '12-QĐ/HU',
];

/** Makes an operation out of the schema's grammar: mostly a valid one, with values at and beyond every edge. */
export function generateOperation(schema: GraphQLSchema, random: Random, ids: readonly string[]): OperationParams {
  return new Generator(schema, random, ids, random.chance(WILD)).operation();
}

/** Makes a query out of the schema's grammar that is valid, with pages of any size. */
export function generateQuery(schema: GraphQLSchema, random: Random, ids: readonly string[]): OperationParams {
  return new Generator(schema, random, ids, false).query();
}

class Generator {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #ids: readonly string[];
  readonly #wild: boolean;
  #aliases = 0;
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #definitions: string[] = [];

  constructor(schema: GraphQLSchema, random: Random, ids: readonly string[], wild: boolean) {
    this.#schema = schema;
    this.#random = random;
    this.#ids = ids;
    this.#wild = wild;
  }

  query(): OperationParams {
    return this.#written('query');
  }

  operation(): OperationParams {
    const random = this.#random;
    return this.#written(
      random.chance(MUTATIONS) ? 'mutation' : random.chance(SUBSCRIPTIONS) ? 'subscription' : 'query',
    );
  }

  #written(kind: 'query' | 'mutation' | 'subscription'): OperationParams {
    const random = this.#random;
    const root = this.#schema.getRootType(kind as never);
    if (!root) throw new Error(`the schema has no ${kind}`);
    const selection = this.#selection(root, kind === 'query' ? random.int(1, 3) : 1, 0);
    const variables = this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')})`;
    let query = `${kind} Fuzz${variables} ${selection} ${this.#fragments.join(' ')}`;
    if (this.#wild && random.chance(CORRUPTED)) query = this.#corrupt(query);
    return {
      query,
      variables: this.#variables,
      ...(this.#wild && random.chance(0.1) ? { operationName: random.pick(['Fuzz', 'Other', '']) } : {}),
    };
  }

  #selection(type: GraphQLNamedType, count: number, level: number): string {
    const random = this.#random;
    const parts: string[] = [];
    if (isAbstractType(type)) {
      parts.push('__typename');
      const possible = this.#schema.getPossibleTypes(type);
      for (let n = 0; n < Math.min(2, possible.length); n += 1) {
        const one = random.pick(possible);
        parts.push(`... on ${one.name} ${this.#selection(one, 2, level)}`);
      }
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields());
      const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
      for (let n = 0; n < count; n += 1) {
        const choice = level >= DEEPEST ? leaves : fields;
        parts.push(choice.length === 0 ? '__typename' : this.#field(random.pick(choice), level));
      }
    }
    const text = `{ ${parts.join(' ')} }`;
    if (level === 0 || isAbstractType(type) || !random.chance(0.1)) return text;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${text}`);
    return `{ ...${name} ...${name} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, level: number): string {
    const random = this.#random;
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? this.#selection(type, random.int(1, 4), level + 1) : '';
    this.#aliases += 1;
    // Two fields of one name must be the same.
    const alias = !this.#wild ? `a${this.#aliases}: ` : random.chance(0.3) ? `a${random.int(0, 99)}: ` : '';
    const directive = random.chance(0.05)
      ? ` @${random.pick(this.#wild ? ['include', 'skip', 'defer'] : ['include', 'skip'])}(if: ${random.pick(['true', 'false'])})`
      : '';
    return `${alias}${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${directive} ${below}`;
  }

  #argument({ name, type }: GraphQLArgument): string[] {
    const random = this.#random;
    if (!isNonNullType(type) && !random.chance(OPTIONAL_GIVEN)) return [];
    if (!this.#wild && LEFT_OUT_WHEN_TAME.test(name)) return [];
    const value = this.#value(type, name);
    if (!random.chance(BY_VARIABLE)) return [`${name}: ${literal(value)}`];
    const variable = `v${this.#definitions.length}`;
    this.#definitions.push(`$${variable}: ${String(type)}`);
    this.#variables[variable] = plain(value);
    return [`${name}: $${variable}`];
  }

  /** @param level - how deep it stands in other values: what may stand in itself, such as a filter, must end. */
  #value(type: GraphQLInputType, name: string, level = 0): unknown {
    const random = this.#random;
    const wild = this.#wild;
    if (isNonNullType(type)) return wild && random.chance(0.02) ? null : this.#value(type.ofType, name, level);
    if (wild && random.chance(0.05)) return null;
    const tame = wild ? undefined : TAME.find(([pattern]) => pattern.test(name));
    if (tame) return tame[1](random);
    if (wild && random.chance(WRONG_KIND)) return random.pick([true, 1, 'x', [], [[[]]], {}]);
    if (isListType(type)) {
      const length = wild && random.chance(0.03) ? 150 : random.int(0, 3);
      return Array.from({ length }, () => this.#value(type.ofType, name, level));
    }
    if (isEnumType(type))
      return new EnumName(wild && random.chance(0.05) ? 'NONE_OF_THEM' : random.pick(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fields: GraphQLInputField[] = Object.values(type.getFields());
      // Of some exactly one is to be given.
      if (type.isOneOf && !(wild && random.chance(0.1))) {
        const { name: key, type: one } = random.pick(fields);
        return { [key]: this.#value(getNullableType(one), key, level + 1) };
      }
      const given = fields.filter((field) => isNonNullType(field.type) || random.chance(OPTIONAL_GIVEN / (level + 1)));
      const ending =
        level < DEEPEST_VALUE
          ? given
          : given.filter(({ type }) => isNonNullType(type) || !isInputObjectType(getNamedType(type)));
      return Object.fromEntries(ending.map((field) => [field.name, this.#value(field.type, field.name, level + 1)]));
    }
    switch (type.name) {
      case 'Int':
      case 'Float':
        return random.pick(NUMBERS);
      case 'Boolean':
        return random.chance(0.5);
      case 'ID':
        return this.#id(name);
      case 'Day':
        return random.pick(DAYS);
      case 'DateTime':
        return random.pick(TIMES);
      default:
        return random.pick(TEXTS);
    }
  }

  #id(name: string): string {
    const random = this.#random;
    if (this.#wild && random.chance(0.15)) return random.pick(TEXTS);
    const [, noun = ''] = /^(candidate|class|committee|within|parent)/.exec(name) ?? [];
    const kind = { candidate: 'Candidate', class: 'TrainingClass' }[noun] ?? (noun === '' ? '' : 'Committee');
    const fitting = this.#ids.filter((id) => Buffer.from(id, 'base64url').toString().startsWith(`${kind}:`));
    return random.pick(this.#wild || fitting.length === 0 ? this.#ids : fitting);
  }

  #corrupt(text: string): string {
    const random = this.#random;
    const at = random.int(0, text.length);
    const to = Math.min(text.length, at + random.int(1, 20));
    switch (random.int(0, 3)) {
      case 0:
        return text.slice(0, at) + text.slice(to);
      case 1:
        return (
          text.slice(0, at) +
          random.pick(['{', '}', '(', '"', '"""', '...', '@', '$', '\u0000', '#', '\ud83d']) +
          text.slice(at)
        );
      case 2:
        return text.slice(0, to) + text.slice(at, to).repeat(random.int(1, 200)) + text.slice(to);
      default:
        return text.replace(/\w+/g, (word) =>
          random.chance(0.05) ? random.pick(['on', 'x', '__typename', 'fragment']) : word,
        );
    }
  }
}

/** A value that is a name in a document and a text in variables. */
class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function literal(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}

function plain(value: unknown): unknown {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  }
  return value;
}
