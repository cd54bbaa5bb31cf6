import type { Language, Words } from './language.ts';

/** What fields of a form are called in a sentence. A client marks the field by the error's `path`. */
const terms: Readonly<Record<string, Words>> = {
  admissionId: { en: 'the admission', vi: 'lần kết nạp này' },
  candidateId: { en: 'the person', vi: 'người này' },
  ceremonyOn: { en: 'the day of the ceremony', vi: 'ngày kết nạp' },
  committeeId: { en: 'the committee', vi: 'tổ chức đảng này' },
  concludedOn: { en: 'the day of the conclusion', vi: 'ngày kết luận' },
  decisionNumber: { en: 'the number of the decision', vi: 'số quyết định' },
  decisionOn: { en: 'the day of the decision', vi: 'ngày quyết định' },
  documentOn: { en: 'the day of the document', vi: 'ngày của văn bản' },
  documentNumber: { en: 'the number of the document', vi: 'số văn bản' },
  dueOn: { en: 'the day until which it must be put right', vi: 'hạn khắc phục' },
  effectiveOn: { en: 'the day of the step', vi: 'ngày chuyển bước' },
  expectedVersion: { en: 'the version you have seen', vi: 'phiên bản bạn đã xem' },
  findings: { en: 'the finding', vi: 'nội dung phát hiện' },
  grantId: { en: 'the role', vi: 'quyền này' },
  inspectionId: { en: 'the inspection', vi: 'cuộc kiểm tra này' },
  asOf: { en: 'the day of the figures', vi: 'ngày của số liệu' },
  awayTemporarily: { en: 'the number of those away', vi: 'số tạm vắng' },
  exempt: { en: 'the number of those exempt', vi: 'số được miễn' },
  official: { en: 'the number of official members', vi: 'số đảng viên chính thức' },
  probationary: { en: 'the number of those on probation', vi: 'số đảng viên dự bị' },
  endsOn: { en: 'the last day', vi: 'ngày kết thúc' },
  officerId: { en: 'the appointment', vi: 'việc giữ chức vụ này' },
  personName: { en: 'the name', vi: 'họ và tên' },
  startsOn: { en: 'the first day', vi: 'ngày bắt đầu' },
  shortName: { en: 'the short name', vi: 'tên ngắn' },
  reason: { en: 'the reason', vi: 'lý do' },
  classId: { en: 'the class', vi: 'lớp học này' },
  code: { en: 'the code', vi: 'mã' },
  target: { en: 'the quota', vi: 'chỉ tiêu' },
  validFrom: { en: 'the beginning', vi: 'thời điểm bắt đầu' },
  validTo: { en: 'the end', vi: 'thời điểm kết thúc' },
  year: { en: 'year', vi: 'năm' },
};

/** A field as people call it; what only programs send, such as `first`, keeps its name, and so do a file's headings. */
export function fieldTerm(field: string, language: Language): string {
  return terms[field]?.[language] ?? field;
}
