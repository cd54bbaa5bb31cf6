import { describe, expect, it } from 'vitest';
import { AreaKind } from '../../src/db/generated/enums.ts';
import {
  checkAreaParent,
  checkFigures,
  checkSuccessors,
  goesOver,
  poorPercent,
} from '../../src/resolvers/area/rules.ts';
import { codeOf, sourceOf } from '../helpers/code-of.ts';

const kinds = Object.values(AreaKind);
const allowed = (kind: AreaKind, day: string): (AreaKind | null)[] =>
  [null, ...kinds].filter((parent) => codeOf(() => checkAreaParent(kind, parent, day)) === null);

describe('what an area may be part of', () => {
  it('with districts, on their last day', () => {
    expect(allowed('HAMLET', '2025-06-30')).toEqual(['COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE']);
    expect(allowed('COMMUNE', '2025-06-30')).toEqual(['DISTRICT', 'TOWN', 'CITY']);
    expect(allowed('TOWNSHIP', '2025-06-30')).toEqual(['DISTRICT']);
    expect(allowed('SPECIAL_ZONE', '2025-06-30')).toEqual([]);
    expect(allowed('DISTRICT', '2025-06-30')).toEqual(['CITY', 'PROVINCE']);
    expect(allowed('CITY', '2025-06-30')).toEqual([null, 'PROVINCE']);
    expect(allowed('PROVINCE', '2025-06-30')).toEqual([null]);
    expect(sourceOf(() => checkAreaParent('HAMLET', null, '2025-06-30'))).toBe('Luật 77/2015/QH13, Điều 2');
  });

  it('without them, from the next day on: communes are part of the province', () => {
    expect(allowed('HAMLET', '2025-07-01')).toEqual(['COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE']);
    expect(allowed('COMMUNE', '2025-07-01')).toEqual(['CITY', 'PROVINCE']);
    expect(allowed('SPECIAL_ZONE', '2025-07-01')).toEqual(['CITY', 'PROVINCE']);
    for (const gone of ['TOWNSHIP', 'DISTRICT', 'TOWN'] as const) expect(allowed(gone, '2025-07-01')).toEqual([]);
    expect(sourceOf(() => checkAreaParent('DISTRICT', 'PROVINCE', '2025-07-01'))).toBe('Luật 72/2025/QH15, Điều 1');
  });
});

describe('what follows an area', () => {
  const told = (successorIds: string[], succession: 'MERGE' | 'SPLIT' | 'RENAME' | null) => () =>
    checkSuccessors({ areaId: 'a', successorIds, succession });

  it('fits to how it does', () => {
    for (const fits of [
      told([], null),
      told(['b'], 'MERGE'),
      told(['b', 'c'], 'MERGE'),
      told(['b', 'c'], 'SPLIT'),
      told(['b'], 'RENAME'),
    ])
      expect(fits).not.toThrow();
    for (const not of [
      told([], 'MERGE'),
      told(['b'], null),
      told(['b'], 'SPLIT'),
      told(['b', 'c'], 'RENAME'),
      told(['b', 'b'], 'SPLIT'),
      told(['a'], 'RENAME'),
    ])
      expect(codeOf(not)).toBe('INVALID_INPUT');
  });

  it('takes over its parts where it is one, and its committees where it is the same place', () => {
    expect(goesOver({ successorIds: ['b'], succession: 'RENAME' })).toEqual({ parts: true, cover: true });
    expect(goesOver({ successorIds: ['b'], succession: 'MERGE' })).toEqual({ parts: true, cover: false });
    expect(goesOver({ successorIds: ['b', 'c'], succession: 'SPLIT' })).toEqual({ parts: false, cover: false });
    expect(goesOver({ successorIds: [], succession: null })).toEqual({ parts: false, cover: false });
  });
});

describe('figures of an area', () => {
  const none = { households: null, poorHouseholds: null, mainEthnicGroup: null, mainLivelihood: null };

  it('say something, and no more are poor than there are', () => {
    expect(() => checkFigures({ ...none, mainEthnicGroup: 'Tày' })).not.toThrow();
    expect(() => checkFigures({ ...none, households: 0 })).not.toThrow();
    expect(() => checkFigures({ ...none, households: 25, poorHouseholds: 25 })).not.toThrow();
    expect(codeOf(() => checkFigures({ ...none, households: 25, poorHouseholds: 26 }))).toBe('INVALID_INPUT');
    expect(codeOf(() => checkFigures(none))).toBe('INVALID_INPUT');
  });

  it('give the share of poor households with one decimal', () => {
    expect(poorPercent({ households: 208, poorHouseholds: 25 })).toBe(12);
    expect(poorPercent({ households: 3, poorHouseholds: 1 })).toBe(33.3);
    expect(poorPercent({ households: 0, poorHouseholds: 0 })).toBeNull();
    expect(poorPercent({ households: 9, poorHouseholds: null })).toBeNull();
  });
});
