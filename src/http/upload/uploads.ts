import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Operation, runOperation } from '../../db/operation.ts';
import { importUpload, uploadKinds } from '../../import/import-upload.ts';
import { writeTemplate } from '../../import/template.ts';
import { UPLOAD_LIMITS } from '../../import/upload-limits.ts';
import { catalogues } from '../../messages/catalogues.ts';
import { createContext, type Services } from '../../schema/context.ts';
import { idOfType } from '../../schema/global-id.ts';
import { RequestError } from '../../schema/request-error.ts';
import { mediaTypes } from '../../spreadsheet/sheet.ts';
import { operationOver } from '../client-operation.ts';
import { attachment } from '../export/attachment.ts';
import type { Caller, Present } from '../presenter.ts';
import { refuseFile } from '../refuse-file.ts';
import { readBody, refuseBody } from '../request-body.ts';
import { parametersOf, pathOf } from '../request-gate.ts';
import type { SessionOfRequest } from '../session-of-request.ts';
import type { Shares } from '../shares/shares.ts';
import { isUploadPath, readUploadRequest } from './upload-request.ts';

/** Time after which it is worth asking again, s. */
const BUSY_S = 10;
/** Longest time of one statement, ms: a page of a thousand lines. */
const STATEMENT_MS = 60_000;

/** What uploads need. */
export interface UploadOptions {
  services: Services;
  sessionOf: SessionOfRequest;
  shares: Shares;
  present: Present;
  /** Files that this node reads at once; each holds up to 50 MiB unpacked. */
  mostAtOnce: number;
}

/** Answers a request with a file, or for an empty one. False when it is none. */
export type AnswerUpload = (request: IncomingMessage, response: ServerResponse, caller: Caller) => boolean;

/**
 * `PUT /import/candidates`, `/import/quotas`, `/import/enrolments`: a file of an office, tried out, and with the digest of the trial
 * written. `GET` brings an empty one.
 */
export function serveUploads({ services, sessionOf, shares, present, mostAtOnce }: UploadOptions): AnswerUpload {
  const reading = new Set<string>();

  const enter = (subject: string): (() => void) => {
    if (reading.has(subject) || reading.size >= mostAtOnce) {
      throw new RequestError('TOO_MANY_OPERATIONS', (texts) => texts.uploadsBusy, { retryAfter: BUSY_S });
    }
    reading.add(subject);
    return () => void reading.delete(subject);
  };

  const take = async (
    operation: Operation,
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
  ): Promise<void> => {
    let release = (): void => {};
    try {
      const session = await sessionOf(request.headers.authorization);
      if (session === null) throw new RequestError('UNAUTHENTICATED', (texts) => texts.tokenNeeded);
      operation.viewer = session.subject;
      const wanted = readUploadRequest(pathOf(request.url ?? ''), parametersOf(request));
      const leave = enter(session.subject);
      release = leave;
      const endTurn = await shares.enter(session.subject);
      release = () => {
        endTurn();
        leave();
      };
      const declared = Number(request.headers['content-length'] ?? 0);
      const bytes = declared > UPLOAD_LIMITS.bytes ? null : await readBody(request, UPLOAD_LIMITS.bytes);
      if (bytes === null) return refuseLarge(request, response, caller);
      const context = await createContext(services, session, caller.language);
      const report = await importUpload(context, { ...wanted, bytes, idIn: idOfType });
      if (!response.destroyed) answer(response, 200, report);
    } catch (error) {
      if (!response.destroyed) refuseFile(response, present(error, caller));
      // What is still on its way is not waited for.
      request.resume();
    } finally {
      release();
    }
  };

  const give = async (request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> => {
    try {
      const { kind, language } = readUploadRequest(pathOf(request.url ?? ''), parametersOf(request));
      const file = await writeTemplate(language, uploadKinds[kind].layout);
      const name = catalogues[language].templateOf(kind);
      response.writeHead(200, {
        'content-type': mediaTypes.xlsx,
        'content-disposition': attachment(`${name}.xlsx`),
      });
      response.end(file);
    } catch (error) {
      answer(response, 400, { errors: [present(error, caller)] });
    }
  };

  return (request, response, caller) => {
    if (!isUploadPath(pathOf(request.url ?? ''))) return false;
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.method === 'GET') void give(request, response, caller);
    else {
      const operation = operationOver(response, STATEMENT_MS);
      void runOperation(operation, () => take(operation, request, response, caller));
    }
    return true;
  };
}

function refuseLarge(request: IncomingMessage, response: ServerResponse, { language }: Caller): void {
  const message = catalogues[language].uploadTooLarge(UPLOAD_LIMITS.bytes / 1024 / 1024);
  refuseBody(request, response, 413, JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
