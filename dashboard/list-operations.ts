import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequest, formatDocument, stringifyDocument } from '@urql/core';
import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { type Plugin, runnerImport } from 'vite';

/** Files that hold operations. */
const OPERATIONS = /-(operations|mutations)\.ts$/;

const SOURCES = fileURLToPath(new URL('src/', import.meta.url));

/** An entry of the manifest that Apollo's tools write. */
interface ListedOperation {
  id: string;
  name: string;
  type: string;
  body: string;
}

/**
 * Writes `operations.json` beside the page: every operation as the page sends it, for a server that answers known documents only. In
 * the format of `@apollo/generate-persisted-query-manifest`, so that other tools can read it too.
 */
export function listOperations(): Plugin {
  return {
    name: 'list-operations',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: await operations() };
      await writeFile(join(dir, 'operations.json'), JSON.stringify(manifest, null, 1));
    },
  };
}

async function operations(): Promise<ListedOperation[]> {
  const files = (await readdir(SOURCES, { recursive: true })).filter((name) => OPERATIONS.test(name)).sort();
  const byId = new Map<string, ListedOperation>();
  for (const file of files) {
    const { module } = await runnerImport<Record<string, unknown>>(join(SOURCES, file), {
      configFile: false,
      logLevel: 'warn',
    });
    for (const text of Object.values(module).filter(isText)) {
      // Sent as it is written, by what reads no documents.
      const operation = getOperationAST(parse(text));
      const id = createHash('sha256').update(text).digest('hex');
      byId.set(id, { id, name: operation?.name?.value ?? '', type: operation?.operation ?? '', body: text });
    }
    for (const document of Object.values(module).filter(isDocument)) {
      const operation = getOperationAST(document);
      if (!operation) continue;
      const { query } = createRequest(document, {});
      // The client of forms sends them as they are written, the one with the cache with `__typename` everywhere.
      for (const sent of [query, formatDocument(query)]) {
        const body = stringifyDocument(sent);
        const id = createHash('sha256').update(body).digest('hex');
        byId.set(id, { id, name: operation.name?.value ?? '', type: operation.operation, body });
      }
    }
  }
  return [...byId.values()];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && /^\s*(query|mutation|subscription)\b/.test(value);
}

function isDocument(value: unknown): value is DocumentNode {
  return (value as { kind?: unknown } | null)?.kind === 'Document';
}
