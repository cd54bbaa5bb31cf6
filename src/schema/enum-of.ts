import { builder } from './builder.ts';

/** The values are the database's. A value without words here does not compile. */
export function enumOf<E extends Record<string, string>>(
  name: string,
  values: E,
  description: string,
  words: { [K in keyof E]: string },
) {
  const described = Object.fromEntries(Object.entries(words).map(([value, text]) => [value, { description: text }]));
  return builder.enumType<E, never>(values, { name, description, values: described } as never);
}
