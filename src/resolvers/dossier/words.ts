import type { OpinionOrigin, PaperKind } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';

/** Papers, with the number of their form, as sentences call them. */
export const paperWords: Record<PaperKind, Words> = {
  APPLICATION: { vi: 'Đơn xin vào Đảng (1-KNĐ)', en: 'Application (1-KNĐ)' },
  LIFE_HISTORY: { vi: 'Lý lịch của người xin vào Đảng (2-KNĐ)', en: 'Life history (2-KNĐ)' },
  MEMBER_INTRODUCTION: {
    vi: 'Giấy giới thiệu của đảng viên chính thức (3-KNĐ)',
    en: 'Introduction by an official member (3-KNĐ)',
  },
  TWO_MEMBERS_INTRODUCTION: {
    vi: 'Giấy giới thiệu của hai đảng viên chính thức (3A-KNĐ)',
    en: 'Introduction by two official members (3A-KNĐ)',
  },
  YOUTH_UNION_RESOLUTION: {
    vi: 'Nghị quyết giới thiệu đoàn viên (4-KNĐ)',
    en: 'Resolution of the Youth Union (4-KNĐ)',
  },
  TRADE_UNION_RESOLUTION: {
    vi: 'Nghị quyết giới thiệu đoàn viên công đoàn (4A-KNĐ)',
    en: 'Resolution of the trade union (4A-KNĐ)',
  },
  OPINIONS: {
    vi: 'Tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội và chi ủy nơi cư trú (5-KNĐ)',
    en: 'Summary of opinions (5-KNĐ)',
  },
  SELF_CRITICISM: { vi: 'Bản tự kiểm điểm của đảng viên dự bị (10-KNĐ)', en: 'Self-criticism (10-KNĐ)' },
  MENTOR_REMARKS: { vi: 'Bản nhận xét của đảng viên giúp đỡ (11-KNĐ)', en: 'Remarks of the mentor (11-KNĐ)' },
  RECOGNITION_OPINIONS: {
    vi: 'Tổng hợp ý kiến nhận xét đảng viên dự bị (12-KNĐ)',
    en: 'Summary of opinions for recognition (12-KNĐ)',
  },
  PROVINCIAL_CONSENT: {
    vi: 'Văn bản đồng ý của ban thường vụ tỉnh ủy',
    en: 'Written consent of the provincial standing committee',
  },
  CLEARED_RECORD: { vi: 'Giấy xác nhận xóa án tích', en: 'Confirmation that the record is cleared' },
};

/** Who is asked about a person, as sentences call them. */
export const originWords: Record<OpinionOrigin, Words> = {
  WORK_ORGANISATIONS: {
    vi: 'Tổ chức chính trị - xã hội nơi làm việc',
    en: 'Socio-political organisations at work',
  },
  RESIDENCE_CELL_COMMITTEE: { vi: 'Chi ủy nơi cư trú', en: 'Cell committee at the place of residence' },
};

/** What a dossier is made of, as lists to be ticked say it. */
export const dossierItemWords = {
  READMISSION: { vi: 'Điều kiện kết nạp lại', en: 'Conditions of coming back' },
  CERTIFICATE: {
    vi: 'Giấy chứng nhận học lớp nhận thức về Đảng',
    en: 'Certificate of the awareness class',
  },
  PERSON_PAPERS: { vi: 'Đơn xin vào Đảng và lý lịch', en: 'Application and life history' },
  VERIFICATION: { vi: 'Kết quả thẩm tra lý lịch', en: 'Verification of the life history' },
  INTRODUCTION: { vi: 'Giấy giới thiệu', en: 'Introduction' },
  OPINIONS: { vi: 'Tổng hợp ý kiến nhận xét', en: 'Summary of opinions' },
  NEW_MEMBER_CERTIFICATE: {
    vi: 'Giấy chứng nhận học lớp đảng viên mới',
    en: 'Certificate of the class for new members',
  },
  RECOGNITION_PAPERS: { vi: 'Giấy tờ khi xét công nhận chính thức', en: 'Papers of the recognition' },
} satisfies Record<string, Words>;

/** One of them. */
export type DossierItem = keyof typeof dossierItemWords;
