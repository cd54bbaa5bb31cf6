import { useLanguage } from '../language/language.tsx';

const vi = {
  required: 'Cần điền mục này.',
  notNumber: 'Phải là số nguyên.',
  notDay: 'Phải là một ngày, viết ngày/tháng/năm.',
  failed: 'Chưa ghi được. Những gì đã nhập vẫn còn: hãy thử lại.',
  sending: 'Đang ghi…',
  submit: 'Ghi nhận',
  optional: '(không bắt buộc)',
  choose: 'Chọn',
  yes: 'Có',
  no: 'Không',
  dayForm: 'ngày/tháng/năm',
};

const en: typeof vi = {
  required: 'This must be filled in.',
  notNumber: 'This must be a whole number.',
  notDay: 'This must be a day, written dd/mm/yyyy.',
  failed: 'Not recorded. What was typed is still there: try again.',
  sending: 'Recording…',
  submit: 'Record',
  optional: '(optional)',
  choose: 'Choose',
  yes: 'Yes',
  no: 'No',
  dayForm: 'dd/mm/yyyy',
};

/** The words of every form in the language in use. */
export function useFormWords(): typeof vi {
  return { vi, en }[useLanguage().code];
}
