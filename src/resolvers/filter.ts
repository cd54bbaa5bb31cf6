import { type Day, fromDay } from '../calendar.ts';
import { InvalidInput } from './errors.ts';
import { checkYear, readExactText } from './input.ts';

/** How many filters may stand inside of each other, by `and`, `or` and `not`. */
export const DEEPEST_FILTER = 3;
/** Conditions of a filter at most: its fields and those of the filters inside of it, each filter being one itself. */
export const MOST_CONDITIONS = 30;

/**
 * A field of a filter, as a condition for the rows that it brings, or, where they are not `wanted`, for all others: a row
 * without a value is among these.
 */
type Term<Value> = (value: Value, wanted: boolean, path: readonly string[]) => object;

/** The fields of a filter, by their names in the contract. */
export interface Terms {
  // biome-ignore lint/suspicious/noExplicitAny: each field has a value of its own
  readonly [field: string]: Term<any>;
}

/** A filter as a client sends it: everything that is given must hold. */
export type Filter<Known extends Terms> = {
  readonly [Field in keyof Known]?: (Known[Field] extends Term<infer Value> ? Value : never) | null;
} & {
  readonly and?: readonly Filter<Known>[] | null;
  readonly or?: readonly Filter<Known>[] | null;
  readonly not?: Filter<Known> | null;
};

/** From one value to another. Either may be left out. */
interface Range<Value> {
  readonly from?: Value | null;
  readonly to?: Value | null;
}

// Prisma drops what is no condition, in an OR as well: whether all rows or none are meant is settled before it is asked.
const everything = { id: { notIn: [] } };
const nothing = { id: { in: [] } };

/**
 * The conditions of a filter: what must hold besides what a viewer may see. A filter and its `not` together are all rows.
 * @throws InvalidInput when it is too deep or too long, or a value of it cannot be right
 */
export function filterBy<Known extends Terms, Where extends object>(
  known: Known,
  filter: Filter<Known> | null | undefined,
): Where[] {
  if (filter === null || filter === undefined) return [];
  let conditions = 0;
  const count = (more: number): void => {
    conditions += more;
    if (conditions > MOST_CONDITIONS)
      throw new InvalidInput((texts) => texts.filterTooLong(MOST_CONDITIONS), ['filter']);
  };
  const condition = (one: object, wanted: boolean, path: readonly string[], depth: number): object => {
    if (depth > DEEPEST_FILTER) throw new InvalidInput((texts) => texts.filterTooDeep(DEEPEST_FILTER), [...path]);
    const given = Object.entries<unknown>({ ...one }).filter(([, value]) => value !== null && value !== undefined);
    count(given.length);
    return together(
      wanted,
      given.map(([name, value]) => {
        const at = [...path, name];
        const inside = (inner: object, where: readonly string[], asIs = true): object =>
          condition(inner, wanted === asIs, where, depth + 1);
        if (name === 'not') return inside(value as object, at, false);
        if (name !== 'and' && name !== 'or') return known[name]?.(value, wanted, at) ?? unknown(name);
        const filters = value as object[];
        count(filters.length);
        return together(
          wanted === (name === 'and'),
          filters.map((inner, n) => inside(inner, [...at, String(n)])),
        );
      }),
    );
  };
  const whole = condition(filter, true, ['filter'], 0);
  return whole === everything ? [] : [whole as Where];
}

/** Whether a filter, or one inside of it as deep as they may stand, says something of one of some fields. */
export function asksFor(filter: object | null | undefined, fields: readonly string[], depth = 0): boolean {
  if (typeof filter !== 'object' || filter === null || depth > DEEPEST_FILTER) return false;
  return Object.entries(filter).some(([name, value]) => {
    if (value === null || value === undefined) return false;
    if (!['and', 'or', 'not'].includes(name)) return fields.includes(name);
    return [value as object | object[]].flat().some((one) => asksFor(one, fields, depth + 1));
  });
}

/** All of some conditions, or one of them. */
function together(all: boolean, conditions: readonly object[]): object {
  const [decides, saysNothing] = all ? [nothing, everything] : [everything, nothing];
  if (conditions.includes(decides)) return decides;
  const left = conditions.filter((one) => one !== saysNothing);
  if (left.length === 0) return saysNothing;
  return all ? { AND: left } : { OR: left };
}

function unknown(name: string): never {
  throw new Error(`the schema has ${name} in a filter that nobody knows here`);
}

/** What the column allows. */
interface Column {
  nullable?: boolean;
}

/** Rows that have one of some values. */
export function among<Value extends string | number>(field: string, { nullable }: Column = {}): Term<readonly Value[]> {
  return (values, wanted) => {
    if (values.length === 0) return wanted ? nothing : everything;
    return wanted ? { [field]: { in: values } } : or([{ [field]: { notIn: values } }], nullable && field);
  };
}

/** Texts that are compared character by character. */
export function texts(field: string): Term<readonly string[]> {
  const exact = among(field);
  return (values, ...rest) =>
    exact(
      values.map((value) => readExactText(value, field)),
      ...rest,
    );
}

/** Years that the product speaks about. */
export function years(field: string): Term<readonly number[]> {
  const exact = among<number>(field);
  return (values, ...rest) =>
    exact(
      values.map((year) => checkYear(year, field)),
      ...rest,
    );
}

/** Rows that are marked, or those that are not. */
export function marked(field: string): Term<boolean> {
  return (value, wanted) => ({ [field]: value === wanted });
}

/** Rows in which a column has a value, or those in which it has none. */
export function filled(field: string): Term<boolean> {
  return (value, wanted) => ({ [field]: value === wanted ? { not: null } : null });
}

/** Rows to which there is none that hangs on them with one of some values, at least for one of these. */
export function lacking<Value extends string>(relation: string, field: string): Term<readonly Value[]> {
  return (values, wanted) => {
    if (values.length === 0) return wanted ? nothing : everything;
    const each = values.map((value) => ({ [relation]: { [wanted ? 'none' : 'some']: { [field]: value } } }));
    return wanted ? { OR: each } : { AND: each };
  };
}

/** Rows on which one hangs that meets a condition, or those on which none does. */
export function having(relation: string, condition: object): Term<boolean> {
  return (value, wanted) => ({ [relation]: { [value === wanted ? 'some' : 'none']: condition } });
}

/** Days from one to another, both with it. */
export function days(field: string, column: Column = {}): Term<Range<Day>> {
  return ({ from, to }, wanted, path) => {
    if (from && to && from > to) throw new InvalidInput((texts) => texts.rangeTurned, [...path, 'to']);
    return range(field, column, wanted, {
      from: from ? fromDay(from) : null,
      to: to ? fromDay(to) : null,
      within: 'lte',
      beyond: 'gt',
    });
  };
}

/** Moments from one on and before another. */
export function moments(field: string, column: Column = {}): Term<Range<Date>> {
  return ({ from = null, to = null }, wanted, path) => {
    if (from && to && from >= to) throw new InvalidInput((texts) => texts.rangeTurned, [...path, 'to']);
    return range(field, column, wanted, { from, to, within: 'lt', beyond: 'gte' });
  };
}

/** A moment or later. */
export function since(field: string): Term<Date> {
  return (from, wanted) => ({ [field]: { [wanted ? 'gte' : 'lt']: from } });
}

interface Ends extends Range<Date> {
  within: 'lt' | 'lte';
  beyond: 'gt' | 'gte';
}

function range(field: string, { nullable }: Column, wanted: boolean, { from, to, within, beyond }: Ends): object {
  if (!from && !to) return wanted ? everything : nothing;
  if (wanted) return { [field]: { ...(from ? { gte: from } : {}), ...(to ? { [within]: to } : {}) } };
  const outside = [...(from ? [{ [field]: { lt: from } }] : []), ...(to ? [{ [field]: { [beyond]: to } }] : [])];
  return or(outside, nullable && field);
}

/** One of some conditions, or that a field has no value. */
function or(conditions: object[], empty?: string | false): object {
  return { OR: [...conditions, ...(empty ? [{ [empty]: null }] : [])] };
}
