import { basisWords, titleWords } from '../resolvers/officer/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import type { Layout } from './layout.ts';

const { committeeCode, committeeName, fullName, decisionNumber, decisionOn } = candidateColumns;

const columns = {
  committeeCode,
  committeeName,
  personName: fullName,
  title: { heading: { vi: 'Chức vụ', en: 'Office' }, width: 24 },
  startsOn: { heading: { vi: 'Giữ chức vụ từ ngày', en: 'In office from' }, width: 18, day: true },
  decisionNumber,
  decisionOn,
  basis: { heading: { vi: 'Hình thức', en: 'Basis' }, width: 22 },
};

/** Who entered which office. Columns are named as the fields of `appointOfficer`. */
export const officerLayout: Layout = {
  columns,
  read: Object.keys(columns),
  needed: ['committeeName', 'title', 'personName', 'startsOn', 'decisionNumber', 'decisionOn', 'basis'],
  name: 'personName',
  template: { sheet: { vi: 'Cấp ủy viên', en: 'Officers' }, words: { title: titleWords, basis: basisWords } },
};
