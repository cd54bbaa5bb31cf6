import { useLanguage } from '../language/language.tsx';

const vi = {
  title: 'Nhập từ tệp Excel',
  hint: {
    candidates: 'Thêm nhiều quần chúng cùng lúc, ở giai đoạn nguồn. Các bước sau ghi trong hồ sơ của từng người.',
    quotas:
      'Giao chỉ tiêu lần đầu cho nhiều tổ chức cùng lúc. Chỉ tiêu đã giao được điều chỉnh bằng văn bản, ở bảng trên.',
    enrolments: 'Đưa nhiều người vào lớp này cùng lúc. Cột “Mã lớp” để trống.',
  },
  empty: 'Tải tệp mẫu',
  file: 'Tệp .xlsx hoặc .csv, tối đa 5 MB',
  tryOut: 'Kiểm tra tệp',
  trying: 'Đang kiểm tra…',
  write: 'Ghi vào',
  writing: 'Đang ghi…',
  would: (created: string, unchanged: string) => `Sẽ ghi ${created} dòng mới; ${unchanged} dòng đã có, giữ nguyên.`,
  nothing: 'Tệp không có gì mới.',
  written: (created: string) => `Đã ghi ${created} dòng.`,
  problems: (count: string) => `Có ${count} chỗ phải sửa. Chưa ghi gì: hãy sửa tệp rồi chọn lại.`,
  notices: 'Cần biết',
  place: (sheet: string, line: number, column: string) =>
    [sheet, line > 0 && `dòng ${line}`, column].filter(Boolean).join(', '),
  more: (count: string) => `Còn ${count} chỗ nữa.`,
  failed: 'Chưa gửi được tệp. Tệp vẫn đang được chọn: hãy thử lại.',
};

const en: typeof vi = {
  title: 'From an Excel file',
  hint: {
    candidates: 'Adds many people at once, as sources. Each further step is recorded in the file of the case.',
    quotas:
      'Gives many committees their quota for the first time. A quota that stands is revised by a paper, in the sheet above.',
    enrolments: 'Enrols many people in this class at once. The column “Id of the class” stays empty.',
  },
  empty: 'Get an empty file',
  file: '.xlsx or .csv, 5 MB at most',
  tryOut: 'Try the file out',
  trying: 'Trying…',
  write: 'Write it',
  writing: 'Writing…',
  would: (created, unchanged) => `${created} new lines would be written; ${unchanged} are there already and stay.`,
  nothing: 'The file has nothing new.',
  written: (created) => `${created} lines were written.`,
  problems: (count) => `${count} places must be mended. Nothing was written: mend the file and choose it again.`,
  notices: 'To be known',
  place: (sheet, line, column) => [sheet, line > 0 && `line ${line}`, column].filter(Boolean).join(', '),
  more: (count) => `${count} more.`,
  failed: 'The file could not be sent. It is still chosen: try again.',
};

/** The words of the box for files in the language in use. */
export function useUploadWords(): typeof vi {
  return { vi, en }[useLanguage().code];
}
