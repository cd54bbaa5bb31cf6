import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { listOperations } from './list-operations.ts';
import { packFiles } from './pack-files.ts';

/** `npx vite dashboard` for working on the page, beside a demo on port 4000. */
const API = 'http://127.0.0.1:4000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Whatever the page needs lies beside it, under whatever path a proxy puts it.
  base: './',
  // Our own package as it is written; others take it as it is built.
  resolve: { conditions: ['ketnap-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // Beside the server's own, so that one folder is the whole product.
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    // The page's policy allows no data: fonts, and scripts only as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Packing takes what it takes.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // The board of an office, and that of a wall, which is asked for without the rest.
      input: ['index.html', 'wall.html'].map((name) => fileURLToPath(new URL(name, import.meta.url))),
    },
  },
  plugins: [listOperations(), packFiles()],
  server: { proxy: { '/graphql': { target: API, ws: true }, '/logins.json': API } },
});
