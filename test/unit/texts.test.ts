import { buildSchema, printSchema } from 'graphql';
import { expect, describe as group, it } from 'vitest';
import { catalogues } from '../../src/messages/catalogues.ts';
import { requestCodes, userCodes } from '../../src/messages/error-codes.ts';
import { refusals } from '../../src/resolvers/violations.ts';
import { describe, type Texts } from '../../src/schema/describe.ts';
import { gaps, schemas } from '../../src/schema/index.ts';
import { vietnameseTexts } from '../../src/schema/texts/vietnamese.ts';

const SDL = `interface Node { id: ID! }
type Cell implements Node { id: ID! "Own words." name(short: Boolean): String }
enum Kind { CELL }
type Query { cell: Cell }`;

function gapsOf(texts: Texts, keep = false) {
  return describe(buildSchema(SDL), texts, { keep });
}

const whole: Texts = {
  'Node.id': 'An id.',
  'Cell.name': 'Name.',
  '*.*(short:)': 'Shorter.',
  'Kind.CELL': 'Cell.',
  'Query.*': 'Something.',
  '*': 'A type.',
};

group('describe', () => {
  it('names what has no text, and texts that belong to nothing', () => {
    expect(gapsOf(whole)).toEqual({ missing: [], orphaned: [] });
    const { 'Kind.CELL': _, ...rest } = whole;
    expect(gapsOf({ ...rest, 'Kind.CELLS': 'Cells.' })).toEqual({ missing: ['Kind.CELL'], orphaned: ['Kind.CELLS'] });
  });

  it('takes the text of the coordinate, then of its interface, then of a pattern', () => {
    const schema = buildSchema(SDL);
    describe(schema, { ...whole, 'Cell.*': 'Of a cell.' }, { keep: false });
    const cell = printSchema(schema);
    expect(cell).toContain('"""An id."""\n  id: ID!');
    expect(cell).toContain('"""Name."""\n  name(\n    """Shorter."""\n    short: Boolean');
  });

  it('leaves what is described already where it shall', () => {
    const schema = buildSchema(SDL);
    expect(describe(schema, whole, { keep: true }).orphaned).toEqual(['Cell.name']);
    expect(printSchema(schema)).toContain('Own words.');
  });
});

group('the schema', () => {
  it('says everything in both languages', () => {
    expect(gaps).toEqual({ en: { missing: [], orphaned: [] }, vi: { missing: [], orphaned: [] } });
  });

  it('differs in words only', () => {
    const bare = (language: 'en' | 'vi') => printSchema(schemas[language]).replace(/"""[\s\S]*?"""/g, '');
    expect(bare('vi')).toBe(bare('en'));
  });

  it('has Vietnamese that is composed (NFC) and written with the letters of Vietnamese', () => {
    for (const [key, text] of Object.entries(vietnameseTexts)) {
      expect(text, key).toBe(text.normalize('NFC'));
      expect(text, key).toMatch(/[.!?)…]$/);
    }
    // Short words may do without: Nam, Ai.
    const plain = Object.entries(vietnameseTexts).filter(([, text]) => text.length > 10 && !/[^\x20-\x7e]/.test(text));
    expect(plain).toEqual([]);
  });
});

group('messages', () => {
  it('are composed, and differ between the languages unless they repeat what a library says', () => {
    const same = Object.keys(catalogues.en).filter((key) => {
      const { [key]: en } = catalogues.en as unknown as Record<string, unknown>;
      const { [key]: vi } = catalogues.vi as unknown as Record<string, unknown>;
      return String(en) === String(vi);
    });
    // Clients of persisted queries compare these with words that their protocol fixes.
    expect(same.sort()).toEqual(['persistedQueryNotFound', 'persistedQueryNotSupported']);
  });

  it('have a meaning for each code in both languages', () => {
    const ofRules = Object.entries(refusals).map(([code, { meaning }]) => [code, meaning] as const);
    for (const [code, meaning] of [...Object.entries({ ...userCodes, ...requestCodes }), ...ofRules]) {
      expect(meaning.en, code).toMatch(/^[A-Z].*\.$/);
      expect(meaning.vi, code).toMatch(/\.$/);
      expect(meaning.vi, code).not.toBe(meaning.en);
    }
  });
});
