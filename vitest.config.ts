import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './test/helpers/closing-line-reporter.ts';
import { FailedFilesReporter } from './test/helpers/failed-files-reporter.ts';
import { LongestFirst } from './test/helpers/longest-first.ts';

// Tests that measure the time of their own process have one to themselves, file by file, and those of the embedded server, which
// leave and find what is of a process. All others share the modules that a worker has loaded: to load them anew takes a
// second or two of each file.
const ALONE = [
  ...['fuzz', 'gate', 'siege', 'simulation'].map((name) => `test/**/${name}.test.ts`),
  'test/embedded-postgres/**/*.test.ts',
];

// graphql 16 ships CommonJS and ESM; Vite would take the one and Pothos and Yoga the other: "another module or realm".
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };
// Our own package as it is written: nothing is built for a test.
const ssr = { resolve: { conditions: ['ketnap-source', ...defaultServerConditions] } };
// Against what hangs. They allow many times what anything takes on a quiet machine (`PATIENCE_MS` in test/helpers/within.ts).
const limits = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 40_000 } } };

export default defineConfig({
  test: {
    // Of the run as a whole: a project that extended this would start a database server of its own.
    globalSetup: ['test/helpers/global-setup.ts'],
    reporters: ['default', new ClosingLineReporter(), new FailedFilesReporter()],
    // Two cores are what it is made for. A third worker would use the time in which others wait, and make those wait who measure.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { resolve, ssr, test: { name: 'alone', include: ALONE, ...limits } },
      {
        resolve,
        ssr,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false, ...limits },
      },
    ],
  },
});
