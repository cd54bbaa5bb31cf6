import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import type { Layout } from './layout.ts';

const { committeeCode, committeeName, fullName, birthMonth, birthYear } = candidateColumns;

const columns = {
  classId: { heading: { vi: 'Mã lớp', en: 'Id of the class' }, width: 68, code: true },
  committeeCode,
  committeeName,
  fullName,
  birthMonth,
  birthYear,
};

/** People to be enrolled in classes. */
export const traineeLayout: Layout = {
  columns,
  read: Object.keys(columns),
  needed: ['classId', 'committeeName', 'fullName', 'birthMonth', 'birthYear'],
  name: 'fullName',
  template: { sheet: { vi: 'Danh sách vào lớp', en: 'People for a class' }, words: {} },
};
