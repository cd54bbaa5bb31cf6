import { describe, expect, it } from 'vitest';
import { foldOf, type TreeRow, type TreeView, treeLines } from '../../dashboard/src/board/board-tree.ts';

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
  statuses: [],
  withoutAdmission: false,
  difficult: null,
  open: new Set(['d']),
};
const shown = (view: Partial<TreeView>) => linesOf(ROWS, view);
function linesOf(rows: TreeRow[], view: Partial<TreeView>): string[] {
  return treeLines(rows, { ...VIEW, ...view }).map((line) =>
    line.kind === 'FOLD' ? `${line.level}+${line.count}` : `${line.level}${line.row.id}${line.matches ? '' : '*'}`,
  );
}

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

  it('keep those directly below that stand so or admitted nobody, with what is open below them', () => {
    expect(shown({ statuses: ['BEHIND'] })).toEqual(['0d', '1a']);
    expect(shown({ statuses: ['BEHIND'], open: new Set(['a']) })).toEqual(['0d', '1a', '2a1', '2a2']);
    expect(shown({ statuses: ['MET'] })).toEqual([]);
    expect(shown({ withoutAdmission: true })).toEqual([]);
    expect(linesOf([...ROWS, row('c', 'd', 'Xã C', { admitted: 0 })], { withoutAdmission: true })).toEqual([
      '0d',
      '1c',
    ]);
  });

  it('keep what is difficult with all below it', () => {
    expect(shown({ difficult: new Set(['b']) })).toEqual(['0d*', '1b', '2b1']);
    expect(shown({ difficult: new Set(['a']), statuses: ['BEHIND'] })).toEqual(['0d*', '1a', '2a1', '2a2']);
    expect(shown({ difficult: new Set(['a']), statuses: ['ON_TRACK'] })).toEqual([]);
  });

  it('sort among siblings, what has no value last either way', () => {
    const open = new Set(['d', 'a']);
    expect(shown({ sort: 'PLAN', open })).toEqual(['0d', '1b', '1a', '2a2', '2a1']);
    expect(shown({ sort: 'PLAN', descending: true, open })).toEqual(['0d', '1a', '2a2', '2a1', '1b']);
  });

  const needy = [
    row('d', null, 'Huyện'),
    row('none1', 'd', 'A', { plan: null, remaining: null, status: 'NO_TARGET' }),
    row('met', 'd', 'B', { status: 'MET', remaining: 0 }),
    row('late', 'd', 'C', { status: 'BEHIND', remaining: 1 }),
    row('none2', 'd', 'D', { plan: null, remaining: null, status: 'NO_TARGET' }),
    row('never', 'd', 'E', { status: 'CANNOT_MEET' }),
    row('later', 'd', 'F', { status: 'BEHIND', remaining: 3 }),
  ];

  it('have what wants attention first, and those without a target in one line that opens', () => {
    const sort = 'NEED';
    expect(linesOf(needy, { sort })).toEqual(['0d', '1never', '1later', '1late', '1met', '1+2']);
    const open = new Set(['d', foldOf('d')]);
    expect(linesOf(needy, { sort, open })).toEqual([
      '0d',
      '1never',
      '1later',
      '1late',
      '1met',
      '1+2',
      '1none1',
      '1none2',
    ]);
    // In any other order everybody has a place, and a search finds them.
    expect(linesOf(needy, { sort: 'PLACE' })).toHaveLength(7);
    expect(linesOf(needy, { sort, text: 'D' })).toEqual(['0d*', '1none2']);
  });

  it('fold nobody below whom something was asked for, nobody who is alone, and never all', () => {
    const sort = 'NEED';
    const asked = row('cell', 'none1', 'Chi bộ', { status: 'BEHIND' });
    expect(linesOf([...needy, asked], { sort })).toEqual([
      '0d',
      '1never',
      '1later',
      '1late',
      '1met',
      '1none1',
      '1none2',
    ]);
    expect(
      linesOf(
        needy.filter(({ status }) => status !== 'BEHIND' && status !== 'MET' && status !== 'CANNOT_MEET'),
        { sort },
      ),
    ).toEqual(['0d', '1none1', '1none2']);
  });
});
