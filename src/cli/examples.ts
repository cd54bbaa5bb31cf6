import { readdir, readFile } from 'node:fs/promises';

/** A worked example: an operation and variables it can be run with. */
export interface Example {
  /** File name without ending, such as `1-board-of-luc-yen`. */
  name: string;
  query: string;
  /** JSON. */
  variables: string;
}

/** Where the examples stand. */
const FOLDER = new URL('../../examples/', import.meta.url);

/**
 * Reads all examples, in order.
 * @param known - what stands for each `{{word}}` in the variables
 */
export async function readExamples(known: Record<string, string | number>): Promise<Example[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const name = file.slice(0, -'.graphql'.length);
      const [query, variables] = await Promise.all([
        readFile(new URL(file, FOLDER), 'utf8'),
        readFile(new URL(`${name}.json`, FOLDER), 'utf8'),
      ]);
      return { name, query, variables: fill(variables, known) };
    }),
  );
}

function fill(template: string, known: Record<string, string | number>): string {
  const filled: unknown = JSON.parse(template, (_key, value: unknown) => {
    const word = typeof value === 'string' ? /^\{\{(\w+)\}\}$/.exec(value)?.[1] : undefined;
    if (word === undefined) return value;
    if (known[word] === undefined) throw new Error(`an example asks for {{${word}}}, which is not known`);
    return known[word];
  });
  return JSON.stringify(filled, null, 2);
}
