import { CandidateStage, Sex, SourceCategory } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const CandidateStageEnum = enumOf(
  'CandidateStage',
  CandidateStage,
  'Where a person stands on the way to membership. In order: SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY, OFFICIAL. Ways out: OFF_LIST, WITHDRAWN.',
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
