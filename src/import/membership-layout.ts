import { qualifierWords } from '../resolvers/membership/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import type { Layout } from './layout.ts';

const { committeeCode, committeeName } = candidateColumns;

const columns = {
  committeeCode,
  committeeName,
  asOf: { heading: { vi: 'Tính đến ngày', en: 'As of' }, width: 14, day: true },
  official: { heading: { vi: 'Đảng viên chính thức', en: 'Official members' }, width: 18 },
  probationary: { heading: { vi: 'Đảng viên dự bị', en: 'Probationary members' }, width: 18 },
  exempt: { heading: { vi: 'Miễn công tác và sinh hoạt', en: 'Exempt from work and meetings' }, width: 22 },
  awayTemporarily: { heading: { vi: 'Tạm vắng', en: 'Away for a time' }, width: 14 },
  qualifier: { heading: { vi: 'Mức độ chính xác', en: 'How exact' }, width: 18 },
};

/** How many members cells have on a day. Columns are named as the fields of `reportMembership`. */
export const membershipLayout: Layout = {
  columns,
  read: Object.keys(columns),
  needed: ['committeeName', 'asOf', 'official', 'probationary'],
  name: 'committeeName',
  template: { sheet: { vi: 'Số đảng viên', en: 'Members' }, words: { qualifier: qualifierWords } },
};
