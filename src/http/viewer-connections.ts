import type { Session } from '../access/session.ts';

/** Counts the WebSockets and event streams of each viewer, so that none of them takes all there are. */
export class ViewerConnections {
  readonly #most: number;
  readonly #open = new Map<string | null, number>();

  /** @param most - connections a viewer may have; those without a token are one viewer together. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a place for a connection, which is given back by calling the result; null when the viewer has no more. */
  enter(session: Session | null): (() => void) | null {
    const viewer = session?.subject ?? null;
    const open = this.#open.get(viewer) ?? 0;
    if (open >= this.#most) return null;
    this.#open.set(viewer, open + 1);
    return () => this.#leave(viewer);
  }

  #leave(viewer: string | null): void {
    const open = (this.#open.get(viewer) ?? 1) - 1;
    if (open === 0) this.#open.delete(viewer);
    else this.#open.set(viewer, open);
  }
}
