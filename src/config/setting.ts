import { z } from 'zod';

/** A setting of the environment as operators know it. */
export interface Variable {
  /** Its name in the environment, such as `KETNAP_POLL_MS`. */
  variable: string;
  /** What it is for, as docs/settings.md says it. */
  meaning: string;
}

/** A variable and what may stand in it. */
export interface Setting extends Variable {
  takes: z.ZodType;
}

/** Says everything that is missing or wrong in the settings, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const variables = z.registry<Variable>();

/** Says which variable a value of the configuration is read from, and what for. */
export function setting<T extends z.ZodType>(variable: string, takes: T, meaning: string): T {
  variables.add(takes, { variable, meaning });
  return takes;
}

/** A whole number in a range. */
export function whole(least: number, most: number, usual: number) {
  return z.coerce.number().int().min(least).max(most).default(usual);
}

/** A time of ten minutes at most. */
export function milliseconds(least: number, usual: number) {
  return whole(least, 600_000, usual);
}

/** The settings of a configuration, in the order in which they stand there. */
export function settingsOf({ shape }: z.ZodObject): Setting[] {
  return Object.values(shape as Record<string, z.ZodType>).flatMap((takes) =>
    takes instanceof z.ZodObject ? settingsOf(takes) : [{ ...variableOf(takes), takes }],
  );
}

/**
 * Reads a configuration from the environment. An empty variable means the same as none.
 * @throws ConfigError naming every setting that is missing or wrong. Values are not repeated: they may be secrets.
 */
export function readSettings<T extends z.ZodObject>(settings: T, env: NodeJS.ProcessEnv): z.output<T> {
  const result = settings.safeParse(valuesIn(env, settings));
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${variableAt(settings, path)} ${message}`);
  throw new ConfigError(`The settings are not complete:\n${lines.join('\n')}`);
}

function valuesIn(env: NodeJS.ProcessEnv, { shape }: z.ZodObject): object {
  return Object.fromEntries(
    Object.entries(shape as Record<string, z.ZodType>).map(([name, takes]) => [
      name,
      takes instanceof z.ZodObject ? valuesIn(env, takes) : env[variableOf(takes).variable] || undefined,
    ]),
  );
}

function variableAt(settings: z.ZodObject, path: readonly PropertyKey[]): string {
  let at: unknown = settings;
  for (const name of path) if (at instanceof z.ZodObject) at = at.shape[String(name)];
  return variableOf(at as z.ZodType).variable;
}

function variableOf(takes: z.ZodType): Variable {
  const known = variables.get(takes);
  if (known === undefined) throw new Error('say which variable this is read from: setting(...)');
  return known;
}
