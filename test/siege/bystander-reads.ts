import { encodeGlobalId } from '../../src/schema/global-id.ts';
import type { Gather } from './bystanders-commands.ts';

/** Longest wait for an answer, ms. */
const MOST_MS = 60_000;

const READ = `query Bystander($id: ID!, $year: Int!) {
  committee(id: $id) { name quota(year: $year) { admitted plan } children(first: 5) { edges { node { name } } } }
}`;

/** Bystanders who ask something small over HTTP at an even rate, whether or not those before have been answered. */
export class BystanderReads {
  failed: Record<string, number> = {};
  readonly #command: Gather;
  readonly #askedAt = new Set<number>();
  #late: number[] = [];
  #asked = 0;

  constructor(command: Gather) {
    this.#command = command;
  }

  start(): void {
    setInterval(() => void this.#ask(), this.#command.readEveryMs);
  }

  /** Forgets what has been answered so far. */
  reset(): void {
    this.#late = [];
    this.failed = {};
  }

  /** How long the answers took, and how long those have been waited for that have not come, ms. */
  lateMs(): number[] {
    return [...this.#late, ...[...this.#askedAt].map((at) => performance.now() - at)];
  }

  async #ask(): Promise<void> {
    const { boards, tokens, port, year } = this.#command;
    const number = this.#asked % tokens.length;
    this.#asked += 1;
    const at = performance.now();
    this.#askedAt.add(at);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[number]}` },
        body: JSON.stringify({
          query: READ,
          variables: { id: encodeGlobalId('Committee', boards[number % boards.length]?.committeeId ?? ''), year },
        }),
        signal: AbortSignal.timeout(MOST_MS),
      });
      const answer = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
      if (answer.errors) this.#fail(answer.errors[0]?.extensions?.code ?? 'an error');
    } catch (error) {
      this.#fail((error as Error).message);
    }
    this.#askedAt.delete(at);
    this.#late.push(performance.now() - at);
  }

  #fail(code: string): void {
    this.failed[code] = (this.failed[code] ?? 0) + 1;
  }
}
