import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { checkReleased, enterReleased } from '../../src/cli/released-migrations.ts';
import { MIGRATIONS_FOLDER } from '../../src/db/migration-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ketnap-released-'));
  write('1_first', 'create table first (\n  id int\n);\n');
  write('2_second', 'create table second (id int);\n');
  expect(enterReleased(folder)).toEqual(['1_first', '2_second']);
  return () => rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

it('every migration of the project is as it was released', () => {
  expect(() => checkReleased(MIGRATIONS_FOLDER)).not.toThrow();
});

it('refuses one that was edited, were it by a comment, but not other line endings', () => {
  write('1_first', 'create table first (\r\n  id int\r\n);\r\n');
  expect(() => checkReleased(folder)).not.toThrow();
  write('1_first', 'create table first (\n  id int\n);\n-- mended\n');
  expect(() => checkReleased(folder)).toThrow(/^1_first was released and is edited: restore it/);
  // Entering again does not make it good.
  expect(enterReleased(folder)).toEqual([]);
  expect(() => checkReleased(folder)).toThrow('1_first was released and is edited');
});

it('refuses one that is gone', () => {
  rmSync(join(folder, '2_second'), { recursive: true });
  expect(() => checkReleased(folder)).toThrow('2_second was released and is gone: restore it');
});

it('refuses one that was never entered, and enters it behind the others', () => {
  const list = join(folder, 'released.sha256');
  const before = readFileSync(list, 'utf8');
  write('3_third', 'create table third (id int);\n');
  expect(() => checkReleased(folder)).toThrow('3_third: when finished, enter it with npm run check:migrations');
  expect(enterReleased(folder)).toEqual(['3_third']);
  expect(readFileSync(list, 'utf8').startsWith(before)).toBe(true);
  expect(() => checkReleased(folder)).not.toThrow();
});

it('refuses a list that it cannot read', () => {
  appendFileSync(join(folder, 'released.sha256'), 'nonsense\n');
  expect(() => checkReleased(folder)).toThrow('nonsense is no checksum of a migration');
});
