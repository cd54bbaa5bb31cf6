import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import { KeysUnavailable } from '../../access/key-set.ts';
import type { Clock } from '../../calendar.ts';
import { isLanguage } from '../../messages/language.ts';
import type { SessionOfRequest } from '../session-of-request.ts';
import type { ViewerConnections } from '../viewer-connections.ts';
import { TRY_AGAIN_LATER } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { authorizationOf } from './connection-params.ts';

/** Longest delay a timer can hold, ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What letting a client in needs. */
export interface LetInOptions {
  sessionOf: SessionOfRequest;
  connections: ViewerConnections;
  clock: Clock;
}

/** The first message of a client, `connection_init`, and the connection it came on. */
export interface FirstMessage {
  extra: Connection;
  connectionParams?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Checks who a client is, and takes its viewer's place for it. False closes the connection with 4403: a client asks for a
 * new token and comes back.
 */
export async function letIn(first: FirstMessage, { sessionOf, connections, clock }: LetInOptions): Promise<boolean> {
  const { extra: connection, connectionParams } = first;
  const { ws, caller, line } = connection.wire;
  const header = authorizationOf(connectionParams);
  if (isLanguage(connectionParams?.lang)) caller.language = connectionParams.lang;
  connection.leavesWhenTold = connectionParams?.goingAway === true;
  // A token has no business in memory once it is checked.
  Object.assign(first, { connectionParams: undefined });
  try {
    connection.session = await sessionOf(header);
  } catch (error) {
    // A client comes back with the same token.
    if (error instanceof KeysUnavailable) ws.close(TRY_AGAIN_LATER, 'Tokens cannot be checked now');
    return false;
  }
  line.party = connection.session?.subject ?? '';
  clearTimeout(connection.timer);
  connection.timer = undefined;
  // If the client disconnected during the check, bail out: no close event would clean up after it.
  if (ws.readyState !== WebSocket.OPEN) return false;
  connection.leave = connections.enter(connection.session);
  if (connection.leave === null) {
    ws.close(TRY_AGAIN_LATER, 'Too many connections');
    return false;
  }
  if (connection.session) {
    const leftMs = connection.session.expiresAtMs - clock.now();
    if (leftMs <= LONGEST_TIMER_MS) connection.timer = setTimeout(refuseExpired, leftMs, ws);
  }
  return true;
}

/** Clients ask for a new token and come back. */
function refuseExpired(ws: WebSocket): void {
  ws.close(CloseCode.Forbidden, 'Forbidden');
}
