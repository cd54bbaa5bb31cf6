import { readFile, writeFile } from 'node:fs/promises';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { Language } from '../messages/language.ts';
import { calendarOf } from './deprecations.ts';

/** The committed schema in each language. */
export const schemaFiles: Record<Language, string> = { en: 'schema.graphql', vi: 'schema.vi.graphql' };

/** A schema as it is committed. Its own order holds: see `inOrder`. */
export function printed(schema: GraphQLSchema): string {
  return `${printSchema(schema)}\n`;
}

/** The contract that comes, and when, as they are committed beside the one that was released. */
export function comingFiles(schema: GraphQLSchema, coming: GraphQLSchema): Record<string, string> {
  return {
    'contract/next.graphql': printed(coming),
    'contract/calendar.json': `${JSON.stringify(calendarOf(schema), null, 2)}\n`,
  };
}

/** Reads a committed file; empty when there is none. */
export async function readCommitted(file: string): Promise<string> {
  return readFile(new URL(`../../${file}`, import.meta.url), 'utf8').catch(() => '');
}

/** Writes a file that is to be committed. */
export async function writeCommitted(file: string, text: string): Promise<void> {
  await writeFile(new URL(`../../${file}`, import.meta.url), text);
}
