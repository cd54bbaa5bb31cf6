import WebSocket from 'ws';
import type { OperationParams } from '../../src/http/operation-gate.ts';
import type { TestServer } from '../helpers/test-server.ts';
import { within } from '../helpers/within.ts';

/** What a transport answers with. */
export interface Verdict {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; cost?: unknown } }[];
  extensions?: { cost?: unknown };
}

/** Sends one operation and reads its first result. */
export type Send = (params: OperationParams, token?: string) => Promise<Verdict>;

const PATIENCE_MS = 10_000;

/** The three ways to the API, each with a connection of its own for each operation. */
export function threeTransports(server: TestServer): Record<'HTTP' | 'SSE' | 'WebSocket', Send> {
  const post = (params: OperationParams, token: string | undefined, accept: string): Promise<Response> =>
    fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(params),
    });
  return {
    HTTP: async (params, token) => (await (await post(params, token, 'application/json')).json()) as Verdict,
    SSE: async (params, token) => firstEvent(await post(params, token, 'text/event-stream')),
    WebSocket: (params, token) => firstMessage(server.url, params, token),
  };
}

async function firstEvent(response: Response): Promise<Verdict> {
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const [, data] = /^data: (.+)$/m.exec(text) ?? [];
    if (data !== undefined && text.includes('\n\n', text.indexOf(data))) return JSON.parse(data) as Verdict;
  }
  return JSON.parse(text) as Verdict;
}

async function firstMessage(url: string, params: OperationParams, token: string | undefined): Promise<Verdict> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  try {
    return await within(
      PATIENCE_MS,
      'an answer over WebSocket',
      new Promise<Verdict>((resolve, reject) => {
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
        socket.on('error', reject);
        socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
        socket.on('message', (text) => {
          const { type, payload } = JSON.parse(String(text)) as { type: string; payload: unknown };
          if (type === 'connection_ack') {
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: params }));
          } else if (type === 'next') resolve(payload as Verdict);
          else if (type === 'error') resolve({ errors: payload as NonNullable<Verdict['errors']> });
        });
      }),
    );
  } finally {
    socket.terminate();
  }
}
