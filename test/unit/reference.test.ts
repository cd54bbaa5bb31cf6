import { readdir, readFile } from 'node:fs/promises';
import { CloseCode } from 'graphql-ws';
import { expect, it } from 'vitest';
import { closeCodes } from '../../src/http/socket/close-codes.ts';
import { requestCodes, userCodes } from '../../src/messages/error-codes.ts';
import { errorsPage } from '../../src/reference/errors-page.ts';
import { limitsPage } from '../../src/reference/limits-page.ts';
import { settingsPage } from '../../src/reference/settings-page.ts';
import { refusals } from '../../src/resolvers/violations.ts';

const SOURCES = new URL('../../src/', import.meta.url);
const files = (await readdir(SOURCES, { recursive: true })).filter((file) => file.endsWith('.ts'));
const sources = (await Promise.all(files.map((file) => readFile(new URL(file, SOURCES), 'utf8')))).join('\n');
const found = (form: RegExp): string[] => [
  ...new Set(Array.from(sources.matchAll(form), ([, name]) => name as string)),
];

it('no refusal of a table is of a rule that nothing breaks any longer', () => {
  expect(found(/\b(?:throw \w+|violations|candidate|committee|refusals)\.([A-Z][A-Z_]+)[.(]/g).sort()).toEqual(
    Object.keys(refusals).sort(),
  );
});

it('a violation is made by the tables alone, and put at another place by itself', () => {
  expect(sources.match(/new RuleViolation\(/g)).toHaveLength(2);
});

it('every code that an error is given has its line', () => {
  const known = [...Object.keys(requestCodes), ...Object.keys(userCodes)];
  for (const code of found(/\bcode(?: \?\?)?[:=] '([A-Z_]+)'/g)) expect(known).toContain(code);
});

it('every close code of ours has its line', () => {
  const known = closeCodes.map(({ code }) => code);
  const used = found(/CloseCode\.(\w+)/g);
  expect(used.length).toBeGreaterThan(3);
  for (const name of used) expect(known).toContain(CloseCode[name as keyof typeof CloseCode]);
});

it('the pages are tables of everything', () => {
  for (const code of Object.keys({ ...requestCodes, ...userCodes, ...refusals })) {
    expect(errorsPage()).toContain(`| \`${code}\` |`);
  }
  expect(settingsPage()).toContain(
    '| `KETNAP_POLL_MS` | How often a node looks for changes unasked. | 20 to 600,000 | 250 |',
  );
  expect(settingsPage()).toMatch(/\| `DATABASE_URL` \| .* \| required \|/);
  expect(limitsPage()).toContain('| Body of a request | 64 KiB | HTTP 413 |');
});
