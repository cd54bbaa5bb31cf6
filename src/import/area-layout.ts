import { areaKindWords, difficultyWords } from '../resolvers/area/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import type { Layout } from './layout.ts';

const { committeeCode, committeeName } = candidateColumns;
const code = { heading: { vi: 'Mã địa bàn', en: 'Code of the area' }, width: 14, code: true };
const name = { heading: { vi: 'Địa bàn', en: 'Area' }, width: 30 };

const areaColumns = {
  code,
  name,
  kind: { heading: { vi: 'Loại địa bàn', en: 'Kind of area' }, width: 18 },
  parentCode: { heading: { vi: 'Mã địa bàn cấp trên', en: 'Code of the area above' }, width: 22, code: true },
  parentName: { heading: { vi: 'Địa bàn cấp trên', en: 'Area above' }, width: 30 },
  difficultyClass: { heading: { vi: 'Khu vực khó khăn', en: 'Region class' }, width: 18 },
  validFrom: { heading: { vi: 'Có từ ngày', en: 'There since' }, width: 14, day: true },
  documentNumber: { heading: { vi: 'Số văn bản', en: 'Number of the document' }, width: 24, code: true },
  documentOn: { heading: { vi: 'Ngày văn bản', en: 'Day of the document' }, width: 18, day: true },
  committeeCode,
  committeeName,
};

/** Areas of the State, and the committee that keeps the record of each. Columns are named as the fields of `recordArea`. */
export const areaLayout: Layout = {
  columns: areaColumns,
  read: Object.keys(areaColumns),
  needed: ['name', 'kind', 'validFrom', 'committeeName'],
  name: 'name',
  template: {
    sheet: { vi: 'Địa bàn', en: 'Areas' },
    words: { kind: areaKindWords, difficultyClass: difficultyWords },
  },
};

const coverColumns = {
  committeeCode,
  committeeName,
  areaCode: code,
  areaName: name,
  validFrom: { heading: { vi: 'Phụ trách từ ngày', en: 'Works there since' }, width: 18, day: true },
};

/** The areas that committees work in. */
export const coverLayout: Layout = {
  columns: coverColumns,
  read: Object.keys(coverColumns),
  needed: ['committeeName', 'areaName', 'validFrom'],
  name: 'areaName',
  template: { sheet: { vi: 'Địa bàn phụ trách', en: 'Who works where' }, words: {} },
};

const profileColumns = {
  areaCode: code,
  areaName: name,
  asOf: { heading: { vi: 'Tính đến ngày', en: 'As of' }, width: 14, day: true },
  households: { heading: { vi: 'Số hộ', en: 'Households' }, width: 12 },
  poorHouseholds: { heading: { vi: 'Số hộ nghèo', en: 'Poor households' }, width: 16 },
  mainEthnicGroup: { heading: { vi: 'Dân tộc chủ yếu', en: 'Main ethnic group' }, width: 18 },
  mainLivelihood: { heading: { vi: 'Sinh kế chủ yếu', en: 'Main livelihood' }, width: 24 },
  source: { heading: { vi: 'Nguồn số liệu', en: 'Source of the figures' }, width: 30 },
};

/** What is known of areas on a day. Columns are named as the fields of `setProfile`. */
export const profileLayout: Layout = {
  columns: profileColumns,
  read: Object.keys(profileColumns),
  needed: ['areaName', 'asOf'],
  name: 'areaName',
  template: { sheet: { vi: 'Tình hình địa bàn', en: 'Profiles of areas' }, words: {} },
};
