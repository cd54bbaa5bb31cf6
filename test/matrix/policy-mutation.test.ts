import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { flips, rules } from './rules.ts';

// A table that would stay the same without a rule would prove nothing about it. Every rule is taken out by `npm run mutate:policy`
// (`-- --one-in 10` for some of them): here is seen that it knows them all.

it('knows every role of every action, and the rules by where they stand', () => {
  expect(flips().length).toBeGreaterThanOrEqual(140);
  const files = new Set(rules().map(({ cut }) => cut.file));
  expect(rules().length).toBeGreaterThanOrEqual(100);
  for (const file of [
    'access/scope.ts',
    'access/viewer.ts',
    'schema/builder.ts',
    'resolvers/admit-viewer.ts',
    'resolvers/quota/set-quota.ts',
    'resolvers/training/enrol-in-class.ts',
  ]) {
    expect(files).toContain(file);
  }
});

it('knows the places of every operation that writes', () => {
  const resolvers = fileURLToPath(new URL('../../src/resolvers/', import.meta.url));
  const writing = readdirSync(resolvers, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && /(=|return|await) write\(\{/.test(readFileSync(join(resolvers, file), 'utf8')),
    )
    .map((file) => `resolvers/${file}`);
  expect(writing.length).toBeGreaterThan(8);
  const declared = rules().filter(({ cut }) => cut.place);
  expect(new Set(declared.map(({ cut }) => cut.file))).toEqual(new Set(writing));
});
