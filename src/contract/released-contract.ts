import { buildSchema, type GraphQLSchema } from 'graphql';
import { readCommitted, writeCommitted } from './committed.ts';

/** What clients were last promised. */
export interface ReleasedContract {
  /** The release that promised it, such as `0.2.0`. */
  version: string;
  schema: GraphQLSchema;
}

const FILE = 'contract/released.graphql';
const HEAD = /^# Ketnap (\d+\.\d+\.\d+)\n/;

/** Reads the contract of the last release. */
export async function readReleasedContract(): Promise<ReleasedContract> {
  const text = await readCommitted(FILE);
  const version = HEAD.exec(text)?.[1];
  if (version === undefined) throw new Error(`${FILE} must begin with a line "# Ketnap 1.2.3"`);
  return { version, schema: buildSchema(text) };
}

/** Moves it forward. */
export async function writeReleasedContract(version: string, printed: string): Promise<void> {
  await writeCommitted(FILE, `# Ketnap ${version}\n${printed}`);
}
