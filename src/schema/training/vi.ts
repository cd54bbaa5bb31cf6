import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const trainingTexts: Texts = {
  'Query.trainingClasses': 'Các lớp bồi dưỡng bạn được xem, mới nhất trước.',
  'Query.trainingClasses(withinId:)': 'Chỉ lấy lớp của các trung tâm thuộc tổ chức đảng này hoặc cấp dưới.',

  TrainingClass: 'Lớp bồi dưỡng.',
  'TrainingClass.capacity': 'Số chỗ.',
  'TrainingClass.centre': 'Nơi mở lớp.',
  'TrainingClass.endsOn': 'Ngày bế giảng.',
  'TrainingClass.enrolledCount': 'Số học viên trong danh sách, của các tổ chức mà bạn được xem công tác bồi dưỡng.',
  'TrainingClass.enrolments': 'Các học viên bạn được xem, xếp tên theo thứ tự tiếng Việt.',
  'TrainingClass.kind': 'Loại lớp.',
  'TrainingClass.passedCount': 'Trong đó, số học viên đạt yêu cầu.',
  'TrainingClass.startsOn': 'Ngày khai giảng.',
  'TrainingClass.status': 'Trạng thái của lớp.',
  'TrainingClass.title': 'Tên lớp.',

  TrainingKind: 'Loại lớp bồi dưỡng.',
  'TrainingKind.AWARENESS': 'Bồi dưỡng nhận thức về Đảng, cho quần chúng ưu tú.',
  'TrainingKind.NEW_MEMBER': 'Bồi dưỡng lý luận chính trị cho đảng viên mới.',
  'TrainingKind.PROFESSIONAL': 'Bồi dưỡng nghiệp vụ công tác đảng, cho cấp ủy viên và chi ủy viên.',
  'TrainingKind.PRIMARY_THEORY': 'Sơ cấp lý luận chính trị.',
  'TrainingKind.STUDY': 'Học tập, quán triệt nghị quyết.',

  TrainingStatus: 'Trạng thái của lớp.',
  'TrainingStatus.PLANNED': 'Đã lên kế hoạch; nhận học viên.',
  'TrainingStatus.OPEN': 'Đã thông báo mở lớp; nhận học viên.',
  'TrainingStatus.RUNNING': 'Đang học.',
  'TrainingStatus.CLOSED': 'Đã kết thúc, đã có kết quả.',
  'TrainingStatus.CANCELLED': 'Không tổ chức.',

  TrainingCentre: 'Trung tâm chính trị, mở lớp cho các tổ chức thuộc cấp ủy chủ quản.',
  'TrainingCentre.host': 'Cấp ủy chủ quản. Null nếu bạn không có vai trò ở đó.',
  'TrainingCentre.name': 'Tên trung tâm.',

  Enrolment: 'Một người trong danh sách lớp (học viên).',
  'Enrolment.candidate': 'Ai, nếu là quần chúng. Hiện nay luôn luôn có; sau này lớp học có cả đảng viên.',
  'Enrolment.certificate': 'Giấy chứng nhận, với người đạt yêu cầu.',
  'Enrolment.enrolledAt': 'Thời điểm ghi tên.',
  'Enrolment.proposalNumber': 'Số nghị quyết đó.',
  'Enrolment.proposedOn': 'Ngày nghị quyết của chi bộ đề nghị cử đi học; null nếu không có đề nghị.',
  'Enrolment.status': 'Kết quả.',
  'Enrolment.trainingClass': 'Lớp nào.',
  EnrolmentStatus: 'Kết quả của học viên.',
  'EnrolmentStatus.PROPOSED': 'Chi bộ đã đề nghị cử đi học; cấp ủy hoặc trung tâm chưa ghi tên vào lớp.',
  'EnrolmentStatus.ENROLLED': 'Có tên trong danh sách lớp.',
  'EnrolmentStatus.PASSED': 'Đạt yêu cầu; đã cấp giấy chứng nhận.',
  'EnrolmentStatus.FAILED': 'Không đạt yêu cầu.',
  'EnrolmentStatus.ABSENT': 'Không tham dự.',

  Certificate: 'Giấy chứng nhận hoàn thành lớp bồi dưỡng, dù lớp có trong hệ thống hay không.',
  'Certificate.centre': 'Trung tâm đã cấp; null nếu không có trung tâm và cấp ủy cấp trên của chi bộ cấp.',
  'Certificate.kind': 'Của loại lớp nào.',
  'Certificate.lapsesOn': 'Ngày đầu tiên không còn dùng được: ngày sau `goodUntil`. Null như `goodUntil`.',
  'Certificate.goodUntil':
    'Ngày cuối cùng giấy chứng nhận lớp nhận thức về Đảng (AWARENESS) còn dùng được để xét kết nạp: 60 tháng kể từ ngày cấp (Hướng dẫn 06-HD/TW, điểm 5.4). Null với các loại lớp khác, vì giấy chứng nhận ở đó không có thời hạn.',
  'Certificate.issuedOn': 'Ngày cấp.',
  'Certificate.number': 'Số giấy chứng nhận.',

  'Candidate.certificates':
    'Các giấy chứng nhận của người này, giấy đầu tiên trước, của lớp có trong hệ thống và lớp khác.',

  'Mutation.proposeForClass':
    'Chi bộ đề nghị cử một người đi học, theo nghị quyết của mình: tên người đó nằm trong danh sách lớp với trạng thái PROPOSED, chưa chiếm chỗ. Cấp ủy hoặc trung tâm ghi tên vào lớp bằng `enrolInClass`.',
  ProposeForClassInput: 'Chi bộ đề nghị ai đi học lớp nào.',
  'ProposeForClassInput.candidateId': 'Ai.',
  'ProposeForClassInput.classId': 'Lớp đang nhận học viên (PLANNED hoặc OPEN).',
  'ProposeForClassInput.documentNumber': `Số nghị quyết, ${upTo(LONGEST.documentNumber).vi}.`,
  'ProposeForClassInput.proposedOn': 'Ngày nghị quyết; không ở trong tương lai.',
  ProposeForClassPayload: 'Đã đề nghị.',
  'ProposeForClassPayload.enrolment': 'Đề nghị cử đi học.',

  'Mutation.recordCertificate':
    'Ghi nhận giấy chứng nhận lớp nhận thức về Đảng (AWARENESS) hoặc lớp đảng viên mới (NEW_MEMBER). Trung tâm, hoặc cấp ủy chủ quản trở lên, ghi nhận; nơi không có trung tâm thì cấp ủy cấp trên của chi bộ. Giấy chứng nhận nhận thức về Đảng chuyển hồ sơ từ OUTSTANDING hoặc IN_AWARENESS_CLASS sang AWARENESS_CERTIFIED. Người đang học lớp của trung tâm đó được ghi là đạt.',
  RecordCertificateInput: 'Giấy chứng nhận.',
  'RecordCertificateInput.candidateId': 'Của ai.',
  'RecordCertificateInput.centreId': 'Trung tâm đã cấp; chỉ bỏ trống nếu không có trung tâm nào mở lớp cho chi bộ.',
  'RecordCertificateInput.issuedOn': 'Ngày cấp; không ở trong tương lai, không trước ngày của bước trước.',
  'RecordCertificateInput.kind': 'AWARENESS hoặc NEW_MEMBER.',
  'RecordCertificateInput.number': `Số giấy chứng nhận, ${upTo(LONGEST.documentNumber).vi}.`,
  RecordCertificatePayload: 'Đã ghi nhận giấy chứng nhận.',
  'RecordCertificatePayload.candidate': 'Hồ sơ hiện tại.',
  'RecordCertificatePayload.certificate': 'Giấy chứng nhận.',

  TraineeReport: 'Số học viên theo báo cáo của cơ quan, khi danh sách học viên không có trong cơ sở dữ liệu này.',
  'TraineeReport.asOf': 'Ngày báo cáo.',
  'TraineeReport.audience': 'Tính những ai.',
  'TraineeReport.qualifier': '"trên 330" là AT_LEAST 330.',
  'TraineeReport.source': 'Nguồn của số liệu.',
  'TraineeReport.traineeCount': 'Số học viên; `qualifier` cho biết mức độ chính xác.',
  'TraineeReport.year': 'Năm.',
  TraineeAudience: 'Số học viên tính những ai.',
  'TraineeAudience.CANDIDATES': 'Đối tượng kết nạp Đảng.',
  'TraineeAudience.NEW_MEMBERS': 'Đảng viên mới.',
  'TraineeAudience.CANDIDATES_AND_NEW_MEMBERS': 'Cả hai gộp lại.',

  'Mutation.enrolInClass':
    'Ghi tên một người vào lớp; quần chúng ưu tú vào lớp bồi dưỡng nhận thức về Đảng thì hồ sơ chuyển sang bước đó.',
  EnrolInClassInput: 'Ai vào lớp nào.',
  'EnrolInClassInput.candidateId': 'Ai.',
  'EnrolInClassInput.classId': 'Một lớp ở trạng thái PLANNED hoặc OPEN và còn chỗ.',
  EnrolInClassPayload: 'Đã ghi tên vào lớp.',
  'EnrolInClassPayload.enrolment': 'Học viên.',

  '*.trainingClasses(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì lớp khai giảng gần nhất trước.',
  'TrainingClassOrder.startsOn': 'Theo ngày khai giảng.',
  'TrainingClassOrder.endsOn': 'Theo ngày bế giảng.',
  'TrainingClass.enrolments(orderBy:)': 'Sắp xếp theo gì; được ưu tiên hơn `order`.',
  'EnrolmentOrder.givenName':
    'Theo tên (chữ cuối của họ và tên), rồi đến họ và tên đệm, như cách lập danh sách thường dùng.',
  'EnrolmentOrder.familyName': 'Theo họ, lần lượt cả họ và tên.',
  'EnrolmentOrder.enrolledAt': 'Theo thời điểm ghi tên vào lớp.',
  'TrainingClassFilter.kind': 'Thuộc một trong các loại này.',
  'TrainingClassFilter.status': 'Đang ở một trong các trạng thái này.',
  'TrainingClassFilter.startsOn': 'Ngày khai giảng.',
  'TrainingClassFilter.endsOn': 'Ngày bế giảng.',
  'EnrolmentFilter.status': 'Có một trong các kết quả này.',
  'EnrolmentFilter.enrolledAt': 'Thời điểm ghi tên vào lớp.',
};
