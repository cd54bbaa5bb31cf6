import { z } from 'zod';
import { RequestError } from '../schema/request-error.ts';

/** What Apollo's clients send in `extensions.persistedQuery` in place of a document. */
const persistedQuery = z.object({ sha256Hash: z.string() });

/** Where a client may name a document. */
interface NamingDocument {
  documentId?: unknown;
  extensions?: Record<string, unknown> | null;
}

/**
 * What a client names its document by: `documentId` (GraphQL over HTTP, appendix A), or `extensions.persistedQuery` as Apollo's clients
 * say it. In the form of the former, `sha256:` and 64 digits where it is the hash of a text; null where none is named.
 * @throws RequestError when `documentId` is no text
 */
export function documentIdOf({ documentId, extensions }: NamingDocument): string | null {
  if (typeof documentId === 'string') return documentId;
  if (documentId !== undefined && documentId !== null) {
    throw new RequestError('BAD_REQUEST', (texts) => texts.documentIdText);
  }
  const { data } = persistedQuery.safeParse(extensions?.persistedQuery);
  return data === undefined ? null : `sha256:${data.sha256Hash}`;
}

/** Whether an address names a document and does not hold it: only then is it short, and the same for all who ask alike. */
export function namesDocument(search: URLSearchParams): boolean {
  return search.has('documentId') || (!search.get('query') && /"persistedQuery"/.test(search.get('extensions') ?? ''));
}
