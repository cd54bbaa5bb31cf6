import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CursorSeal } from '../../src/access/cursor-seal.ts';

const seal = new CursorSeal(randomBytes(32));
const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });

describe('a sealed cursor', () => {
  it('is opened for what it was sealed for, is the same each time, and needs no escaping', () => {
    fc.assert(
      fc.property(texts, texts, (text, purpose) => {
        const cursor = seal.seal(text, purpose);
        expect(seal.open(cursor, purpose)).toBe(text);
        expect(seal.seal(text, purpose)).toBe(cursor);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  it('shows nothing of what it holds, and no two begin alike', () => {
    const [one, other] = ['Nguyễn Thị Bưởi', 'Nguyễn Thị Bười'].map((name) => seal.seal(name, 'list'));
    expect(Buffer.from((one ?? '').slice(3), 'base64url').includes('Nguy')).toBe(false);
    expect(one?.slice(3, 19)).not.toBe(other?.slice(3, 19));
  });

  it('is not opened for another list, by another database, or after any change', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, flip) => {
        const cursor = seal.seal(text, 'list A');
        expect(seal.open(cursor, 'list B')).toBeNull();
        expect(new CursorSeal(randomBytes(32)).open(cursor, 'list A')).toBeNull();
        const bytes = Buffer.from(cursor.slice(3), 'base64url');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        expect(seal.open(`l1.${bytes.toString('base64url')}`, 'list A')).toBeNull();
        expect(seal.open(cursor.slice(0, at % cursor.length), 'list A')).toBeNull();
      }),
    );
  });

  it('is told from rubbish, which never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(seal.open(text, 'list')).toBeNull();
        expect(seal.open(`l1.${text}`, 'list')).toBeNull();
      }),
    );
  });
});
