import { z } from 'zod';
import type { OperationParams } from './operation-gate.ts';

const operationParams = z.object({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
  // What it is said to be is for the gate to read, over every transport alike.
  documentId: z.unknown().optional(),
});

/** The operation in a body of JSON; null when it cannot be read. */
export function paramsInBody(body: Buffer): OperationParams | null {
  return read(() => JSON.parse(body.toString()));
}

/** The operation in an address, as EventSource sends it; null when it cannot be read. */
export function paramsInAddress(search: URLSearchParams): OperationParams | null {
  return read(() => {
    const json = (name: string): unknown => JSON.parse(search.get(name) ?? 'null');
    return {
      query: search.get('query') ?? undefined,
      operationName: search.get('operationName'),
      variables: json('variables'),
      extensions: json('extensions'),
      documentId: search.get('documentId'),
    };
  });
}

function read(find: () => unknown): OperationParams | null {
  try {
    return operationParams.parse(find());
  } catch {
    return null;
  }
}
