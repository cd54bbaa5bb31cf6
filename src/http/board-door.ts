import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { permits } from '../access/scope.ts';
import type { Session } from '../access/session.ts';
import { type BoardScope, boardSeq } from '../feed/board.ts';
import { shortEpoch } from '../feed/cursor.ts';
import type { Language } from '../messages/language.ts';
import type { Services } from '../schema/context.ts';
import { decodeGlobalId } from '../schema/global-id.ts';
import { schema } from '../schema/index.ts';
import { askedBoard } from './asked-board.ts';
import type { DocumentReader } from './document-reader.ts';
import type { OperationGate, OperationParams } from './operation-gate.ts';
import { parametersOf } from './request-gate.ts';
import type { SessionOfRequest } from './session-of-request.ts';
import type { ViewerConnections } from './viewer-connections.ts';

/** Longest wait for a change, s. */
const MOST_WAIT_S = 20;

/** How often a waiting request looks whether the node has gone on, ms. */
const LOOK_MS = 50;

/** A board as a viewer would be shown it now, without a figure of it. */
interface Standing {
  seq: number;
  /** The place of the board's last change and the day, the same on all nodes. */
  position: string;
  etag: string;
  cacheControl: string;
  /** When it must be asked again whatever happens: a role or the session runs out, ms since the epoch. */
  untilMs: number;
}

/** What a query of a board by GET is judged by. */
interface AskedBoard {
  scope: BoardScope;
  session: Session;
  language: Language;
}

/** What is needed for it. */
export interface BoardDoorOptions {
  services: Services;
  gate: OperationGate;
  reader: DocumentReader;
  sessionOf: SessionOfRequest;
  connections: ViewerConnections;
  /** Whether the server takes nothing new any more. */
  draining(): boolean;
}

/**
 * Queries of boards by GET, for walls behind a proxy: their answers carry the board's own position, which stays until the board changes,
 * and not the head of the feed. So all walls of one token ask the same address, and a proxy asks for all of them.
 */
export class BoardDoor {
  readonly #options: BoardDoorOptions;

  constructor(options: BoardDoorOptions) {
    this.#options = options;
  }

  /**
   * Looks at a query, and waits for a change where it says `after` and `wait`. Answers where there is nothing new; else says what is to
   * be said of the answer, once it is there. Null where it is no query of a board, or of none that the viewer sees.
   */
  async open(
    request: IncomingMessage,
    response: ServerResponse,
    params: OperationParams,
    language: Language,
  ): Promise<Standing | 'ANSWERED' | null> {
    // Who may not ask is told so by the operation itself.
    const asked = await this.#asked(request, params, language).catch(() => null);
    const standing = asked && (await this.#atLast(asked, parametersOf(request), response).catch(() => null));
    if (standing === null) return null;
    const after = parametersOf(request).get('after');
    if (request.headers['if-none-match'] !== standing.etag && after !== standing.position) return standing;
    say(response, standing);
    response.writeHead(304).end();
    return 'ANSWERED';
  }

  /** Says what the answer is of, if it is one. */
  tell(response: ServerResponse, standing: Standing, status: number, body: Buffer): void {
    const failed = status !== 200 || (body.includes('"errors"') && 'errors' in JSON.parse(body.toString()));
    if (!failed) say(response, standing);
  }

  /** How the board stands, after a wait for a change where one is asked for. */
  async #atLast(asked: AskedBoard, address: URLSearchParams, response: ServerResponse): Promise<Standing | null> {
    const standing = await this.#standing(asked);
    const after = address.get('after');
    const waitMs = Math.min(Number(address.get('wait')) || 0, MOST_WAIT_S) * 1_000;
    if (standing === null || after === null || waitMs <= 0 || isPast(after, standing)) return standing;
    const leave = this.#options.connections.enter(asked.session);
    // One wait more than the viewer may have is answered at once.
    return leave === null ? standing : this.#changed(asked, after, waitMs, response).finally(leave);
  }

  async #asked({ headers }: IncomingMessage, params: OperationParams, language: Language): Promise<AskedBoard | null> {
    const { gate, reader, sessionOf } = this.#options;
    const session = await sessionOf(headers.authorization);
    if (session === null) return null;
    const document = await reader.read(session.subject, params, 'IS_REFUSED');
    const cleared = gate.clear(document, params);
    if ('errors' in cleared) return null;
    const scope = askedBoard(schema, document, cleared.operation, cleared.variables);
    if (scope === null) return null;
    return { scope: { ...scope, committeeId: decodeGlobalId(scope.committeeId).id }, session, language };
  }

  /** @throws InvalidToken when the session is over */
  async #standing({ scope, session, language }: AskedBoard): Promise<Standing | null> {
    const { feed, viewers } = this.#options.services;
    const viewer = await viewers.of(session);
    // From here on nothing is awaited: it is all of one picture.
    const { state, day } = feed;
    const committee = state.committees.get(scope.committeeId);
    if (!committee || !permits(viewer, 'quota:read', committee.path)) return null;
    const seq = boardSeq(state, scope, day);
    // A server that was started anew may have been given a backup: what was told of the one before says nothing.
    const history = shortEpoch(state.head.epoch) + state.head.server;
    const position = `${seq.toString(36)}.${day.replaceAll('-', '')}.${history}`;
    const etag = `W/"${position}.${shortOf([viewer.key, committee.path, language])}"`;
    const isWall = viewer.grants.length > 0 && viewer.grants.every(({ role }) => role === 'DASHBOARD');
    const cacheControl = isWall ? 'public, max-age=1' : 'private, no-cache';
    return { seq, position, etag, cacheControl, untilMs: Math.min(viewer.untilMs, session.expiresAtMs) };
  }

  /** Resolves when the board is past a position, its viewer sees it no more, or the time is up. */
  #changed(asked: AskedBoard, after: string, waitMs: number, response: ServerResponse): Promise<Standing | null> {
    const { services, draining } = this.#options;
    const { feed, clock } = services;
    const until = performance.now() + waitMs;
    return new Promise((resolve, reject) => {
      let seen = '';
      let untilMs = 0;
      let looking = false;
      const look = async (): Promise<void> => {
        const now = [feed.state.head.seq, feed.day, feed.rightsOf(asked.session.subject)].join();
        const isOver = performance.now() >= until || response.destroyed || draining();
        const hasEnded = untilMs <= clock.now();
        if (looking || (now === seen && !isOver && !hasEnded)) return;
        looking = true;
        seen = now;
        const standing = await this.#standing(asked).finally(() => {
          looking = false;
        });
        untilMs = standing?.untilMs ?? 0;
        if (standing === null || isOver || isPast(after, standing)) finish(() => resolve(standing));
      };
      const finish = (settle: () => void): void => {
        clearInterval(timer);
        settle();
      };
      const timer = setInterval(() => look().catch((error) => finish(() => reject(error))), LOOK_MS);
    });
  }
}

function say(response: ServerResponse, { position, etag, cacheControl }: Standing): void {
  response.setHeader('etag', etag);
  response.setHeader('ketnap-position', position);
  response.setHeader('cache-control', cacheControl);
  response.setHeader('vary', 'authorization, accept-language, accept-encoding, origin');
}

/** Whether a board has gone on from a position: a node that is behind where another one was waits until it is there. */
function isPast(after: string, { seq, position }: Standing): boolean {
  const [asked = '', ...rest] = after.split('.');
  return position !== after && !(position.endsWith(`.${rest.join('.')}`) && seq < Number.parseInt(asked, 36));
}

function shortOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 10);
}
