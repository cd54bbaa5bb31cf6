import { type Change, CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { printed } from './committed.ts';
import { deprecationEnd } from './deprecations.ts';

/** What a client may notice of a change. */
export interface Differences {
  /** Operations that were right may fail. */
  breaking: Change[];
  /** Operations stay right, but clients may meet what they have not expected, such as a new value of an enum. */
  dangerous: Change[];
  /** Additions and announcements. */
  harmless: Change[];
  /** Descriptions that read differently. */
  descriptions: number;
}

/**
 * What differs between two contracts.
 * @param today - `YYYY-MM-DD`; what was deprecated until a day before may go.
 */
export async function differencesBetween(
  released: GraphQLSchema,
  current: GraphQLSchema,
  today: string,
): Promise<Differences> {
  // Both as they are printed: only what was read has directives such as @oneOf beside what they mean.
  const [before, now] = [released, current].map((schema) => buildSchema(printed(schema))) as [
    GraphQLSchema,
    GraphQLSchema,
  ];
  const changes = await diff(before, now, [DiffRule.simplifyChanges]);
  const told = changes.filter(({ type }) => !type.includes('DESCRIPTION'));
  const announced = (change: Change): boolean => {
    const end = deprecationEnd(released, change.path ?? '');
    return end !== null && end < today;
  };
  const isBreaking = ({ criticality }: Change): boolean => criticality.level === CriticalityLevel.Breaking;
  const isDangerous = ({ criticality }: Change): boolean => criticality.level === CriticalityLevel.Dangerous;
  return {
    breaking: told.filter((change) => isBreaking(change) && !announced(change)),
    dangerous: told.filter((change) => isDangerous(change) || (isBreaking(change) && announced(change))),
    harmless: told.filter((change) => !isBreaking(change) && !isDangerous(change)),
    descriptions: changes.length - told.length,
  };
}

/** Whether a version may break what another has promised: a new major one, before 1.0 a new minor one. */
export function mayBreak(released: string, version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version);
  const [oldMajor = 0, oldMinor = 0] = numbersOf(released);
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
