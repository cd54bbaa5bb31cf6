import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';
import { z } from 'zod';
import { RequestError } from '../schema/request-error.ts';

/** The operations that may be asked for, where nothing else may. */
export class TrustedDocuments {
  readonly #byId: ReadonlyMap<string, string>;

  constructor(texts: Iterable<string>) {
    this.#byId = new Map(Array.from(texts, (text) => [idOf(text), text]));
  }

  /**
   * The text that a client means.
   * @param id - what it is named by, for a client that does not send the text itself
   * @throws RequestError when it is not on the list: who named it is asked for the text, which may be another one
   */
  find(query: string | null | undefined, id: string | null): string {
    // The hash is made from the text where there is one: what a client claims says nothing.
    const text = this.#byId.get(query ? idOf(query) : (id ?? ''));
    if (text !== undefined) return text;
    if (query || id === null) throw new RequestError('OPERATION_NOT_TRUSTED', (texts) => texts.notTrusted);
    throw new RequestError('PERSISTED_QUERY_NOT_FOUND', (texts) => texts.persistedQueryNotFound);
  }
}

/**
 * Reads the list: a folder of `.graphql` files, each of which is one document as clients send it, or a JSON file from
 * hash (SHA-256, hexadecimal) to text as code generators write it, or one in the format of Apollo's tools.
 * @param also - more files, which are read where they are there
 * @throws Error when it cannot be read, holds what is no document, or a hash that is not that of its text
 */
export async function readTrustedDocuments(path: string, also: readonly string[] = []): Promise<TrustedDocuments> {
  const texts = (await stat(path)).isDirectory() ? await textsInFolder(path) : await textsInManifest(path);
  if (texts.length === 0) throw new Error('there is no document in it');
  for (const file of also.filter((name) => existsSync(name))) texts.push(...(await textsInManifest(file)));
  for (const text of texts) parse(text);
  return new TrustedDocuments(texts);
}

async function textsInFolder(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** What `@apollo/generate-persisted-query-manifest` writes. */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** What Relay's compiler and GraphQL Code Generator write. */
const plainManifest = z.record(z.string(), z.string());

async function textsInManifest(file: string): Promise<string[]> {
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
  const apollo = apolloManifest.safeParse(manifest);
  const entries = apollo.success
    ? apollo.data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(plainManifest.parse(manifest));
  return entries.map(([hash, text]) => {
    if (hash.replace(/^(sha256:)?/, 'sha256:') !== idOf(text))
      throw new Error(`${hash} is not the SHA-256 of its document`);
    return text;
  });
}

/** How a document is named (GraphQL over HTTP, appendix A). */
function idOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
