import { useLanguage } from '../language/language.tsx';

const vi = {
  title: 'Ghi nhận kết nạp',
  intro: 'Số liệu của chi bộ và mọi cấp trên thay đổi ngay trên mọi bảng đang mở.',
  nobody: 'Trong tổ chức này chưa có ai đang chờ lễ kết nạp: phải có quyết định kết nạp trước.',
  field: {
    candidateId: 'Người được kết nạp',
    decisionNumber: 'Số quyết định',
    decisionOn: 'Ngày quyết định',
    ceremonyOn: 'Ngày lễ kết nạp',
    reason: 'Lý do ghi nhận vào năm đã khóa sổ',
  },
  onRecord: (number: string, day: string) => `QĐ số ${number} ngày ${day}`,
  done: (name: string) => `Đã ghi nhận kết nạp ${name}.`,
  another: 'Ghi nhận người khác',
};

const en: typeof vi = {
  title: 'Record an admission',
  intro: 'The figures of the cell and of everything above it move at once, on every board that is open.',
  nobody: 'Nobody in this committee waits for a ceremony: the decision comes first.',
  field: {
    candidateId: 'Person admitted',
    decisionNumber: 'Number of the decision',
    decisionOn: 'Day of the decision',
    ceremonyOn: 'Day of the ceremony',
    reason: 'Why it is recorded in a year that is closed',
  },
  onRecord: (number, day) => `decision ${number} of ${day}`,
  done: (name) => `The admission of ${name} is recorded.`,
  another: 'Record another one',
};

/** The words of the form for an admission in the language in use. */
export function useAdmissionWords(): typeof vi {
  return { vi, en }[useLanguage().code];
}
