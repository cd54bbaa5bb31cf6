import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** How a deprecation is announced: since which version, what to use in its place, and the day after which it may go. */
const FORM = /^Since (\d+\.\d+\.\d+); use (.+); ends (\d{4}-\d\d-\d\d)\.$/;

/** Deprecations that are not announced as they must be, one line each. */
export function lintDeprecations(schema: GraphQLSchema): string[] {
  const lines: string[] = [];
  for (const [coordinate, reason] of deprecationsOf(schema)) {
    const [, since, , ends] = FORM.exec(reason) ?? [];
    if (since === undefined || Number.isNaN(Date.parse(ends ?? ''))) {
      lines.push(`${coordinate}: write "Since 1.2.0; use Other.field; ends 2027-12-31.", not "${reason}"`);
    }
  }
  return lines;
}

/** Something that goes, by its coordinate. */
export interface Announced {
  coordinate: string;
  /** The version since when, what to use in its place, and the day after which it may go. */
  since: string;
  use: string;
  ends: string;
}

/** What goes, in the order of the days after which it may. */
export function calendarOf(schema: GraphQLSchema): Announced[] {
  const announced = Array.from(deprecationsOf(schema), ([coordinate, reason]) => {
    const [, since = '', use = '', ends = ''] = FORM.exec(reason) ?? [];
    return { coordinate, since, use, ends };
  });
  return announced.sort((a, b) => a.ends.localeCompare(b.ends) || a.coordinate.localeCompare(b.coordinate));
}

/** The day after which something deprecated may go, by its coordinate; null when none was announced. */
export function deprecationEnd(schema: GraphQLSchema, coordinate: string): string | null {
  for (const [deprecated, reason] of deprecationsOf(schema)) {
    if (deprecated === coordinate) return FORM.exec(reason)?.[3] ?? null;
  }
  return null;
}

/** Everything that is deprecated, with its reason. Coordinates are written as graphql-inspector does: `Query.field.arg`. */
function* deprecationsOf(schema: GraphQLSchema): Generator<[string, string]> {
  for (const type of Object.values(schema.getTypeMap())) {
    const members = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const member of members) {
      if (typeof member.deprecationReason === 'string') yield [`${type.name}.${member.name}`, member.deprecationReason];
      for (const argument of 'args' in member ? member.args : []) {
        if (typeof argument.deprecationReason !== 'string') continue;
        yield [`${type.name}.${member.name}.${argument.name}`, argument.deprecationReason];
      }
    }
  }
}
