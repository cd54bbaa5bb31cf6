import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { changelogSection, withSection } from '../../src/contract/changelog.ts';
import { lintDeprecations } from '../../src/contract/deprecations.ts';
import { differencesBetween, mayBreak } from '../../src/contract/differences.ts';

const TODAY = '2026-11-25';
const RELEASED = `type Query {
  "All." cells(first: Int): [String!]!
  old: Int @deprecated(reason: "Since 0.1.0; use Query.cells; ends 2026-11-24.")
  fading: Int @deprecated(reason: "Since 0.1.0; use Query.cells; ends 2026-11-25.")
  kind: Kind
}
enum Kind { CELL }`;

function differences(change: (sdl: string) => string) {
  return differencesBetween(buildSchema(RELEASED), buildSchema(change(RELEASED)), TODAY);
}

const messages = (changes: { message: string }[]): string[] => changes.map(({ message }) => message);

describe('the contract', () => {
  it('is broken by what makes a right operation fail', async () => {
    for (const change of [
      (sdl: string) => sdl.replace('kind: Kind', ''),
      (sdl: string) => sdl.replace('[String!]!', '[String!]'),
      (sdl: string) => sdl.replace('first: Int', 'first: Int!'),
      (sdl: string) => sdl.replace('first: Int', 'first: Int, within: ID!'),
    ]) {
      expect((await differences(change)).breaking).not.toEqual([]);
    }
  });

  it('lists what may surprise a client, and what was added', async () => {
    const { breaking, dangerous, harmless, descriptions } = await differences((sdl) =>
      sdl
        .replace('{ CELL }', '{ CELL PROVINCE }')
        .replace('kind: Kind', 'kind: Kind year: Int')
        .replace('All.', 'Every cell.'),
    );
    expect(breaking).toEqual([]);
    expect(messages(dangerous)).toEqual(["Enum value 'PROVINCE' was added to enum 'Kind'"]);
    expect(messages(harmless)).toEqual(["Field 'year' was added to object type 'Query'"]);
    expect(descriptions).toBe(1);
  });

  it('lets go of what was deprecated once its day is over, and not before', async () => {
    const gone = await differences((sdl) => sdl.replace(/ {2}old.*\n/, ''));
    expect(gone.breaking).toEqual([]);
    expect(messages(gone.dangerous)).toEqual(["Field 'old' (deprecated) was removed from object type 'Query'"]);
    const early = await differences((sdl) => sdl.replace(/ {2}fading.*\n/, ''));
    expect(messages(early.breaking)).toEqual(["Field 'fading' (deprecated) was removed from object type 'Query'"]);
  });

  it('may be broken by a new major version, before 1.0 by a new minor one', () => {
    expect(mayBreak('0.2.0', '0.2.1')).toBe(false);
    expect(mayBreak('0.2.0', '0.3.0')).toBe(true);
    expect(mayBreak('0.9.0', '1.0.0')).toBe(true);
    expect(mayBreak('1.2.0', '1.3.0')).toBe(false);
    expect(mayBreak('1.2.0', '2.0.0')).toBe(true);
    expect(mayBreak('0.2.0', '0.2.0')).toBe(false);
  });
});

describe('a deprecation', () => {
  it('says since when, what to use, and until when', () => {
    expect(lintDeprecations(buildSchema(RELEASED))).toEqual([]);
    for (const reason of [
      'Use cells',
      'Since 0.1; use cells; ends 2026-11-25.',
      'Since 0.1.0; use cells; ends 2026-13-25.',
    ]) {
      const schema = buildSchema(`type Query { cells(a: Int @deprecated(reason: "${reason}")): Int }`);
      expect(lintDeprecations(schema)).toEqual([expect.stringMatching(/^Query\.cells\.a: write "Since 1\.2\.0;/)]);
    }
  });
});

describe('CHANGELOG.md', () => {
  it('gets a section of what a client can notice, before the sections of earlier releases', async () => {
    const found = await differences((sdl) => sdl.replace('kind: Kind', 'year: Int'));
    const section = changelogSection('0.2.0', TODAY, found);
    expect(section).toMatch(/^## 0\.2\.0 \(2026-11-25\)\n\n### Breaking\n/);
    expect(section).toContain('- Field `kind` was removed from object type `Query`.');
    expect(section).toContain('### Added\n\n- Field `year` was added to object type `Query`.');
    const changelog = withSection('# Changes\n\n## 0.1.0 (2026-11-24)\n\nFirst.\n', section);
    expect(changelog.indexOf('## 0.2.0')).toBeLessThan(changelog.indexOf('## 0.1.0'));
    expect(changelog).toMatch(/^# Changes\n\n## 0\.2\.0/);
    expect(withSection('# Changes\n', '## 0.1.0\n')).toBe('# Changes\n\n## 0.1.0\n');
  });
});
