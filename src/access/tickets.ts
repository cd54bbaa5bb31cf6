import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '../calendar.ts';
import { keepTicket, takeTicket } from '../db/queries/tickets.ts';
import type { Session } from './session.ts';

const BYTES = 32;

/** Makes and takes tickets: each opens one event stream, in the session in which it was made, and is worth nothing afterwards. */
export class Tickets {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;

  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Makes a ticket. Only its hash is kept. */
  async make({ subject, expiresAtMs }: Session): Promise<string> {
    const key = randomBytes(BYTES);
    await keepTicket(this.#pool, hashOf(key), { subject, sessionEndsAt: new Date(expiresAtMs) });
    return key.toString('base64url');
  }

  /** Takes a ticket. Null where it was used, is too old, or never was one, and where its session is over. */
  async take(ticket: string): Promise<Session | null> {
    const row = await takeTicket(this.#pool, hashOf(Buffer.from(ticket, 'base64url')));
    const expiresAtMs = row?.sessionEndsAt.getTime() ?? 0;
    return row === null || expiresAtMs <= this.#clock.now() ? null : { subject: row.subject, expiresAtMs };
  }
}

/** Nobody can try what has as many values as this: a hash without a key will do. */
function hashOf(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest();
}
