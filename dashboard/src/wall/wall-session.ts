import { takeHandedOverToken } from '../session/handed-over-token.ts';

/** Where a wall keeps its token: beyond the tab, since nobody is there to sign in after a power cut. */
const STORE_KEY = 'ketnap:wall';

/** How a wall is signed in. */
export interface WallState {
  token: string | null;
  /** Whether the server has refused it: what is shown stays, marked as old, until the next one comes. */
  refused: boolean;
  /** Whether a token was turned away because it may do more than show figures. */
  tooMuch: boolean;
}

/**
 * The token of a wall. A wall stands where anybody may touch it: so the token is kept beyond the tab only after the server has said that
 * all it may do is show figures, and one that may do more is forgotten at once.
 */
export class WallSession {
  #state: WallState;
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.#state = { token: takeHandedOverToken() ?? localStorage.getItem(STORE_KEY), refused: false, tooMuch: false };
    addEventListener('hashchange', () => {
      const token = takeHandedOverToken();
      if (token !== null) this.#set({ token, refused: false, tooMuch: false });
    });
  }

  get state(): WallState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the roles of a token allow: kept where that is figures alone. @returns whether the wall may go on with it */
  judge(token: string, roles: readonly string[]): boolean {
    if (token !== this.#state.token) return true;
    if (roles.length > 0 && roles.every((role) => role === 'DASHBOARD')) {
      localStorage.setItem(STORE_KEY, token);
      return true;
    }
    localStorage.removeItem(STORE_KEY);
    this.#set({ token: null, refused: false, tooMuch: roles.length > 0 });
    return false;
  }

  /** A token that was not refused; waits until the kiosk sends one. */
  async goodToken(refused: string | null): Promise<string> {
    if (refused !== null && refused === this.#state.token && !this.#state.refused) {
      localStorage.removeItem(STORE_KEY);
      this.#set({ ...this.#state, refused: true });
    }
    for (;;) {
      const { token, refused: isOver } = this.#state;
      if (token !== null && !isOver) return token;
      await new Promise<void>((resolve) => {
        const forget = this.subscribe(() => {
          forget();
          resolve();
        });
      });
    }
  }

  #set(state: WallState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
