import { builder } from './builder.ts';

/**
 * The values are the database's. A value without words here does not compile.
 * @param deprecated - of values that are answered for old records, in the form of every deprecation.
 */
export function enumOf<E extends Record<string, string>>(
  name: string,
  values: E,
  description: string,
  words: { [K in keyof E]: string },
  deprecated: { [K in keyof E]?: string } = {},
) {
  const described = Object.fromEntries(
    Object.entries(words).map(([value, text]) => [value, { description: text, deprecationReason: deprecated[value] }]),
  );
  return builder.enumType<E, never>(values, { name, description, values: described } as never);
}
