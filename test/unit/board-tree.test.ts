import { describe, expect, it } from 'vitest';
import { type TreeRow, type TreeView, treeLines } from '../../dashboard/src/board/board-tree.ts';

const row = (id: string, parentId: string | null, name: string, more: Partial<TreeRow> = {}): TreeRow => ({
  id,
  committeeId: id,
  parentId,
  name,
  plan: 2,
  admitted: 1,
  remaining: 1,
  percent: 50,
  pipelineCount: 0,
  status: 'ON_TRACK',
  ...more,
});
const ROWS = [
  row('d', null, 'Huyện Lục Yên', { plan: 9, admitted: 4 }),
  row('a', 'd', 'Xã Động Quan', { plan: 5, status: 'BEHIND' }),
  row('a1', 'a', 'Thôn 1', { admitted: 0, plan: null }),
  row('a2', 'a', 'Thôn 2'),
  row('b', 'd', 'Xã Lâm Thượng', { plan: 4, admitted: 3 }),
  row('b1', 'b', 'Buôn Ea H’Leo', { status: 'MET' }),
];
const VIEW: TreeView = {
  sort: 'PLACE',
  descending: false,
  text: '',
  behind: false,
  withoutAdmission: false,
  difficult: null,
  open: new Set(['d']),
};
const shown = (view: Partial<TreeView>) =>
  treeLines(ROWS, { ...VIEW, ...view }).map(({ row: { id }, level, matches }) => `${level}${id}${matches ? '' : '*'}`);

describe('the lines of the table', () => {
  it('show what is open', () => {
    expect(shown({})).toEqual(['0d', '1a', '1b']);
    expect(shown({ open: new Set(['d', 'b']) })).toEqual(['0d', '1a', '1b', '2b1']);
    expect(shown({ open: new Set(['b']) })).toEqual(['0d']);
  });

  it('find a name without accents, and show where it belongs', () => {
    for (const text of [" ea  h'leo", 'BUÔN EA HʼLEO'.normalize('NFD')]) {
      expect(shown({ text })).toEqual(['0d*', '1b*', '2b1']);
    }
    for (const text of ['dong quan', 'Ðộng']) expect(shown({ text })).toEqual(['0d*', '1a']);
    expect(shown({ text: 'nowhere' })).toEqual([]);
  });

  it('keep what is behind, what admitted nobody, and what is difficult with all below it', () => {
    expect(shown({ behind: true })).toEqual(['0d*', '1a']);
    expect(shown({ withoutAdmission: true })).toEqual(['0d*', '1a*', '2a1']);
    expect(shown({ difficult: new Set(['b']) })).toEqual(['0d*', '1b', '2b1']);
    expect(shown({ difficult: new Set(['a']), withoutAdmission: true })).toEqual(['0d*', '1a*', '2a1']);
  });

  it('sort among siblings, what has no value last either way', () => {
    const open = new Set(['d', 'a']);
    expect(shown({ sort: 'PLAN', open })).toEqual(['0d', '1b', '1a', '2a2', '2a1']);
    expect(shown({ sort: 'PLAN', descending: true, open })).toEqual(['0d', '1a', '2a2', '2a1', '1b']);
    expect(shown({ sort: 'STATUS', open: new Set(['d']) })).toEqual(['0d', '1a', '1b']);
  });
});
