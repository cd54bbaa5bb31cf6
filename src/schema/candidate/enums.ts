import {
  Availability,
  CandidateStage,
  CasePlaceCause,
  Education,
  MentorEnd,
  Sex,
  SourceCategory,
} from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const CandidateStageEnum = enumOf(
  'CandidateStage',
  CandidateStage,
  'Where a person stands on the way to membership. In order: SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY, OFFICIAL. Ways out: OFF_LIST, WITHDRAWN; from probation REMOVED.',
  {
    SOURCE: 'Listed in a review of potential candidates (nguồn).',
    OUTSTANDING: 'On the list of sympathisers, with a mentor (quần chúng ưu tú).',
    IN_AWARENESS_CLASS: 'In the awareness class (đang học lớp nhận thức về Đảng).',
    AWARENESS_CERTIFIED: 'Holds the awareness certificate (đã có giấy chứng nhận). The pipeline begins here.',
    DOSSIER: 'Puts the dossier together (làm hồ sơ).',
    VERIFYING: 'The life history is being verified (thẩm tra lý lịch).',
    OPINIONS: 'Opinions and introductions are collected (lấy ý kiến).',
    CELL_REVIEW: 'The cell examines the case (chi bộ xét).',
    CELL_PROPOSED: 'The cell has proposed admission (nghị quyết chi bộ).',
    GRASSROOTS_PROPOSED: 'The grassroots committee has proposed admission (nghị quyết đảng ủy cơ sở).',
    DECIDED: 'Admission was decided, the ceremony is due (quyết định kết nạp). The pipeline ends here.',
    PROBATIONARY: 'Admitted, on probation for 12 months (đảng viên dự bị).',
    OFFICIAL: 'Recognised as a member (đảng viên chính thức).',
    OFF_LIST: 'Taken off the list by the cell (đưa ra khỏi danh sách).',
    WITHDRAWN: 'Withdrew (tự rút).',
    REMOVED: 'Removed from probation by a decision: `removeProbationer` (xóa tên đảng viên dự bị).',
  },
);

export const SourceCategoryEnum = enumOf(
  'SourceCategory',
  SourceCategory,
  'Where a candidate was found (nguồn kết nạp).',
  {
    YOUTH: 'Youth (thanh niên).',
    MILITIA: 'Militia (dân quân tự vệ).',
    ACTIVE_MASSES: 'Active people of the village (quần chúng năng động).',
    VILLAGE_HEAD: 'Village heads and deputies (trưởng thôn, phó thôn).',
    CIVIL_SERVANT: 'Officials (cán bộ, công chức).',
    TEACHER: 'Teachers (giáo viên).',
    WORKER: 'Workers (công nhân).',
    ARMED_FORCES: 'Police and army (lực lượng vũ trang).',
  },
);

/** Not of the database: see `personOrders`. */
export const PersonOrderEnum = enumOf(
  'PersonOrder',
  { GIVEN_NAME: 'GIVEN_NAME', FAMILY_NAME: 'FAMILY_NAME' } as const,
  'How people are sorted, in Vietnamese order of letters (sắp xếp họ và tên).',
  {
    GIVEN_NAME: 'By the given name, the last word of the name, then by the rest, as offices do (theo tên).',
    FAMILY_NAME: 'By the whole name from the family name on (theo họ).',
  },
);

export const SexEnum = enumOf('Sex', Sex, 'Sex (giới tính).', { FEMALE: 'Female (nữ).', MALE: 'Male (nam).' });

export const CasePlaceCauseEnum = enumOf(
  'CasePlaceCause',
  CasePlaceCause,
  'Why a case came to stand with another cell (lý do chuyển chi bộ theo dõi).',
  {
    TRANSFER: 'The person moved or changed work (chuyển nơi cư trú, công tác).',
    ASSIGNMENT:
      'The committee above gave the case to the best placed cell: where the person is there is none (phân công chi bộ theo dõi).',
    REORGANISATION: 'The cell ended, was merged or divided (sắp xếp tổ chức).',
    CORRECTION: 'It had been entered with a wrong cell (đính chính).',
  },
);

/** Of the stages those at which a case begins. */
export const EntryStageEnum = enumOf(
  'EntryStage',
  { SOURCE: 'SOURCE', OUTSTANDING: 'OUTSTANDING' } as const,
  'Where a case begins.',
  {
    SOURCE: 'Listed in a review of potential candidates (nguồn).',
    OUTSTANDING: 'Put on the list of sympathisers at once, with who helps (quần chúng ưu tú).',
  },
);

export const EducationEnum = enumOf(
  'Education',
  Education,
  'How far somebody went to school; the highest that was completed (trình độ học vấn).',
  {
    READS_AND_WRITES: 'Reads and writes the national script (biết đọc, biết viết chữ quốc ngữ).',
    PRIMARY: 'Primary school (tiểu học).',
    LOWER_SECONDARY: 'Lower secondary school (trung học cơ sở).',
    UPPER_SECONDARY: 'Upper secondary school (trung học phổ thông).',
    VOCATIONAL: 'Vocational school (trung cấp).',
    HIGHER: 'College, university or more (cao đẳng, đại học trở lên).',
  },
);

export const AvailabilityEnum = enumOf(
  'Availability',
  Availability,
  'Whether a cell can follow somebody (có mặt tại địa phương hay không).',
  {
    HOME: 'Lives at home (ở địa phương).',
    STUDYING_AWAY: 'Studies elsewhere (đi học xa).',
    WORKING_AWAY: 'Works elsewhere (đi làm ăn xa).',
  },
);

export const MentorEndEnum = enumOf(
  'MentorEnd',
  MentorEnd,
  'Why a member helps a candidate no more (lý do thôi giúp đỡ).',
  {
    MOVED: 'Moved or changed work (chuyển nơi cư trú, công tác).',
    DISCIPLINED: 'Was disciplined (bị kỷ luật).',
    CANNOT_CONTINUE: 'Cannot go on (không có điều kiện tiếp tục).',
    CASE_OVER: 'The case was over, or began anew (hồ sơ kết thúc hoặc bắt đầu lại).',
    CASE_MOVED: 'The case went to another cell (hồ sơ chuyển sang chi bộ khác).',
    MISTAKE: 'Was entered by mistake (ghi nhầm).',
  },
);
