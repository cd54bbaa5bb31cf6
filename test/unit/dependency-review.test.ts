import { describe, expect, it } from 'vitest';
import { type Dependencies, findFaults, namesInTables } from '../../src/cli/dependency-review.ts';

const reviewed = ['good', 'tool'];
const GOOD = { license: 'MIT', integrity: 'sha512-x' };

function faultsWith(packages: Dependencies['lock']['packages'], manifest: Dependencies['manifest'] = {}): string[] {
  return findFaults({
    manifest: { dependencies: { good: '1.0.0' }, devDependencies: { tool: '1.0.0' }, ...manifest },
    lock: { packages: { '': {}, 'node_modules/good': GOOD, 'node_modules/tool': { ...GOOD, dev: true }, ...packages } },
    reviewed,
  });
}

describe('a dependency must be looked at', () => {
  it('not when all is as it was', () => {
    expect(
      faultsWith({ 'node_modules/good/node_modules/@deep/one': { ...GOOD, license: '(MIT OR GPL-3.0)' } }),
    ).toEqual([]);
  });

  it('when nobody has reviewed it, and when it has gone', () => {
    const faults = faultsWith({}, { dependencies: { fresh: '1.0.0' } });
    expect(faults).toEqual([
      'fresh is not in the table of SECURITY.md: review it and add its row',
      'good is in the table of SECURITY.md and no dependency any more: remove its row',
    ]);
  });

  it('when it, or what it brings, has an install script that is not denied', () => {
    const packages = { 'node_modules/good/node_modules/@deep/one': { ...GOOD, hasInstallScript: true } };
    expect(faultsWith(packages)).toEqual([
      expect.stringMatching(/^@deep\/one has an install script: .* deny @deep\/one$/),
    ]);
    expect(faultsWith(packages, { allowScripts: { '@deep/one': false } })).toEqual([]);
    expect(faultsWith(packages, { allowScripts: { '@deep/one': true } })).toEqual([
      expect.stringContaining('@deep/one may run a script'),
    ]);
  });

  it.each([
    ['GPL-3.0', false],
    ['GPL-3.0', true],
    ['MPL-2.0', false],
    ['MIT AND GPL-3.0', true],
    [undefined, true],
  ])('when its licence is %s (a tool: %s)', (license, dev) => {
    const { integrity } = GOOD;
    const packages = { 'node_modules/deep': { integrity, dev, ...(license === undefined ? {} : { license }) } };
    expect(faultsWith(packages)).toEqual([expect.stringMatching(/^deep has (no licence|.*GPL-3\.0|MPL-2\.0): /)]);
  });

  it('but a tool may be open to changes of itself', () => {
    expect(faultsWith({ 'node_modules/deep': { ...GOOD, license: 'MPL-2.0', dev: true } })).toEqual([]);
  });

  it('when the lock has no checksum of it, or an address', () => {
    expect(
      faultsWith({ 'node_modules/deep': { license: 'MIT', resolved: 'https://elsewhere.example/deep.tgz' } }),
    ).toEqual([
      'deep has no checksum in package-lock.json',
      'deep has a download address in package-lock.json: .npmrc leaves them out',
    ]);
  });
});

it('names are read from the first column of a table, and from nowhere else', () => {
  const text = '# `title`\n\n| package | why |\n|---|---|\n| `@a/b` | as `c` does |\n| `d` | |\n\nNot `e` | `f` |.\n';
  expect(namesInTables(text)).toEqual(['@a/b', 'd']);
});
