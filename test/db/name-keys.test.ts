import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/db/migration-files.ts';
import { nameKey, searchKey } from '../../src/name-keys.ts';
import { readSearchPattern } from '../../src/resolvers/input.ts';
import { urlOfDatabase } from '../helpers/database-url.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase({ from: 'demo' });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Keys {
  text: string;
  search: string;
  name: string;
}

/** The keys the database makes of texts. */
async function keysInSql(texts: string[], by = client): Promise<Keys[]> {
  const { rows } = await by.query<Keys>(
    `SELECT t AS text, search_key(t) AS search, name_key(t) AS name
     FROM unnest($1::text[]) WITH ORDINALITY AS given(t, place) ORDER BY place`,
    [texts],
  );
  return rows;
}

const keysInCode = (texts: string[]): Keys[] =>
  texts.map((text) => ({ text, search: searchKey(text), name: nameKey(text) }));

const VOWELS = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const LETTERS = VOWELS.flatMap((vowel) => TONES.map((tone) => vowel + tone));
const CONSONANTS = [...'bcdghklmnpqrstvxBCDGHKLMNPQRSTVX', ...'đĐðÐɖƉᵭ', ...'ƀɃčČñÑ', ...'ıİwWfFjJzZ'];
const APOSTROPHES = [..."'’‘‛ʼʻʽʾʿʹˈˊˋ´`′‵＇｀ꞌ"];
const BLANKS = [' ', '  ', '\t', '\u00a0', '\u2003', '\u202f', '\u3000', '\u200b', '\u00ad', '\ufeff', '\u200e'];
/** A piece of what somebody may type for a name: composed or not, full-width or not. */
const typed = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...LETTERS) },
      { weight: 4, arbitrary: fc.constantFrom(...CONSONANTS) },
      fc.constantFrom(...APOSTROPHES, ...'-‐‑–—−"“”0123456789.,()/'),
      fc.constantFrom(...BLANKS),
      fc.constantFrom(...'ＨＢｉａＤ０１'),
      fc.string({ unit: 'grapheme-composite', maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .chain((pieces) => fc.constantFrom('NFC', 'NFD').map((form) => pieces.join('').normalize(form)));

describe('the keys of names', () => {
  it('are the same in code and in the database, for every name there is', async () => {
    const { rows } = await client.query<{ name: string; key: string }>(
      'SELECT name, search_key AS key FROM committee UNION SELECT full_name, search_key FROM candidate',
    );
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.filter(({ name, key }) => searchKey(name) !== key)).toEqual([]);
    const names = rows.map(({ name }) => name);
    expect(await keysInSql(names)).toEqual(keysInCode(names));
  });

  it('are the same for every letter of Vietnamese, composed or not, large or small, and for every look-alike', async () => {
    const letters = [...LETTERS, ...CONSONANTS, ...APOSTROPHES.map((sign) => `H${sign}Bia`), ...BLANKS];
    const texts = letters.flatMap((letter) => [letter.normalize('NFC'), letter.normalize('NFD')]);
    expect(await keysInSql(texts)).toEqual(keysInCode(texts));
  });

  it('are the same for every single character that a browser or a sheet can send', async () => {
    const texts = Array.from({ length: 0x10000 - 1 }, (_, n) => n + 1)
      // Halves of pairs are no characters; the last one came with Unicode 17, after PostgreSQL 18.
      .filter((point) => (point < 0xd800 || point > 0xdfff) && point !== 0xa7f1)
      .map((point) => `a${String.fromCodePoint(point)}`);
    const code = new Map(keysInCode(texts).map((keys) => [keys.text, keys]));
    const inSql = await keysInSql(texts);
    expect(inSql.filter(({ text, search }) => code.get(text)?.search !== search)).toEqual([]);
    expect(inSql.filter(({ text, name }) => code.get(text)?.name !== name)).toEqual([]);
  });

  it('are the same for whatever else can be typed', async () => {
    // Modifier letters that came with Unicode 15, after PostgreSQL 15.
    const texts = fc.sample(typed, 3_000).map((text) => text.replaceAll(/[\0\u{1e030}-\u{1e06d}]/gu, ''));
    expect(await keysInSql(texts)).toEqual(keysInCode(texts));
  });

  it('are the same whatever the locale of the database, and whatever the search path', async () => {
    const { adminUrl, run } = inject('testServer');
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    try {
      for (const locale of ["locale_provider icu icu_locale 'tr'", "locale_provider libc locale 'C'"]) {
        const url = urlOfDatabase(adminUrl, `ketnap_locale_${run}`);
        await admin.query(`CREATE DATABASE ketnap_locale_${run} TEMPLATE template0 ${locale}`);
        const other = new pg.Client({ connectionString: url });
        try {
          await migrate(url);
          await other.connect();
          const texts = [...LETTERS, ...CONSONANTS, 'İI ıi', 'ĐẶNG THỊ HOÀ'];
          expect(await keysInSql(texts, other)).toEqual(keysInCode(texts));
          // As a dump sets it before it fills the generated columns.
          await other.query(`SET search_path = ''`);
          const { rows } = await other.query(`SELECT public.search_key('Ðội İ'), public.name_key('Ðội İ')`);
          expect(rows).toEqual([{ search_key: 'doi i', name_key: 'đôị i' }]);
        } finally {
          await other.end();
          await admin.query(`DROP DATABASE ketnap_locale_${run}`);
        }
      }
    } finally {
      await admin.end();
    }
  });

  it('that are stored are made anew for a database of before', async () => {
    const { adminUrl, run } = inject('testServer');
    const [url, folder] = [urlOfDatabase(adminUrl, `ketnap_keys_${run}`), mkdtempSync(join(tmpdir(), 'ketnap-keys-'))];
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ketnap_keys_${run}`);
    const old = new pg.Client({ connectionString: url });
    try {
      for (const { name } of readMigrations(MIGRATIONS_FOLDER)) {
        if (name < '20261126') cpSync(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
      }
      await migrate(url, { folder });
      await old.connect();
      await old.query(
        `INSERT INTO committee (id, kind, name, founded_on) VALUES (gen_random_uuid(), 'CELL', 'Buôn Ea H’Leo Ðăk', '2000-01-01');
         INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
           youth_union_member, stage, stage_since)
         SELECT gen_random_uuid(), id, 'Ðỗ K‘Brêu', 'MALE', 1999, 5, 'Mạ', 'YOUTH', true, 'SOURCE', '2024-01-01' FROM committee`,
      );
      await migrate(url);
      const { rows } = await old.query('SELECT search_key FROM committee UNION ALL SELECT search_key FROM candidate');
      expect(rows).toEqual([{ search_key: "buon ea h'leo dak" }, { search_key: "do k'breu" }]);
    } finally {
      await old.end();
      await admin.query(`DROP DATABASE ketnap_keys_${run}`);
      await admin.end();
      rmSync(folder, { recursive: true });
    }
  });

  it('take pattern characters for what they are', async () => {
    const { rows } = await client.query<{ like: boolean; other: boolean }>(
      `SELECT search_key('50%_\\x') LIKE '%' || $1 || '%' AS like, search_key('500 x') LIKE '%' || $1 || '%' AS other`,
      [readSearchPattern('50%_\\')],
    );
    expect(rows).toEqual([{ like: true, other: false }]);
  });
});
