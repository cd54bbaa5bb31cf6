import type { Clock } from '../calendar.ts';
import type { PrismaClient, Role } from '../db/generated/client.ts';
import { InvalidToken, type Session } from './session.ts';

/** A role on a committee that is in force now. */
export interface Grant {
  id: string;
  role: Role;
  committeeId: string;
  /** The committee's place in the tree; everything that starts with it is covered. */
  path: string;
}

/** Who asks, and what they have been granted. */
export interface Viewer {
  subject: string;
  grants: Grant[];
}

interface Known {
  viewer: Viewer;
  authzSeq: number;
  treeSeq: number;
  /** When the next grant begins or ends, ms. */
  goodUntilMs: number;
}

/** Viewers remembered at most; the least recently loaded go first. */
const REMEMBERED = 20_000;

/**
 * Finds what a session may do. Grants are remembered until the feed says that some grant or the tree changed, or until
 * one of them begins or ends by itself.
 */
export class Viewers {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;
  readonly #position: () => { authzSeq: number; treeSeq: number };
  readonly #known = new Map<string, Known>();

  /** @param position - the last positions at which grants and the tree changed, as this node knows them. */
  constructor(prisma: PrismaClient, clock: Clock, position: () => { authzSeq: number; treeSeq: number }) {
    this.#prisma = prisma;
    this.#clock = clock;
    this.#position = position;
  }

  /** @throws InvalidToken when the session has run out. */
  async of(session: Session): Promise<Viewer> {
    const nowMs = this.#clock.now();
    if (session.expiresAtMs <= nowMs) throw new InvalidToken('EXPIRED');
    // Read before the database is: what is loaded is at least as new as what it is filed under.
    const { authzSeq, treeSeq } = this.#position();
    const known = this.#known.get(session.subject);
    if (known && known.authzSeq === authzSeq && known.treeSeq === treeSeq && nowMs < known.goodUntilMs) {
      return known.viewer;
    }
    const fresh = { ...(await this.#load(session.subject, nowMs)), authzSeq, treeSeq };
    this.#known.delete(session.subject);
    this.#known.set(session.subject, fresh);
    if (this.#known.size > REMEMBERED) this.#known.delete(this.#known.keys().next().value as string);
    return fresh.viewer;
  }

  async #load(subject: string, nowMs: number): Promise<{ viewer: Viewer; goodUntilMs: number }> {
    const now = new Date(nowMs);
    const rows = await this.#prisma.accessGrant.findMany({
      where: { subject, OR: [{ validTo: null }, { validTo: { gt: now } }] },
      include: { committee: { select: { path: true } } },
      orderBy: { id: 'asc' },
    });
    const turns = rows.flatMap((row) => [row.validFrom, row.validTo]).filter((turn) => turn !== null && turn > now);
    const grants = rows
      .filter((row) => row.validFrom <= now)
      .map(({ id, role, committeeId, committee }) => ({ id, role, committeeId, path: committee.path }));
    return {
      viewer: { subject, grants },
      goodUntilMs: Math.min(...turns.map((turn) => (turn as Date).getTime())),
    };
  }
}
