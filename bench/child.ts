import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Call } from './child-commands.ts';

/** Time a child has to end in order, ms. */
const GRACE_MS = 5_000;

const running = new Set<Child>();
let noMore = false;

/** Ends every child there is, and lets none start any more. */
export async function endChildren(): Promise<void> {
  noMore = true;
  await Promise.all([...running].map((child) => child.end()));
}

/** A program of the benchmark in a process of its own, which answers questions. */
export class Child {
  readonly #process: ChildProcess;
  readonly #name: string;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  #calls = 0;

  /**
   * @param program - file, relative to this folder.
   * @param core - the processor it is to stay on; null leaves that to the system.
   */
  constructor(program: string, core: number | null, env: Record<string, string> = {}) {
    if (noMore) throw new Error(`${program} is not started any more`);
    const node = ['--expose-gc', '--import', 'tsx', fileURLToPath(new URL(program, import.meta.url))];
    const [command, args] =
      core === null ? [process.execPath, node] : ['taskset', ['-c', String(core), process.execPath, ...node]];
    this.#name = program;
    this.#process = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...env },
    });
    running.add(this);
    this.#process.on('message', (answer) => this.#take(answer as Answer));
    this.#process.on('exit', (code, signal) => {
      running.delete(this);
      this.#fail(`${program} ended with ${code ?? signal}`);
    });
    this.#process.on('error', (error) => this.#fail(`${program}: ${error.message}`));
  }

  /** Asks, and resolves with the answer. Rejects when the child fails or ends. */
  ask<T>(name: string, argument?: unknown): Promise<T> {
    this.#calls += 1;
    const call: Call = { call: this.#calls, name, argument };
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(call.call, { resolve, reject });
      this.#process.send(call, (error) => {
        if (error) this.#fail(`${this.#name} cannot be asked: ${error.message}`);
      });
    });
  }

  /** Ends it: it exits when its parent lets go of it, and is killed when it does not. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    const kill = setTimeout(() => this.#process.kill('SIGKILL'), GRACE_MS);
    if (this.#process.connected) this.#process.disconnect();
    await exited;
    clearTimeout(kill);
  }

  #take({ call, result, error }: Answer): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(`${this.#name}: ${error}`));
  }

  #fail(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }
}
