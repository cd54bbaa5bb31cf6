import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFolder } from './built-folder.ts';
import { ChildProgram } from './child-program.ts';

/** What `npm run build` makes, in a place of its own: a test does not touch the project's dist/. */
export interface BuiltPrograms {
  /** A folder for what a test needs beside it; removed with it. */
  folder: string;
  /** Starts one with an environment of its own. */
  run(
    file: 'server.js' | 'cli/migrate.js' | 'cli/grant.js' | 'cli/import.js',
    env: Record<string, string>,
    options?: string[],
    node?: string[],
  ): ChildProgram;
  /** Kills what still runs. */
  killAll(): Promise<void>;
  remove(): void;
}

/** Copies the programs into a folder of their own, where a test may put something beside them. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  const built = await builtFolder();
  const folder = mkdtempSync(join(tmpdir(), 'ketnap-dist-'));
  const dist = join(folder, 'dist');
  for (const name of ['node_modules', 'prisma', 'package.json']) symlinkSync(join(built, name), join(folder, name));
  cpSync(join(built, 'dist'), dist, { recursive: true });
  const programs: ChildProgram[] = [];
  return {
    folder,
    run(file, env, options = [], node = []) {
      const program = new ChildProgram([...node, join(dist, file), ...options], { PATH: process.env.PATH, ...env });
      programs.push(program);
      return program;
    },
    async killAll() {
      for (const program of programs.splice(0)) await program.end('SIGKILL');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
