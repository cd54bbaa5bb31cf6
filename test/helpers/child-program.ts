import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** How a program ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Everything it wrote to standard error. */
  errors: string;
}

/** A program of the project in a process of its own. */
export class ChildProgram {
  readonly pid: number;
  /** Resolves when it has ended and its output is complete. */
  readonly ended: Promise<Exit>;
  readonly #child: ChildProcess;
  #output = '';
  #errors = '';

  /** @param args - of node; run in the project's folder. */
  constructor(args: string[], env: NodeJS.ProcessEnv = process.env) {
    this.#child = spawn(process.execPath, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.pid = this.#child.pid ?? 0;
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal, errors: this.#errors }));
  }

  /** Everything it has written to standard output so far. */
  get output(): string {
    return this.#output;
  }

  /** Waits until its output matches. Rejects with what it said when it ends before. */
  async says(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      const more = await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.ended]);
      if (Array.isArray(more)) continue;
      throw new Error(
        `it ended with ${more.code ?? more.signal} before it said ${pattern}: ${this.#output}${more.errors}`,
      );
    }
  }

  /** Closes the ends at which its output was read, as a reader does that goes away. */
  stopListening(): void {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Exit> {
    this.#child.kill(signal);
    return this.ended;
  }
}

/** Whether a process lives. A zombie that nobody has waited for yet does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}
