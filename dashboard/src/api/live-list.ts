import type { AnyVariables, DocumentInput } from 'urql';
import { type CheckedListFrame, ListBroken, ListChecker } from 'ketnap-client';
import type { Api } from './client.ts';

/** How long to wait before asking again after an error, ms. */
const AGAIN_MS = 3_000;

/** Errors after which there is nothing to be seen any more: the board behind the page says why. */
const OVER = ['NOT_FOUND', 'COMMITTEE_ENDED'];

/** What is asked: a subscription to a list, and its variables, which no other list is asked with. */
export interface AskedList<Row extends { id: string }> {
  document: DocumentInput<Record<string, CheckedListFrame<Row>>, AnyVariables>;
  variables: Record<string, unknown>;
}

/** Keeps one list live, and proves of every frame that it continues the one before. */
export class LiveList<Row extends { id: string }> {
  #rows: readonly Row[] | null = null;
  #checker = new ListChecker<Row>();
  #stopFrames: (() => void) | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #api: Pick<Api, 'client' | 'resumePoints'>;
  readonly #asked: AskedList<Row>;
  readonly #listeners = new Set<() => void>();

  constructor(api: Pick<Api, 'client' | 'resumePoints'>, asked: AskedList<Row>) {
    this.#api = api;
    this.#asked = asked;
  }

  /** The rows, those that are new behind the others; null before the first frame, and where there is nothing to be seen. */
  get rows(): readonly Row[] | null {
    return this.#rows;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Subscribes from the beginning, and keeps it up until it is stopped. */
  start(): void {
    const { client, resumePoints } = this.#api;
    const { document, variables } = this.#asked;
    this.#checker = new ListChecker<Row>();
    resumePoints.forget(variables);
    const frames = client.subscription(document, variables).subscribe(({ data, error }) => {
      if (error) this.#failed(error.graphQLErrors.map(({ extensions }) => extensions?.code));
      else if (data) for (const frame of Object.values(data)) if (typeof frame === 'object') this.#take(frame);
    });
    this.#stopFrames = frames.unsubscribe;
  }

  stop(): void {
    clearTimeout(this.#again);
    this.#stopFrames?.();
  }

  #take(frame: CheckedListFrame<Row>): void {
    try {
      this.#checker.take(frame);
    } catch (error) {
      if (!(error instanceof ListBroken)) throw error;
      console.warn(`a list starts anew: ${error.message}`);
      this.stop();
      this.start();
      return;
    }
    this.#api.resumePoints.set(this.#asked.variables, frame.cursor);
    this.#show([...this.#checker.rows.values()]);
  }

  #failed(codes: readonly unknown[]): void {
    this.stop();
    if (codes.some((code) => OVER.includes(String(code)))) this.#show(null);
    else this.#again = setTimeout(() => this.start(), AGAIN_MS);
  }

  #show(rows: readonly Row[] | null): void {
    this.#rows = rows;
    for (const listener of [...this.#listeners]) listener();
  }
}
