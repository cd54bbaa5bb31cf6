import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `npm run test:tools`: beside the suite, since what it needs is installed by itself.
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['test/helpers/global-setup.ts'],
    include: ['test/tools/*.tools.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
