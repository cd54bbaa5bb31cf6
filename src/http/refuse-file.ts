import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { refusalOf } from './session-of-request.ts';

/** HTTP statuses of error codes; everything else is 500. */
const statuses: Record<string, number> = { INVALID_INPUT: 400, FORBIDDEN: 403, NOT_FOUND: 404 };

/** Answers a request for a file, or with one, by an error. */
export function refuseFile(response: ServerResponse, error: GraphQLError): void {
  const refusal = refusalOf(error);
  const status = refusal?.status ?? statuses[String(error.extensions.code)] ?? 500;
  response.setHeaders(new Map(Object.entries(refusal?.headers ?? {})));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [error] }));
}
