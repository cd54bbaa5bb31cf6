import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// Two wings with one floor plan: what the API says of a subject, and what it does (docs/architecture.md, "Layers").

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const entries = (folder: string) => readdirSync(join(ROOT, folder), { withFileTypes: true });
const roomsOf = (wing: string): string[] =>
  entries(wing)
    .filter((entry) => entry.isDirectory() && entry.name !== 'texts')
    .map(({ name }) => name)
    .sort();

const subjects = roomsOf('src/schema');

/** Subjects without a record of their own: they are reckoned from the records of others. */
const WITHOUT_RECORDS = ['deadline', 'statistics', 'watch'];

it('both wings have the same subjects', () => {
  expect(roomsOf('src/resolvers')).toEqual(subjects);
  expect(subjects.length).toBeGreaterThan(5);
});

it('each subject has its tests, and those of its rules among them', () => {
  expect(subjects.filter((subject) => !existsSync(join(ROOT, `test/${subject}`)))).toEqual([]);
  const withRules = subjects.filter((subject) => existsSync(join(ROOT, `src/resolvers/${subject}/rules.ts`)));
  expect(withRules.length).toBeGreaterThan(5);
  for (const subject of withRules) expect(existsSync(join(ROOT, `test/${subject}/rules.test.ts`)), subject).toBe(true);
});

it('each subject has its records in the data model', () => {
  const models = entries('prisma/models').map(({ name }) => name.replace('.prisma', ''));
  expect(subjects.filter((subject) => !models.includes(subject))).toEqual(WITHOUT_RECORDS);
});

/** Files of src/resolvers in which something stands. */
function filesWith(words: RegExp): string[] {
  return readdirSync(join(ROOT, 'src/resolvers'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && words.test(readFileSync(join(ROOT, 'src/resolvers', file), 'utf8')))
    .sort();
}

it('a subject says how its records are locked in one place, and how they are loaded for a list', () => {
  const locking = filesWith(/FOR (NO KEY )?UPDATE|FOR (KEY )?SHARE|pg_advisory/);
  const loading = filesWith(/new DataLoader|byGroup\(/);
  expect(locking.length).toBeGreaterThan(5);
  expect(loading.length).toBeGreaterThan(5);
  expect(locking.filter((file) => !/^\w+\/locks\.ts$/.test(file))).toEqual([]);
  // What is of no subject: loaders by a condition, and by groups.
  expect(loading.filter((file) => !/^\w+\/loaders\.ts$/.test(file))).toEqual(['loading.ts', 'related-loader.ts']);
});

describe.each(subjects)('%s', (subject) => {
  const said = entries(`src/schema/${subject}`).map(({ name }) => name.replace('.ts', ''));
  const KINDS = [
    'types',
    'queries',
    'enums',
    'payload',
    'lists',
    'vi',
    'board',
    'board-vi',
    'progress',
    'conduct-types',
    'programme-types',
    'vi-whole',
    'report',
    'vi-report',
    'vi-impact',
    'vi-board',
    'vi-boards',
    'vi-activity',
    'warnings',
  ];

  it('says its types, its queries and, in Vietnamese, all of it', () => {
    for (const kind of ['types', 'queries', 'vi']) expect(said).toContain(kind);
  });

  it('has a file for each mutation, in both wings', () => {
    const mutations = said.filter((name) => !KINDS.includes(name));
    for (const name of mutations) {
      expect(existsSync(join(ROOT, `src/resolvers/${subject}/${name}.ts`)), name).toBe(true);
    }
  });
});
