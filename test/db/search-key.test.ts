import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/resolvers/errors.ts';
import { searchKey } from '../../src/resolvers/input.ts';
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

/** The keys the database makes of texts. */
async function keysOf(texts: string[]): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    'SELECT search_key(t) AS key FROM unnest($1::text[]) WITH ORDINALITY AS given(t, place) ORDER BY place',
    [texts],
  );
  return rows.map(({ key }) => key);
}

/** What the API looks for, as it stands in a row and not in a pattern. */
const wanted = (text: string): string => searchKey(text).replace(/\\(.)/gu, '$1');

describe('the key by which names are found', () => {
  it('is the same in the API and in the database, for every name there is', async () => {
    const { rows } = await client.query<{ name: string; key: string }>(
      'SELECT name, search_key AS key FROM committee UNION SELECT full_name, search_key FROM candidate',
    );
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.filter(({ name, key }) => wanted(name) !== key)).toEqual([]);
  });

  it('is the same for every letter of Vietnamese, composed or not, large or small', async () => {
    const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const letters = [...'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐbcxBCX'].flatMap((letter) =>
      marks.map((mark) => `${letter}${mark}`),
    );
    const texts = letters.flatMap((letter) => [letter.normalize('NFC'), letter.normalize('NFD')]);
    expect(await keysOf(texts)).toEqual(texts.map(wanted));
  });

  it('is the same for whatever else can be typed', async () => {
    const typed = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 30 });
    const texts = fc.sample(typed, 500).flatMap((text) => {
      try {
        searchKey(text);
        // As it is stored: texts reach the database composed and with single blanks.
        return [
          text
            .normalize('NFC')
            .replace(/\p{Cf}/gu, '')
            .replace(/\s+/gu, ' ')
            .trim(),
        ];
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput);
        return [];
      }
    });
    const keys = await keysOf(texts);
    const different = texts.flatMap((text, i) =>
      keys[i] === wanted(text) ? [] : [{ text, database: keys[i], api: wanted(text) }],
    );
    expect(different).toEqual([]);
  });

  it('takes pattern characters for what they are', async () => {
    const { rows } = await client.query<{ like: boolean; other: boolean }>(
      `SELECT search_key('50%_\\x') LIKE '%' || $1 || '%' AS like, search_key('500 x') LIKE '%' || $1 || '%' AS other`,
      [searchKey('50%_\\')],
    );
    expect(rows).toEqual([{ like: true, other: false }]);
  });
});
