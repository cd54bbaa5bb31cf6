import { expect, it } from 'vitest';
import { shortNames } from '../../dashboard/src/wall/short-names.ts';
import { readWallAddress } from '../../dashboard/src/wall/wall-address.ts';

it('leaves out what several names begin with, and nothing that tells two apart', () => {
  expect(
    shortNames(['Đảng bộ xã Lâm Thượng', 'Đảng bộ xã Lục Yên', 'Đảng bộ xã Tân Lĩnh', 'Chi bộ Hạt Kiểm lâm']),
  ).toEqual(['Lâm Thượng', 'Lục Yên', 'Tân Lĩnh', 'Chi bộ Hạt Kiểm lâm']);
  const alike = [
    'Đảng bộ xã A',
    'Đảng bộ xã B',
    'Đảng bộ xã C',
    'Đảng bộ phường A',
    'Đảng bộ phường D',
    'Đảng bộ phường E',
  ];
  expect(shortNames(alike)).toEqual(['Đảng bộ xã A', 'B', 'C', 'Đảng bộ phường A', 'D', 'E']);
  // However many places begin alike, the name of a place is whole.
  const places = ['Đảng bộ xã Minh Xuân', 'Đảng bộ xã Minh Chuẩn', 'Đảng bộ xã Minh Tiến', 'Đảng bộ xã An Lạc'];
  expect(shortNames(places)).toEqual(['Minh Xuân', 'Minh Chuẩn', 'Minh Tiến', 'An Lạc']);
  // A number says nothing alone.
  expect(shortNames(['Chi bộ thôn 1', 'Chi bộ thôn 2', 'Chi bộ thôn 3'])).toEqual(['thôn 1', 'thôn 2', 'thôn 3']);
});

it('reads the address of a wall, and passes over what it does not know', () => {
  expect(readWallAddress('?committee=A,B&committee=C&year=2026&theme=dark&rotate=30')).toEqual({
    committees: ['A', 'B', 'C'],
    year: 2026,
    theme: 'dark',
    rotate: 30,
  });
  expect(readWallAddress('?year=x&theme=pink&rotate=-1')).toEqual({
    committees: [],
    year: null,
    theme: null,
    rotate: null,
  });
  expect(readWallAddress('?rotate=0.1').rotate).toBe(3);
});
