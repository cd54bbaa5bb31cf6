import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/helpers/closing-line-reporter.ts';

// Tests that measure time or memory, or start servers of their own, have a process of their own, file by file. All others
// share the modules that a worker has loaded: much of their time went into loading them anew.
const ALONE = ['attack', 'browser', 'cli', 'db', 'embedded-postgres', 'fault', 'live', 'siege', 'simulation'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

// graphql 16 ships CommonJS and ESM; Vite would take the one and Pothos and Yoga the other: "another module or realm".
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };
// Against what hangs. They allow many times what anything takes on a quiet machine (`PATIENCE_MS` in test/helpers/within.ts).
const limits = { testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 40_000 } } };

export default defineConfig({
  test: {
    // Of the run as a whole: a project that extended this would start a database server of its own.
    globalSetup: ['test/helpers/global-setup.ts'],
    reporters: ['default', new ClosingLineReporter()],
    maxWorkers: 2,
    projects: [
      { resolve, test: { name: 'alone', include: ALONE, ...limits } },
      {
        resolve,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false, ...limits },
      },
    ],
  },
});
