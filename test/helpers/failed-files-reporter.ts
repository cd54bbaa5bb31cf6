import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Writes which files failed into the file that `FAILED_FILES` names, one a line, so that they can be asked once more by themselves.
 * It stays empty where something failed that belongs to no file.
 */
export class FailedFilesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const path = process.env.FAILED_FILES;
    if (path === undefined) return;
    const failed = errors.length > 0 ? [] : modules.filter((module) => module.state() === 'failed');
    writeFileSync(path, failed.map(({ moduleId }) => `${moduleId}\n`).join(''));
  }
}
