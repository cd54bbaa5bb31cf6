import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { openLocalKey } from '../../src/access/local-key.ts';
import { settingsOf } from '../../src/config/setting.ts';
import { settings } from '../../src/config.ts';
import { builtFolder } from '../helpers/built-folder.ts';
import { freePort, whyNoProxy } from '../helpers/proxies.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// What is handed out to run the server elsewhere: each path, command, port, probe and setting in those files is one that there is. No
// container is run here; what the last stage of the image copies is laid out in a folder, and started by a user without rights.

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(join(PROJECT, name), 'utf8');
const run = promisify(execFile);
/** What the image may weigh above its base. */
const MOST_MB = 120;
/** Nobody, who may write nowhere. */
const NOBODY = 65_534;

/** A user without rights who may reach the database: over a socket that is its owner alone. */
function userWithoutRights(databaseUrl: string): number {
  const socket = new URL(databaseUrl).searchParams.get('host');
  const uid = socket?.startsWith('/') ? statSync(socket).uid : NOBODY;
  expect(uid).not.toBe(0);
  return uid;
}

const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const stages = dockerfile
  .join('\n')
  .split(/^FROM /m)
  .slice(1);
const lastStage = (stages.at(-1) ?? '').split('\n');
const said = (word: string): string[] =>
  lastStage.filter((line) => line.trim().startsWith(`${word} `)).map((line) => line.trim().slice(word.length + 1));
const command = (words: string): string[] => JSON.parse(words.slice(words.indexOf('[')));
const known = new Set([...settingsOf(settings).map(({ variable }) => variable), 'NODE_ENV']);

const compose = parse(read('deploy/compose.yaml'), { merge: true });
const kubernetes = parseAllDocuments(read('deploy/kubernetes.yaml')).map((document) => document.toJS());
const unit = read('deploy/ketnap.service');

/** The arguments of node in a command, and the file that it runs. */
function program(words: readonly string[]): string {
  expect(words[0]).toMatch(/(^|\/)node$/);
  return words.find((word) => word.endsWith('.js')) ?? '';
}

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ketnap-image-'));
  chmodSync(folder, 0o755);
  database = await createTestDatabase();
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What is copied from the stages before, as the Dockerfile says it: the tools to install are here already, and no network is asked. */
async function layOut(): Promise<void> {
  interface Locked {
    dev?: true;
    devOptional?: true;
    optional?: true;
    /** Of a link, which says nothing else of itself: the folder of the repository that it leads to. */
    link?: true;
    resolved?: string;
  }
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'));
  const isNeeded = ({ dev, devOptional, optional, link, resolved = '' }: Locked): boolean =>
    link ? isNeeded(packages[resolved] ?? {}) : !dev && !devOptional && !optional;
  const needed = Object.keys(packages).filter((path) => path !== '' && isNeeded(packages[path] ?? {}));
  const from: Record<string, string> = { dependencies: PROJECT, build: await builtFolder() };
  for (const line of said('COPY')) {
    const [, stage, path = '', to = ''] = /^(?:--from=(\w+) )?(\S+) (\S+)$/.exec(line) ?? [];
    const target = join(folder, to);
    if (path === '/app/node_modules') {
      expect(stage).toBe('dependencies');
      // As links where the disk is the same: they are many.
      const copy = (how: string) => run('cp', [how, '--parents', ...needed, folder], { cwd: PROJECT });
      await copy('-Rl').catch(() => copy('-R'));
      continue;
    }
    const source = stage ? join(from[stage] ?? '', path.replace(/^\/app\//, '')) : join(PROJECT, path);
    expect(existsSync(source), source).toBe(true);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, to.endsWith('/') ? join(target, path) : target, { recursive: true, dereference: true });
  }
  const [removing = ''] = (stages[1] ?? '').split('\n').filter((line) => line.includes('find '));
  await run('sh', ['-c', removing.replace('RUN ', '')], { cwd: folder });
}

const megabytes = async (): Promise<number> => Number((await run('du', ['-sm', folder])).stdout.split('\t')[0]);

describe('what the image copies', () => {
  it(`is at most ${MOST_MB} MB, and serves as a user without rights, with every path that is probed`, async () => {
    await layOut();
    expect(await megabytes()).toBeLessThanOrEqual(MOST_MB);
    const port = await freePort();
    const key = await openLocalKey('https://issuer.test', 'ketnap-image');
    const keys = join(folder, 'jwks.json');
    writeFileSync(keys, JSON.stringify(key.jwks), { mode: 0o444 });
    const [words = ''] = said('CMD').filter((line) => line.includes('server'));
    const [, ...args] = command(words);
    const isRoot = process.getuid?.() === 0;
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot ? { uid: userWithoutRights(database.url), gid: NOBODY } : {}),
      env: {
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: database.url,
        KETNAP_JWKS: keys,
        KETNAP_JWT_ISSUER: 'https://issuer.test',
        KETNAP_JWT_AUDIENCE: 'ketnap-image',
      },
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => output.push(text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      const answers = (path: string): Promise<boolean> =>
        fetch(`http://127.0.0.1:${port}${path}`).then(
          ({ status }) => status === 200,
          () => false,
        );
      await Promise.race([
        eventually(PATIENCE_MS, 'the server answers', () => answers('/health')),
        ended.then(() => Promise.reject(new Error(`it ended: ${output.join('')}`))),
      ]);
      for (const path of probed()) expect(await answers(path), path).toBe(true);
      // What the image asks itself.
      const [health = ''] = said('HEALTHCHECK');
      const [, ...asking] = command(health);
      const own = asking.map((word) => word.replace('127.0.0.1:4000', `127.0.0.1:${port}`));
      await run(process.execPath, own);
      await expect(
        run(
          process.execPath,
          asking.map((word) => word.replace(':4000', ':1')),
        ),
      ).rejects.toThrow();
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expect(child.exitCode, output.join('')).toBe(0);
  });
});

/** Paths that somebody asks whether a node is well. */
function probed(): string[] {
  const { containers } = kubernetes.find(({ kind }) => kind === 'Deployment').spec.template.spec;
  const [{ startupProbe, readinessProbe, livenessProbe }] = containers;
  const [, health = ''] = /health_uri (\S+)/.exec(read('deploy/Caddyfile')) ?? [];
  return [...[startupProbe, readinessProbe, livenessProbe].map(({ httpGet }) => httpGet.path), health];
}

describe('what runs it', () => {
  it('starts programs that are built', () => {
    const built: string[] = JSON.parse(read('tsconfig.build.json')).files;
    const job = kubernetes.find(({ kind }) => kind === 'Job').spec.template.spec.containers[0];
    const [exec = ''] = /^ExecStart=(.*)$/m.exec(unit)?.slice(1) ?? [];
    const programs = [
      ...said('CMD')
        .filter((line) => line.includes('server'))
        .map((line) => program(command(line))),
      program(compose.services.migrate.command),
      program(job.command),
      program(exec.split(' ')),
    ];
    expect(programs).toHaveLength(4);
    for (const file of programs) expect(built).toContain(file.replace('dist/', 'src/').replace('.js', '.ts'));
  });

  it('gives settings that there are, each of those that are needed', () => {
    const needed = settingsOf(settings).flatMap(({ variable, takes }) =>
      takes.safeParse(undefined).success ? [] : [variable],
    );
    expect(needed.length).toBeGreaterThan(3);
    const node: Record<string, string> = compose.services['node-1'].environment;
    expect(Object.keys(node).filter((name) => !known.has(name))).toEqual([]);
    expect(needed.filter((name) => !(name in node))).toEqual([]);
    const inImage = said('ENV').flatMap((line) => line.split(' ').map((one) => one.split('=')[0] ?? ''));
    expect(inImage.filter((name) => !known.has(name))).toEqual([]);
    const page = read('docs/install.md');
    const shown = /```sh title=ketnap\.env\n([^`]*)```/.exec(page)?.[1] ?? '';
    for (const name of needed) expect(shown, `docs/install.md says ${name}`).toContain(`${name}=`);
    const inPage = [...shown.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const ofCompose = [...read('deploy/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);
    expect(inPage.filter((name) => !known.has(name) && !ofCompose.includes(name))).toEqual([]);
    expect([...new Set(ofCompose)].filter((name) => !inPage.includes(name))).toEqual([]);
  });

  it('meets at the ports and names that are there', () => {
    expect(said('EXPOSE')).toEqual(['4000']);
    const [{ ports }] = kubernetes.find(({ kind }) => kind === 'Deployment').spec.template.spec.containers;
    expect(ports).toEqual([{ name: 'http', containerPort: 4000 }]);
    const [port] = kubernetes.find(({ kind }) => kind === 'Service').spec.ports;
    expect(port.targetPort).toBe('http');
    const upstreams = [...read('deploy/Caddyfile').matchAll(/([\w-]+):(\d+)/g)].map(([, host, number]) => [
      host,
      number,
    ]);
    expect(upstreams).toEqual([
      ['node-1', '4000'],
      ['node-2', '4000'],
    ]);
    for (const [host = ''] of upstreams) expect(compose.services).toHaveProperty([host]);
    for (const { spec, kind } of kubernetes) {
      const labels = spec.selector?.matchLabels ?? spec.selector;
      if (labels) expect(labels, kind).toEqual({ app: 'ketnap' });
    }
    for (const path of compose.services.proxy.volumes.concat(compose.services.database.volumes)) {
      const [source = ''] = path.split(':');
      if (source.startsWith('.')) expect(existsSync(join(PROJECT, 'deploy', source)), source).toBe(true);
      else expect(compose.volumes).toHaveProperty([source]);
    }
  });

  it('lets go of every right that a node does not need', () => {
    expect(said('USER')).toEqual(['node']);
    for (const { kind, spec } of kubernetes) {
      for (const { securityContext } of spec.template?.spec.containers ?? []) {
        expect(securityContext, kind).toMatchObject({ runAsNonRoot: true, readOnlyRootFilesystem: true });
        expect(securityContext.capabilities).toEqual({ drop: ['ALL'] });
      }
    }
    for (const name of ['node-1', 'node-2', 'migrate']) {
      expect(compose.services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    }
    for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet='])
      expect(unit.split('\n')).toContain(line);
    // Node compiles while it runs: it could not with this one.
    expect(unit).not.toContain('MemoryDenyWriteExecute');
  });

  it.skipIf(whyNoProxy('caddy') !== null)('is taken by Caddy', async () => {
    const { stderr } = await run(
      'caddy',
      ['validate', '--adapter', 'caddyfile', '--config', join(PROJECT, 'deploy/Caddyfile')],
      { env: { ...process.env, KETNAP_HOST: 'board.example', XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } },
    );
    expect(stderr).not.toMatch(/"level":"(error|warn)"/);
  });

  it('makes the role of the nodes with the rights that docs/operations.md gives it', () => {
    const granted = (text: string): string[] => text.match(/ALTER DEFAULT PRIVILEGES[^;]*;/g) ?? [];
    expect(granted(read('deploy/server-role.sh'))).toEqual(granted(read('docs/operations.md')));
  });
});
