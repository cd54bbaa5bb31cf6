import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, shortEpoch } from '../../src/feed/cursor.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const cursors = fc.record({
  epoch: hex(12),
  seq: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  digest: hex(16),
  day: fc
    .date({ min: new Date('1930-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  mark: fc.option(fc.stringMatching(/^(?:[0-9a-f]{24}|[0-9a-f]{32})$/)),
});

describe('a cursor', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it('needs no escaping in an address or a header', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(encodeURIComponent(encodeCursor(cursor))).toBe(encodeCursor(cursor));
      }),
    );
  });

  it('is told from rubbish, which never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeCursor(text)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(cursors, fc.nat({ max: 60 }), fc.string({ minLength: 1, maxLength: 3 }), (cursor, at, noise) => {
        const written = encodeCursor(cursor);
        const text = written.slice(0, at) + noise + written.slice(at);
        // Whatever still reads must say the same when it is written again.
        const read = decodeCursor(text);
        if (read !== null) expect(decodeCursor(encodeCursor(read))).toEqual(read);
      }),
    );
  });

  it.each([
    '',
    'k1',
    'k1.0123456789ab.1.0123456789abcdef',
    'k2.0123456789ab.1.0123456789abcdef.20261123',
    'k1.0123456789AB.1.0123456789abcdef.20261123',
    'k1.0123456789ab.-1.0123456789abcdef.20261123',
    'k1.0123456789ab.1.0123456789abcdef.20260230',
    'k1.0123456789ab.1.0123456789abcdef.2026112',
    'k1.0123456789ab.zzzzzzzzzzz.0123456789abcdef.20261123',
    'k1.0123456789ab.1.0123456789abcdef.20261123\n',
    ' k1.0123456789ab.1.0123456789abcdef.20261123',
  ])('is not %j', (text) => {
    expect(decodeCursor(text)).toBeNull();
  });

  it('carries the beginning of the epoch', () => {
    expect(shortEpoch('01234567-89ab-cdef-0123-456789abcdef')).toBe('0123456789ab');
  });
});
