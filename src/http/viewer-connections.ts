import type { Session } from '../access/session.ts';

/** Counts the WebSockets and event streams of each viewer, so that none of them takes all there are. */
export class ViewerConnections {
  readonly #mostOf: (viewer: string | null) => number;
  readonly #open = new Map<string | null, number>();

  /** @param mostOf - connections a viewer may have; those without a token are one viewer together, null. */
  constructor(mostOf: (viewer: string | null) => number) {
    this.#mostOf = mostOf;
  }

  /** Takes a place for a connection, which is given back by calling the result; null when the viewer has no more. */
  enter(session: Session | null): (() => void) | null {
    const viewer = session?.subject ?? null;
    const open = this.#open.get(viewer) ?? 0;
    if (open >= this.#mostOf(viewer)) return null;
    this.#open.set(viewer, open + 1);
    return () => this.#leave(viewer);
  }

  #leave(viewer: string | null): void {
    const open = (this.#open.get(viewer) ?? 1) - 1;
    if (open === 0) this.#open.delete(viewer);
    else this.#open.set(viewer, open);
  }
}
