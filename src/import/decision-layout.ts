import { kindWords } from '../resolvers/committee/words.ts';
import { changeWords } from '../resolvers/reorganisation/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import type { Layout } from './layout.ts';

const { committeeCode, committeeName, decisionNumber, decisionOn } = candidateColumns;

const columns = {
  decisionNumber,
  decisionOn,
  issuer: { heading: { vi: 'Cơ quan ban hành', en: 'Issued by' }, width: 28 },
  title: { heading: { vi: 'Trích yếu', en: 'Title of the decision' }, width: 40 },
  effectiveOn: { heading: { vi: 'Có hiệu lực từ ngày', en: 'In force from' }, width: 18, day: true },
  change: { heading: { vi: 'Nội dung sắp xếp', en: 'Change' }, width: 20 },
  committeeCode,
  committeeName,
  kind: { heading: { vi: 'Loại hình', en: 'Kind' }, width: 24 },
  newName: { heading: { vi: 'Tên mới', en: 'New name' }, width: 36 },
  shortName: { heading: { vi: 'Tên gọi tắt', en: 'Short name' }, width: 24 },
  toCode: { heading: { vi: 'Mã tổ chức nơi đến', en: 'Code of the committee it goes to' }, width: 22, code: true },
  toName: { heading: { vi: 'Tổ chức nơi đến', en: 'Committee it goes to' }, width: 36 },
  memberCount: { heading: { vi: 'Số đảng viên chuyển theo', en: 'Members who go along' }, width: 22 },
};

/** One decision about the hierarchy, a line for each of its changes. */
export const decisionLayout: Layout = {
  columns,
  read: Object.keys(columns),
  needed: ['decisionNumber', 'decisionOn', 'issuer', 'title', 'effectiveOn', 'change', 'committeeName'],
  name: 'committeeName',
  template: { sheet: { vi: 'Quyết định sắp xếp', en: 'Decision' }, words: { change: changeWords, kind: kindWords } },
};
