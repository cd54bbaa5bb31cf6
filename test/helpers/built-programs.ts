import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ChildProgram } from './child-program.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

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

/** Builds the programs: about two seconds. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  const folder = join(tmpdir(), `ketnap-dist-${randomBytes(4).toString('hex')}`);
  const dist = join(folder, 'dist');
  mkdirSync(folder);
  for (const name of ['node_modules', 'prisma']) symlinkSync(join(PROJECT, name), join(folder, name));
  copyFileSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
  const tsc = join(PROJECT, 'node_modules/.bin/tsc');
  await promisify(execFile)(tsc, ['-p', 'tsconfig.build.json', '--outDir', dist], { cwd: PROJECT });
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
