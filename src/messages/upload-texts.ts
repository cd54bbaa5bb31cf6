import type { Catalogue } from './catalogue.ts';
import { catalogues } from './catalogues.ts';
import type { Language } from './language.ts';

/** What an import says otherwise to whoever uploads a file on a page: there are no flags of a command. */
type Otherwise = Pick<
  Catalogue,
  | 'noHeadings'
  | 'columnMissingHidden'
  | 'hiddenSheet'
  | 'hiddenLines'
  | 'hiddenColumn'
  | 'noSuchCommittee'
  | 'nameStays'
  | 'notOnRecord'
>;

const english: Otherwise = {
  noHeadings: (path) => `${path} has no sheet with known headings: begin with the empty file that is offered here`,
  columnMissingHidden: 'this column is hidden and left out: show it',
  hiddenSheet: 'the sheet is hidden and left out: show it if it is to be read',
  hiddenLines: (lines) => `hidden lines are left out: ${lines}; show them if they are to be read`,
  hiddenColumn: 'the column is hidden and left out: show it if it is to be read',
  noSuchCommittee: 'there is no such committee, or you may not see it',
  nameStays: (name) => `the committee of this code is called ${name}: mend it`,
  notOnRecord: 'this is not what is on record: mend it here, or change the record on its page',
};

const vietnamese: Otherwise = {
  noHeadings: (path) => `tệp ${path} không có trang tính nào có tiêu đề cột đã biết: hãy bắt đầu từ tệp mẫu ở đây`,
  columnMissingHidden: 'cột này đang ẩn nên không được đọc: hãy bỏ ẩn',
  hiddenSheet: 'trang tính đang ẩn nên không được đọc: hãy bỏ ẩn nếu cần đọc',
  hiddenLines: (lines) => `các dòng đang ẩn không được đọc: ${lines}; hãy bỏ ẩn nếu cần đọc`,
  hiddenColumn: 'cột đang ẩn nên không được đọc: hãy bỏ ẩn nếu cần đọc',
  noSuchCommittee: 'không có tổ chức này, hoặc bạn không có quyền xem',
  nameStays: (name) => `tổ chức có mã này tên là ${name}: hãy sửa lại`,
  notOnRecord: 'khác với dữ liệu đã ghi: hãy sửa trong tệp, hoặc sửa dữ liệu trên trang của hồ sơ',
};

/** The texts in which whoever uploads a file is told of it. */
export const uploadTexts: Readonly<Record<Language, Catalogue>> = {
  en: { ...catalogues.en, ...english },
  vi: { ...catalogues.vi, ...vietnamese },
};
