import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { openBrowser, whyNoBrowser } from '../browser/browser.ts';
import { ChildProgram } from '../helpers/child-program.ts';
import { admitBySql, openPool } from '../helpers/live-district.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

// A project of somebody else: it installs the packed package, and has the code of docs/client.md.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGE = join(ROOT, 'packages/ketnap-client');
const run = promisify(execFile);

const DISTRICT = 'Đảng bộ huyện Lục Yên';
const ADDRESS = 'http://127.0.0.1:4000/graphql';
/** What the project has beside the package. */
const LIBRARIES = [
  ...['graphql', 'graphql-ws', 'ws', 'react', 'react-dom', '@urql/core', '@apollo/client', 'rxjs'],
  ...['@types/node', '@types/ws', '@types/react', '@types/react-dom'],
];

const text = readFileSync(join(ROOT, 'docs/client.md'), 'utf8');
/** The code below a heading of the page. */
function codeOf(heading: string): string {
  const [, code] = new RegExp(`^## ${heading}\n[\\s\\S]*?\`\`\`tsx?\n([\\s\\S]*?)\`\`\``, 'm').exec(text) ?? [];
  if (code === undefined) throw new Error(`docs/client.md has no code below ${heading}`);
  return code;
}
const linesOf = (code: string): number => code.trimEnd().split('\n').length;

const folder = join(scratchFolder(), `ketnap-fresh-${randomBytes(4).toString('hex')}`);
const inProject = (path: string): string => join(folder, path);
const missing = whyNoBrowser();
if (missing !== null) console.warn(`The package is not tried in a browser: ${missing}`);

let server: TestServer;
let pool: ReturnType<typeof openPool>;
let packed: string;
const programs: ChildProgram[] = [];

beforeAll(async () => {
  // What `npm pack` does, in a place of its own.
  const made = inProject('packed');
  mkdirSync(made, { recursive: true });
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', PACKAGE, '--outDir', join(made, 'dist')]);
  for (const file of ['package.json', 'README.md']) copyFileSync(join(PACKAGE, file), join(made, file));
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json'], { cwd: made });
  const told = JSON.parse(stdout) as { filename: string }[];
  packed = join(made, told[0]?.filename ?? '');

  const installed = inProject('node_modules/ketnap-client');
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', packed, '-C', installed, '--strip-components=1']);
  for (const name of LIBRARIES) {
    mkdirSync(dirname(inProject(`node_modules/${name}`)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), inProject(`node_modules/${name}`));
  }

  server = await startTestServer();
  pool = openPool(server.database);
  const write = (file: string, content: string): void =>
    writeFileSync(inProject(file), content.replaceAll(ADDRESS, server.url));
  write('package.json', '{ "name": "fresh", "private": true, "type": "module" }');
  const programsOf = { board: 'A board without React', list: 'A list', urql: 'urql', apollo: 'Apollo' };
  for (const [name, heading] of Object.entries(programsOf)) write(`${name}.ts`, codeOf(heading));
  write('board-page.tsx', codeOf('A board in React'));
  write('token.ts', 'export const getToken = (): string => globalThis.process?.env.TOKEN ?? location.hash.slice(1);\n');
  write(
    'contract.ts',
    `import { graphcacheSchema, keys, possibleTypes, type Scalars } from 'ketnap-client/contract';
export const day: Scalars['Day'] = '2026-11-20';
export const known: boolean = keys.PageInfo?.() === null && possibleTypes.Node !== undefined && !!graphcacheSchema.__schema;
`,
  );
  write(
    'main.tsx',
    `import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Board } from './board-page.tsx';
const committeeId = '${globalId('Committee', demoIds.lucYen)}';
createRoot(document.body).render(<StrictMode><Board committeeId={committeeId} /></StrictMode>);
`,
  );
  write('index.html', '<!doctype html><body><script type="module" src="/main.tsx"></script>');
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'es2022', module: 'nodenext', lib: ['es2023', 'dom', 'dom.iterable'], jsx: 'react-jsx' },
        ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: false, types: ['node'] },
      },
      include: ['*.ts', '*.tsx'],
    }),
  );
});
afterAll(async () => {
  for (const program of programs) await program.end('SIGKILL');
  await pool?.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('holds what is used, and nothing of where it is made', async () => {
  const { stdout } = await run('tar', ['-tzf', packed]);
  const files = stdout.trim().split('\n');
  expect(files).toContain('package/dist/index.js');
  expect(files).toContain('package/dist/react.d.ts');
  expect(files.filter((file) => !/^package\/(package\.json|README\.md|dist\/[\w/-]+\.(js|d\.ts))$/.test(file))).toEqual(
    [],
  );
});

it('a board is no more code than it should be', () => {
  expect(linesOf(codeOf('A board in React'))).toBeLessThanOrEqual(10);
  expect(linesOf(codeOf('A board without React'))).toBeLessThanOrEqual(15);
});

it.each([
  ['5.9', 'test/client/compilers/5/node_modules/typescript'],
  ['6', 'test/client/compilers/6/node_modules/typescript'],
  ['7', 'node_modules/typescript'],
])('its types are good for TypeScript %s', async (version, compiler) => {
  const tsc = join(ROOT, compiler, 'bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '--version']);
  expect(stdout).toContain(`Version ${version}`);
  const { stdout: said } = await run(process.execPath, [tsc, '-p', folder], { cwd: folder }).catch((error) => error);
  // Of the types of other packages this says nothing.
  const faults = said.split('\n').filter((line: string) => line !== '' && !/^\.\.\/.*\/node_modules\//.test(line));
  expect(faults).toEqual([]);
});

describe('the code of the page', () => {
  const start = async (file: string): Promise<ChildProgram> => {
    const loader = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
    const env = { ...process.env, TOKEN: await server.token('demo-district') };
    const program = new ChildProgram(['--import', loader, inProject(file)], env);
    programs.push(program);
    return program;
  };

  it('shows boards and lists in Node, and each admission as it is recorded', async () => {
    const names = ['board', 'urql', 'apollo'];
    const boards = await Promise.all(names.map((name) => start(`${name}.ts`)));
    const list = await start('list.ts');
    const says = (program: ChildProgram, pattern: RegExp): Promise<RegExpMatchArray> =>
      within(PATIENCE_MS, String(pattern), program.says(pattern));
    await says(list, /^LIVE \w+: \d{4}-\d\d-\d\d$/m);
    const shown = await Promise.all(
      boards.map((board) => says(board, new RegExp(`^LIVE ${DISTRICT}: (\\d+) / `, 'm'))),
    );
    const admitted = Number(shown[0]?.[1]);
    await admitBySql(pool, { day: '2026-11-20' }, [demoIds.kheoLeng]);
    const next = new RegExp(`^LIVE ${DISTRICT}: ${admitted + 1} / `, 'm');
    await Promise.all(boards.map((board) => says(board, next)));
  });

  it.skipIf(missing !== null)('shows a board in a page, and an admission as it is recorded', async () => {
    await build({ root: folder, base: './', logLevel: 'error', configFile: false });
    const browser: Browser = await openBrowser();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      // Some answer of the server's own, so that the page is at home there.
      await page.goto(`${server.app.url}/health#${await server.token('demo-district')}`);
      const [script = ''] = readdirSync(inProject('dist/assets')).filter((name) => name.endsWith('.js'));
      await page.addScriptTag({ path: inProject(`dist/assets/${script}`), type: 'module' });
      const first = page.locator('ul.LIVE li').first();
      await first.waitFor();
      const [, admitted] = /: (\d+) \//.exec(await first.innerText()) ?? [];
      await admitBySql(pool, { day: '2026-11-20' }, [demoIds.kheoLeng]);
      await page.locator('ul.LIVE li', { hasText: `${DISTRICT}: ${Number(admitted) + 1} /` }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
