import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Tokens one document may have. The parser stops there, so that a hostile one costs little. */
export const MOST_TOKENS = 4_000;

/**
 * How operations are parsed; the same for HTTP, SSE and WebSocket, which all come through here.
 * Depth, breadth and cost are the schema's own limits.
 */
export const operationGate: Plugin = {
  onParse({ setParseFn }) {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: MOST_TOKENS }));
  },
};
