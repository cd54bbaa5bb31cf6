/** Where a tab keeps its token: gone with the tab, and no other tab sees it. */
const STORE_KEY = 'ketnap:token';

/** Who is signed in, and whether the server still takes the token. */
export interface SessionState {
  token: string | null;
  /** The `sub` of the token; null without one. */
  subject: string | null;
  /** Whether the server has refused this token: it has run out. What is shown stays until there is another. */
  refused: boolean;
}

/** Gets a new token for a subject without asking anybody; null where there is none to get. */
export type Renew = (subject: string) => Promise<string | null>;

/** Keeps the token. Whether it is good is for the server to say: this machine's clock may be wrong. */
export class Session {
  #state: SessionState;
  readonly #renew: Renew;
  readonly #listeners = new Set<() => void>();

  constructor(renew: Renew) {
    this.#renew = renew;
    this.#state = stateOf(sessionStorage.getItem(STORE_KEY));
  }

  get state(): SessionState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a token. False, and nothing happens, when it is none. */
  signIn(token: string): boolean {
    const next = stateOf(token.trim().replace(/^Bearer\s+/i, ''));
    if (next.subject === null) return false;
    sessionStorage.setItem(STORE_KEY, next.token ?? '');
    this.#set(next);
    return true;
  }

  signOut(): void {
    sessionStorage.removeItem(STORE_KEY);
    this.#set(stateOf(null));
  }

  /** The server does not take this token any longer. Another one may have come meanwhile. */
  async refuse(token: string | null): Promise<void> {
    const { subject } = this.#state;
    if (token === null || subject === null || token !== this.#state.token || this.#state.refused) return;
    this.#set({ ...this.#state, refused: true });
    const renewed = await this.#renew(subject);
    if (renewed !== null && this.#state.refused && this.#state.subject === subject) this.signIn(renewed);
  }

  /** A token that was not refused; waits until there is one. */
  async goodToken(): Promise<string> {
    for (;;) {
      const { token, refused } = this.#state;
      if (token !== null && !refused) return token;
      await new Promise<void>((resolve) => {
        const forget = this.subscribe(() => {
          forget();
          resolve();
        });
      });
    }
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function stateOf(token: string | null): SessionState {
  const subject = subjectOf(token);
  return { token: subject === null ? null : token, subject, refused: false };
}

/** The `sub` of a token, for display only; null when it is no token. */
export function subjectOf(token: string | null): string | null {
  try {
    const payload = token?.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
