import { readdir, readFile } from 'node:fs/promises';

/** A worked example: an operation that is at once a tab of GraphiQL, a test, and a document that may be trusted. */
export interface Example {
  /** File name without ending, such as `2-board-of-luc-yen`. */
  name: string;
  /** The demo login it is for. */
  login: string;
  query: string;
  variables: Record<string, unknown>;
  /** SQL statements it costs. */
  statements: number;
}

/** Where the examples stand. */
export const EXAMPLES_FOLDER = new URL('../../examples/', import.meta.url);

/** What stands in a `NAME.json`. */
type Around = Pick<Example, 'login' | 'variables' | 'statements'>;

/** The documents of all examples, in order. */
export async function exampleDocuments(): Promise<Pick<Example, 'name' | 'query'>[]> {
  const files = (await readdir(EXAMPLES_FOLDER)).filter((file) => file.endsWith('.graphql'));
  // By their numbers: the tenth follows the ninth.
  files.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.graphql'.length),
      query: await readFile(new URL(file, EXAMPLES_FOLDER), 'utf8'),
    })),
  );
}

/**
 * Reads all examples, in order.
 * @param known - what stands for each `{{word}}` in the variables
 */
export async function readExamples(known: Record<string, string | number>): Promise<Example[]> {
  const documents = await exampleDocuments();
  return Promise.all(
    documents.map(async ({ name, query }) => {
      const around = await readFile(new URL(`${name}.json`, EXAMPLES_FOLDER), 'utf8');
      return { name, query, ...fill(around, known) };
    }),
  );
}

function fill(template: string, known: Record<string, string | number>): Around {
  return JSON.parse(template, (_key, value: unknown) => {
    const word = typeof value === 'string' ? /^\{\{(\w+)\}\}$/.exec(value)?.[1] : undefined;
    if (word === undefined) return value;
    if (known[word] === undefined) throw new Error(`an example asks for {{${word}}}, which is not known`);
    return known[word];
  });
}
