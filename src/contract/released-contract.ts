import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** What clients were last promised. */
export interface ReleasedContract {
  /** The release that promised it, such as `0.2.0`. */
  version: string;
  schema: GraphQLSchema;
}

const FILE = new URL('../../contract/released.graphql', import.meta.url);
const HEAD = /^# Ketnap (\d+\.\d+\.\d+)\n/;

/** Reads the contract of the last release. */
export async function readReleasedContract(): Promise<ReleasedContract> {
  const text = await readFile(FILE, 'utf8');
  const version = HEAD.exec(text)?.[1];
  if (version === undefined) throw new Error('contract/released.graphql must begin with a line `# Ketnap 1.2.3`');
  return { version, schema: buildSchema(text) };
}

/** Moves it forward. */
export async function writeReleasedContract(version: string, printed: string): Promise<void> {
  await writeFile(FILE, `# Ketnap ${version}\n${printed}`);
}
