import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { getOperationAST } from 'graphql';
import { runOperation } from '../db/operation.ts';
import { acceptedBy } from './accept.ts';
import type { BoardDoor } from './board-door.ts';
import { operationOver } from './client-operation.ts';
import { namesDocument } from './document-id.ts';
import type { EventStreams } from './event-stream.ts';
import type { OperationParams } from './operation-gate.ts';
import { paramsInAddress, paramsInBody } from './operation-params.ts';
import type { Caller } from './presenter.ts';
import { readBody } from './request-body.ts';
import { MOST_BODY_BYTES, MOST_LONG_BODY_BYTES, parametersOf, refuseLargeBody } from './request-gate.ts';
import type { SessionOfRequest } from './session-of-request.ts';
import type { GraphqlServer } from './yoga.ts';

/** Answers one request that has passed the gate. */
export type AnswerGraphql = (request: IncomingMessage, response: ServerResponse, caller: Caller) => void;

/** GraphQL over HTTP: one answer of JSON, or an event stream to who prefers it and for a subscription. */
export function serveGraphqlRequests(
  { yoga, reader }: GraphqlServer,
  eventStreams: Pick<EventStreams, 'answer'>,
  sessionOf: SessionOfRequest,
  boards: BoardDoor,
): AnswerGraphql {
  /** Who takes either is answered with the one that it needs. What cannot be read is answered as JSON, which says why. */
  const isSubscription = async (
    authorization: string | undefined,
    params: OperationParams | null,
  ): Promise<boolean> => {
    if (params === null) return false;
    try {
      const session = await sessionOf(authorization);
      const document = await reader.read(session?.subject ?? null, params, 'IS_REFUSED');
      return getOperationAST(document, params.operationName)?.operation === 'subscription';
    } catch {
      return false;
    }
  };

  /** A long body is read of nobody but who is signed in, and has said how long it is. */
  const mostBytesOf = async (headers: IncomingHttpHeaders): Promise<number> => {
    if (!(Number(headers['content-length']) > MOST_BODY_BYTES)) return MOST_BODY_BYTES;
    const session = await sessionOf(headers.authorization).catch(() => null);
    return session === null ? MOST_BODY_BYTES : MOST_LONG_BODY_BYTES;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> => {
    const { method, url = '', headers } = request;
    const { json, eventStream, eventStreamFirst, pageFirst } = acceptedBy(request);
    const isPost = method === 'POST';
    const body = await readBody(request, await mostBytesOf(headers));
    if (body === null) return refuseLargeBody(request, response, caller.language);
    if (eventStream && !pageFirst) {
      const params = isPost ? paramsInBody(body) : paramsInAddress(parametersOf(request));
      const isQueried = isPost || namesDocument(parametersOf(request));
      if (eventStreamFirst || !isQueried || json === null || (await isSubscription(headers.authorization, params))) {
        return eventStreams.answer(request, response, caller, params);
      }
    }
    const isPage = !isPost && (pageFirst || !namesDocument(parametersOf(request)));
    const documentId = isPost ? null : parametersOf(request).get('documentId');
    // What is asked for by an address may be kept by whoever passes it on, and this may be about persons.
    if (!isPost && !isPage) response.setHeader('cache-control', 'no-store');
    const params = isPost || isPage ? null : paramsInAddress(parametersOf(request));
    const board = params && (await boards.open(request, response, params, caller.language));
    if (board === 'ANSWERED') return;
    // The library would read the header without its quality values.
    const given = { accept: isPage ? 'text/html' : json, authorization: headers.authorization };
    const asked = new yoga.fetchAPI.Request(`http://localhost${url}`, {
      method: method ?? '',
      headers: { ...definedOf(given), ...(isPost && { 'content-type': 'application/json' }) },
      ...(isPost && { body: body.toString() }),
    });
    const answered = await runOperation(operationOver(response), () =>
      yoga.fetch(asked, {
        caller,
        isComing: parametersOf(request).get('contract') === 'next',
        ...(documentId !== null && { documentId }),
      }),
    );
    response.statusCode = answered.status;
    for (const [name, value] of answered.headers) response.setHeader(name, value);
    const bytes = Buffer.from(await answered.arrayBuffer());
    if (board !== null) boards.tell(response, board, answered.status, bytes);
    response.end(bytes);
  };
  return (request, response, caller) => {
    // The client has gone, or a part of ours that hides its errors has failed: there is nobody left who could be told.
    answer(request, response, caller).catch(() => response.destroy());
  };
}

function definedOf(headers: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((header): header is [string, string] => header[1] != null));
}
