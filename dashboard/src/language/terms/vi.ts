/** Terms of cases, in the words of messages and sheets; loaded by the pages that work on cases. */
export const vi = {
  /** Steps of a case. */
  step: {
    PUT_ON_LIST: 'đưa vào danh sách quần chúng ưu tú',
    CLASS_PROPOSAL: 'đề nghị cử học lớp nhận thức về Đảng',
    CLASS_ENROLMENT: 'cử học lớp nhận thức về Đảng',
    CERTIFICATE: 'cấp giấy chứng nhận học lớp nhận thức về Đảng',
    DOSSIER: 'cho làm hồ sơ vào Đảng',
    VERIFICATION: 'gửi đề nghị thẩm tra lý lịch',
    OPINIONS: 'tổng hợp ý kiến nhận xét',
    CELL_VOTE: 'chi bộ biểu quyết',
    APPRAISAL: 'đảng ủy bộ phận thẩm định',
    COMMITTEE_VOTE: 'đảng ủy cơ sở biểu quyết',
    DECISION: 'quyết định kết nạp',
    CEREMONY: 'lễ kết nạp',
    RECOGNITION_CELL_VOTE: 'chi bộ biểu quyết công nhận chính thức',
    RECOGNITION_APPRAISAL: 'đảng ủy bộ phận thẩm định việc công nhận chính thức',
    RECOGNITION_COMMITTEE_VOTE: 'đảng ủy cơ sở biểu quyết công nhận chính thức',
    RECOGNITION_DECISION: 'quyết định công nhận đảng viên chính thức',
  },
  /** Whose a step is. */
  body: {
    CELL: 'Chi bộ',
    SUB_COMMITTEE: 'Đảng ủy bộ phận',
    GRASSROOTS: 'Đảng ủy cơ sở',
    CENTRE: 'Trung tâm chính trị',
    AUTHORITY: 'Cấp có thẩm quyền',
  },
  /** Papers of a dossier. */
  paper: {
    APPLICATION: 'Đơn xin vào Đảng (1-KNĐ)',
    LIFE_HISTORY: 'Lý lịch của người xin vào Đảng (2-KNĐ)',
    MEMBER_INTRODUCTION: 'Giấy giới thiệu của đảng viên chính thức (3-KNĐ)',
    TWO_MEMBERS_INTRODUCTION: 'Giấy giới thiệu của hai đảng viên chính thức (3A-KNĐ)',
    YOUTH_UNION_RESOLUTION: 'Nghị quyết giới thiệu đoàn viên (4-KNĐ)',
    TRADE_UNION_RESOLUTION: 'Nghị quyết giới thiệu đoàn viên công đoàn (4A-KNĐ)',
    OPINIONS: 'Tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội và chi ủy nơi cư trú (5-KNĐ)',
    SELF_CRITICISM: 'Bản tự kiểm điểm của đảng viên dự bị (10-KNĐ)',
    MENTOR_REMARKS: 'Bản nhận xét của đảng viên giúp đỡ (11-KNĐ)',
    RECOGNITION_OPINIONS: 'Tổng hợp ý kiến nhận xét đảng viên dự bị (12-KNĐ)',
    PROVINCIAL_CONSENT: 'Văn bản đồng ý của ban thường vụ tỉnh ủy',
    CLEARED_RECORD: 'Giấy xác nhận xóa án tích',
  },
  /** Who is asked about a person. */
  origin: {
    WORK_ORGANISATIONS: 'Tổ chức chính trị - xã hội nơi làm việc',
    RESIDENCE_CELL_COMMITTEE: 'Chi ủy nơi cư trú',
  },
  /** What a dossier is made of. */
  dossierItem: {
    READMISSION: 'Điều kiện kết nạp lại',
    CERTIFICATE: 'Giấy chứng nhận học lớp nhận thức về Đảng',
    PERSON_PAPERS: 'Đơn xin vào Đảng và lý lịch',
    VERIFICATION: 'Kết quả thẩm tra lý lịch',
    INTRODUCTION: 'Giấy giới thiệu',
    OPINIONS: 'Tổng hợp ý kiến nhận xét',
    NEW_MEMBER_CERTIFICATE: 'Giấy chứng nhận học lớp đảng viên mới',
    RECOGNITION_PAPERS: 'Giấy tờ khi xét công nhận chính thức',
  },
  /** Who introduces. */
  introducer: {
    MEMBER: 'Đảng viên chính thức',
    YOUTH_UNION: 'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
    TRADE_UNION: 'Công đoàn',
    WOMENS_UNION: 'Hội Liên hiệp Phụ nữ',
    FARMERS_UNION: 'Hội Nông dân',
    VETERANS_ASSOCIATION: 'Hội Cựu chiến binh',
    FATHERLAND_FRONT: 'Mặt trận Tổ quốc',
  },
  /** Where people are found. */
  source: {
    YOUTH: 'Thanh niên',
    MILITIA: 'Dân quân tự vệ',
    ACTIVE_MASSES: 'Quần chúng năng động',
    VILLAGE_HEAD: 'Trưởng thôn, phó thôn',
    CIVIL_SERVANT: 'Cán bộ, công chức',
    TEACHER: 'Giáo viên',
    WORKER: 'Công nhân',
    ARMED_FORCES: 'Lực lượng vũ trang',
  },
  /** How far somebody went to school. */
  education: {
    READS_AND_WRITES: 'Biết đọc, biết viết',
    PRIMARY: 'Tiểu học',
    LOWER_SECONDARY: 'Trung học cơ sở',
    UPPER_SECONDARY: 'Trung học phổ thông',
    VOCATIONAL: 'Trung cấp, cao đẳng',
    HIGHER: 'Đại học trở lên',
  },
  /** Sexes. */
  sex: {
    FEMALE: 'Nữ',
    MALE: 'Nam',
  },
  /** How it stands with a place in a class. */
  enrolmentStatus: {
    PROPOSED: 'Được đề nghị',
    ENROLLED: 'Có trong danh sách',
    ATTENDED: 'Đã dự học',
    PASSED: 'Đạt yêu cầu',
    FAILED: 'Không đạt yêu cầu',
    ABSENT: 'Vắng',
    WITHDRAWN: 'Đã rút tên',
  },
};

/** Every term. */
export type Terms = typeof vi;
