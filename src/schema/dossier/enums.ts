import { OpinionOrigin, PaperKind, VerifiedPerson } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const PaperKindEnum = enumOf(
  'PaperKind',
  PaperKind,
  'A paper of a dossier by its form (giấy tờ trong hồ sơ, theo mẫu).',
  {
    APPLICATION: 'Form 1-KNĐ: the application, by hand (đơn xin vào Đảng). It comes before the life history.',
    LIFE_HISTORY: 'Form 2-KNĐ: what the person declares of their life and family (lý lịch của người xin vào Đảng).',
    MEMBER_INTRODUCTION:
      'Form 3-KNĐ: introduction by one official member, beside the Youth Union or the trade union (giấy giới thiệu của đảng viên).',
    TWO_MEMBERS_INTRODUCTION: 'Form 3A-KNĐ: introduction by two official members (giấy giới thiệu của hai đảng viên).',
    YOUTH_UNION_RESOLUTION: 'Form 4-KNĐ: resolution of the Youth Union (nghị quyết giới thiệu đoàn viên).',
    TRADE_UNION_RESOLUTION: 'Form 4A-KNĐ: resolution of the trade union (nghị quyết giới thiệu đoàn viên công đoàn).',
    OPINIONS:
      'Form 5-KNĐ: summary of opinions of the socio-political organisations at work and of the cell committee at the place of residence (tổng hợp ý kiến nhận xét). Recorded with `recordOpinions`.',
    SELF_CRITICISM: 'Form 10-KNĐ: self-criticism of a probationary member (bản tự kiểm điểm).',
    MENTOR_REMARKS: 'Form 11-KNĐ: remarks of the member who helps (bản nhận xét của đảng viên giúp đỡ).',
    RECOGNITION_OPINIONS: 'Form 12-KNĐ: summary of opinions for recognition (tổng hợp ý kiến nhận xét).',
    PROVINCIAL_CONSENT:
      'Written consent of the provincial standing committee, there before the decision about who has left the Party and is admitted again, and about who was past the age of admission when the cell reviewed the case (văn bản đồng ý của ban thường vụ tỉnh ủy).',
    CLEARED_RECORD:
      'That a sentence for a minor crime is off the record, of who left the Party for it (giấy xác nhận xóa án tích): the time of the rule READMISSION runs from its day.',
  },
);

export const VerifiedPersonEnum = enumOf(
  'VerifiedPerson',
  VerifiedPerson,
  'Whom the rules have verified (đối tượng thẩm tra lý lịch). Parents, siblings and children who are Party members and fully declared are not verified; uncles and aunts never are.',
  {
    CANDIDATE: 'The person who applies (người xin vào Đảng).',
    PARENT: 'Father or mother (cha mẹ đẻ).',
    PARENT_IN_LAW: 'Father or mother of the spouse (cha mẹ vợ hoặc chồng).',
    FOSTERER: 'Who brought the person up (người trực tiếp nuôi dưỡng).',
    SPOUSE: 'Wife or husband (vợ hoặc chồng).',
    CHILD: 'A child with full civil capacity (con có năng lực hành vi dân sự đầy đủ).',
  },
);

export const OpinionOriginEnum = enumOf(
  'OpinionOrigin',
  OpinionOrigin,
  'Who is asked about a person (nơi lấy ý kiến).',
  {
    WORK_ORGANISATIONS: 'The socio-political organisations at work (tổ chức chính trị - xã hội nơi làm việc).',
    RESIDENCE_CELL_COMMITTEE: 'The cell committee at the place of residence (chi ủy nơi cư trú).',
  },
);

export const DossierItemEnum = enumOf(
  'DossierItem',
  {
    READMISSION: 'READMISSION',
    CERTIFICATE: 'CERTIFICATE',
    PERSON_PAPERS: 'PERSON_PAPERS',
    VERIFICATION: 'VERIFICATION',
    INTRODUCTION: 'INTRODUCTION',
    OPINIONS: 'OPINIONS',
    NEW_MEMBER_CERTIFICATE: 'NEW_MEMBER_CERTIFICATE',
    RECOGNITION_PAPERS: 'RECOGNITION_PAPERS',
  } as const,
  'What a dossier is made of (mục trong hồ sơ).',
  {
    READMISSION: 'Of who has left the Party: the conditions of coming back (điều kiện kết nạp lại).',
    CERTIFICATE: 'The certificate of the awareness class (giấy chứng nhận học lớp nhận thức về Đảng).',
    PERSON_PAPERS: 'The application and the life history (đơn xin vào Đảng, lý lịch).',
    VERIFICATION: 'The verification of the life history (thẩm tra lý lịch).',
    INTRODUCTION: 'Who introduces the person (giấy giới thiệu).',
    OPINIONS: 'The summary of opinions (tổng hợp ý kiến nhận xét).',
    NEW_MEMBER_CERTIFICATE: 'The certificate of the class for new members (lớp đảng viên mới).',
    RECOGNITION_PAPERS: 'The papers of the recognition (giấy tờ khi xét công nhận chính thức).',
  },
);
