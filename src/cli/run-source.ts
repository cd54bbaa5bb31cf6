import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program of the sources with the terminal of this one, which may be a built program.
 *
 * @param path from the project's folder
 * @returns its exit code, or undefined where there are no sources, or not what runs them (a development dependency)
 */
export async function runSource(path: string, args: readonly string[]): Promise<number | undefined> {
  const source = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const runner = findRunner();
  if (runner === undefined || !existsSync(source)) return undefined;
  const program = spawn(process.execPath, ['--import', runner, source, ...args], { stdio: 'inherit' });
  const [code] = (await once(program, 'exit')) as [number | null];
  return code ?? 1;
}

function findRunner(): string | undefined {
  try {
    return import.meta.resolve('tsx');
  } catch {
    return undefined;
  }
}
