import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const candidateTexts: Texts = {
  'Query.candidates': 'Quần chúng bạn được xem, xếp tên theo thứ tự tiếng Việt.',
  '*.candidates(source:)': 'Chỉ lấy các nguồn này.',
  '*.candidates(stage:)': 'Chỉ lấy các bước này.',
  '*.candidates(text:)': `Một phần của họ tên, ${upTo(LONGEST.search).vi}, có dấu hoặc không dấu: "nguyen thi".`,

  Candidate:
    'Quần chúng được chi bộ bồi dưỡng, giúp đỡ để vào Đảng. Dữ liệu cá nhân: chỉ dành cho vai trò làm việc với hồ sơ.',
  'Candidate.admissions': 'Các lần kết nạp của người này, kể cả lần đã bị hủy.',
  'Candidate.awayForWork': 'Đi học, đi làm ăn xa. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.birthMonth': 'Tháng sinh, từ 1 đến 12. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.birthYear': 'Năm sinh; tuổi kết nạp tính theo tháng. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.committee': 'Chi bộ theo dõi.',
  'Candidate.enrolments': 'Các lớp bồi dưỡng người này được cử đi học.',
  'Candidate.currentMentor':
    'Đảng viên đang giúp đỡ hiện nay; nếu có nhiều người thì là người được phân công sau cùng. Null nếu không có ai.',
  'Candidate.erasedAt': 'Thời điểm dữ liệu cá nhân được xóa: từ đó mọi dữ liệu cá nhân là null. Null nếu chưa xóa.',
  'Candidate.ethnicGroup': 'Dân tộc. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.fullName': 'Họ và tên. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.history': 'Mọi bước của hồ sơ, bước đầu tiên trước. Không bao giờ sửa lại.',
  'Candidate.lastEnrolment':
    'Lớp người này được cử đi học gần đây nhất, kèm giấy chứng nhận nếu có. Null nếu chưa học lớp nào.',
  'Candidate.lastStep': 'Bước được ghi gần đây nhất, tức bước cuối của `history`. Null nếu chưa có bước nào.',
  'Candidate.mentors': 'Đảng viên được phân công giúp đỡ, người đầu tiên trước.',
  'Candidate.sex': 'Giới tính. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.source': 'Nguồn phát hiện. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.stage': 'Hồ sơ đang ở bước nào.',
  'Candidate.stageSince': 'Từ ngày nào.',
  'Candidate.youthUnionMember': 'Là đoàn viên thanh niên. Dữ liệu cá nhân, nhóm BACKGROUND.',

  CandidateStage:
    'Bước của một người trên đường vào Đảng. Theo thứ tự: SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY, OFFICIAL. Ra khỏi quy trình: OFF_LIST, WITHDRAWN.',
  'CandidateStage.SOURCE': 'Nguồn: có tên trong đợt rà soát nguồn kết nạp.',
  'CandidateStage.OUTSTANDING': 'Quần chúng ưu tú, có đảng viên được phân công giúp đỡ.',
  'CandidateStage.IN_AWARENESS_CLASS': 'Đang học lớp bồi dưỡng nhận thức về Đảng.',
  'CandidateStage.AWARENESS_CERTIFIED':
    'Đã có giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng. Nguồn đang xét tính từ bước này.',
  'CandidateStage.DOSSIER': 'Làm hồ sơ (đơn, lý lịch).',
  'CandidateStage.VERIFYING': 'Thẩm tra, xác minh lý lịch.',
  'CandidateStage.OPINIONS': 'Lấy ý kiến nhận xét và giới thiệu.',
  'CandidateStage.CELL_REVIEW': 'Chi bộ xét.',
  'CandidateStage.CELL_PROPOSED': 'Chi bộ đã ra nghị quyết đề nghị kết nạp.',
  'CandidateStage.GRASSROOTS_PROPOSED': 'Đảng ủy cơ sở đã ra nghị quyết đề nghị kết nạp.',
  'CandidateStage.DECIDED': 'Đã có quyết định kết nạp, chờ lễ kết nạp. Nguồn đang xét tính đến bước này.',
  'CandidateStage.PROBATIONARY': 'Đảng viên dự bị, trong 12 tháng.',
  'CandidateStage.OFFICIAL': 'Đảng viên chính thức.',
  'CandidateStage.OFF_LIST': 'Chi bộ đã đưa ra khỏi danh sách.',
  'CandidateStage.WITHDRAWN': 'Tự rút.',

  SourceCategory: 'Nguồn kết nạp: người đó được phát hiện từ đâu.',
  'SourceCategory.YOUTH': 'Thanh niên.',
  'SourceCategory.MILITIA': 'Dân quân tự vệ.',
  'SourceCategory.ACTIVE_MASSES': 'Quần chúng năng động ở thôn, bản.',
  'SourceCategory.VILLAGE_HEAD': 'Trưởng thôn, phó thôn.',
  'SourceCategory.CIVIL_SERVANT': 'Cán bộ, công chức.',
  'SourceCategory.TEACHER': 'Giáo viên.',
  'SourceCategory.WORKER': 'Công nhân.',
  'SourceCategory.ARMED_FORCES': 'Lực lượng vũ trang (công an, quân đội).',

  PersonOrder: 'Cách sắp xếp họ và tên, theo thứ tự chữ cái tiếng Việt.',
  'PersonOrder.GIVEN_NAME':
    'Theo tên (chữ cuối của họ và tên), rồi đến họ và tên đệm, như cách lập danh sách thường dùng.',
  'PersonOrder.FAMILY_NAME': 'Theo họ, lần lượt cả họ và tên.',
  '*.*(order:)': 'Sắp xếp theo tên hay theo họ.',

  '*.candidates(orderBy:)': 'Sắp xếp theo gì; được ưu tiên hơn `order`.',
  'CandidateOrder.givenName':
    'Theo tên (chữ cuối của họ và tên), rồi đến họ và tên đệm, như cách lập danh sách thường dùng.',
  'CandidateOrder.familyName': 'Theo họ, lần lượt cả họ và tên.',
  'CandidateOrder.stageSince': 'Theo ngày chuyển sang bước hiện tại.',

  Sex: 'Giới tính.',
  'Sex.FEMALE': 'Nữ.',
  'Sex.MALE': 'Nam.',

  MentorAssignment: 'Đảng viên chính thức được phân công giúp đỡ quần chúng.',
  'MentorAssignment.memberName':
    'Họ tên đảng viên; null nếu dữ liệu của quần chúng đã được xóa. Dữ liệu cá nhân, nhóm CASE.',
  'MentorAssignment.validFrom': 'Ngày bắt đầu phân công.',
  'MentorAssignment.validTo': 'Ngày kết thúc phân công; null nếu còn hiệu lực.',

  StageChange: 'Một bước của hồ sơ.',
  'StageChange.changedAt': 'Thời điểm ghi nhận.',
  'StageChange.documentNumber': 'Số văn bản làm căn cứ.',
  'StageChange.effectiveOn': 'Ngày có hiệu lực.',
  'StageChange.fromStage': 'Từ bước nào; null ở bước đầu tiên.',
  'StageChange.reason': 'Lý do, khi lùi bước. Dữ liệu cá nhân, nhóm CASE.',
  'StageChange.toStage': 'Sang bước nào.',

  'Mutation.moveCandidateStage':
    'Chuyển hồ sơ sang bước kế tiếp, hoặc lùi bước kèm lý do. Mỗi vai trò làm các bước của cấp mình và cấp dưới: chi bộ các bước của chi bộ; đảng ủy cơ sở việc cử học, thẩm tra và đề nghị của mình; cấp trên trực tiếp quyết định kết nạp và công nhận (đảng ủy cơ sở trực thuộc tỉnh tự quyết định). Việc kết nạp ghi bằng `recordAdmission`, hủy bằng `correctAdmission`.',
  MoveCandidateStageInput: 'Một bước của hồ sơ.',
  'MoveCandidateStageInput.candidateId': 'Hồ sơ của ai.',
  'MoveCandidateStageInput.documentNumber': 'Số văn bản làm căn cứ.',
  'MoveCandidateStageInput.effectiveOn':
    'Ngày có hiệu lực; không ở trong tương lai, không trước ngày của bước trước. Với OFFICIAL: ngày hết mười hai tháng dự bị.',
  'MoveCandidateStageInput.reason': 'Bắt buộc khi lùi bước hoặc đưa ra khỏi danh sách.',
  'MoveCandidateStageInput.to': 'Bước kế tiếp, một bước bất kỳ phía trước, hoặc ra khỏi danh sách.',
  MoveCandidateStagePayload: 'Đã chuyển bước.',
  'MoveCandidateStagePayload.candidate': 'Hồ sơ hiện tại.',

  'CandidateFilter.stage': 'Đang ở một trong các bước này.',
  'CandidateFilter.source': 'Thuộc một trong các nguồn này.',
  'CandidateFilter.stageSince': 'Ngày chuyển sang bước hiện tại.',
};
