import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';
import { z } from 'zod';
import { RequestError } from '../schema/request-error.ts';

/** What a client sends in `extensions.persistedQuery` in place of a document. */
const reference = z.object({ sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The operations that may be asked for, where nothing else may. */
export class TrustedDocuments {
  readonly #byHash: ReadonlyMap<string, string>;

  constructor(texts: Iterable<string>) {
    this.#byHash = new Map(Array.from(texts, (text) => [sha256(text), text]));
  }

  /**
   * The text that a client means.
   * @param persistedQuery - its hash, for a client that does not send the text itself
   * @throws RequestError when it is not on the list
   */
  find(query: string | null | undefined, persistedQuery: unknown): string {
    const { data } = reference.safeParse(persistedQuery);
    // The hash is made from the text where there is one: what a client claims says nothing.
    const text = this.#byHash.get(query ? sha256(query) : (data?.sha256Hash ?? ''));
    if (text !== undefined) return text;
    throw new RequestError('OPERATION_NOT_TRUSTED', (texts) => texts.notTrusted);
  }
}

/**
 * Reads the list: a folder of `.graphql` files, each of which is one document as clients send it, or a JSON file from
 * hash (SHA-256, hexadecimal) to text as code generators write it.
 * @throws Error when it cannot be read, holds what is no document, or a hash that is not that of its text
 */
export async function readTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const texts = (await stat(path)).isDirectory() ? await textsInFolder(path) : await textsInManifest(path);
  if (texts.length === 0) throw new Error('there is no document in it');
  for (const text of texts) parse(text);
  return new TrustedDocuments(texts);
}

async function textsInFolder(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

async function textsInManifest(file: string): Promise<string[]> {
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')));
  return Object.entries(manifest).map(([hash, text]) => {
    if (hash.replace(/^sha256:/, '') !== sha256(text)) throw new Error(`${hash} is not the SHA-256 of its document`);
    return text;
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
