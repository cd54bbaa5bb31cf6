import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_RESULTS } from '../../resolvers/training/roll-rules.ts';
import { LARGEST_CLASS, MOST_TRAINEES } from '../../resolvers/training/rules.ts';
import { fromTo, upTo, years } from '../bounds.ts';
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
  'TrainingKind.LAW_EDUCATION': 'Phổ biến, giáo dục pháp luật, như phòng, chống tham nhũng.',

  TrainingStatus: 'Trạng thái của lớp.',
  'TrainingStatus.PLANNED': 'Đã lên kế hoạch; nhận học viên.',
  'TrainingStatus.OPEN': 'Đã thông báo mở lớp; nhận học viên.',
  'TrainingStatus.RUNNING': 'Đang học.',
  'TrainingStatus.CLOSED': 'Đã kết thúc, đã có kết quả.',
  'TrainingStatus.CANCELLED': 'Không tổ chức.',

  TrainingCentre: 'Trung tâm chính trị, mở lớp cho cấp ủy chủ quản, cấp dưới và các tổ chức được giao phụ trách.',
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
  'EnrolmentStatus.WITHDRAWN': 'Đã rút tên khỏi lớp, hoặc không còn được đề nghị.',
  'Enrolment.waitingPlace':
    'Thứ tự trong danh sách chờ của lớp, từ 1, với người ở trạng thái PROPOSED: chỗ được dành theo thứ tự này. Null với người khác.',
  ClassResult: 'Kết quả của học viên.',
  'ClassResult.PASSED': 'Đạt yêu cầu; được cấp giấy chứng nhận.',
  'ClassResult.FAILED': 'Không đạt yêu cầu.',
  'ClassResult.ABSENT': 'Không tham dự.',

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

  'Committee.trainingCentres':
    'Các trung tâm mở lớp cho tổ chức đảng này hoặc cấp dưới: do tổ chức này, cấp dưới, cấp trên chủ quản, hoặc được giao phụ trách.',
  'TrainingCentre.coverage': 'Các tổ chức đảng ngoài cấp ủy chủ quản mà trung tâm đã, đang hoặc sẽ phụ trách.',
  TrainingCoverage: 'Một tổ chức đảng mà trung tâm được giao phụ trách (Quy định 360-QĐ/TW).',
  'TrainingCoverage.committee': 'Tổ chức đảng, gồm cả cấp dưới. Null nếu bạn không được xem.',
  'TrainingCoverage.documentNumber': 'Số văn bản giao.',
  'TrainingCoverage.validFrom': 'Ngày đầu.',
  'TrainingCoverage.validTo': 'Ngày đầu tiên không còn phụ trách; null nếu không có ngày kết thúc.',

  ClassAudience: 'Đối tượng của lớp.',
  'ClassAudience.CANDIDATES': 'Quần chúng ưu tú.',
  'ClassAudience.MASSES': 'Quần chúng nhân dân.',
  'ClassAudience.MEMBERS': 'Đảng viên.',
  'ClassAudience.OFFICERS': 'Cấp ủy viên, chi ủy viên.',
  'ClassAudience.PROBATIONERS': 'Đảng viên dự bị.',
  'TrainingClass.audience': 'Đối tượng; trống nếu trước đây không ghi.',
  'TrainingClass.cancelReason': 'Lý do hủy lớp; null nếu lớp không bị hủy.',
  'TrainingClass.objective': 'Mục tiêu.',
  'TrainingClass.place': 'Nơi học.',
  'TrainingClass.teachers': 'Giảng viên, theo trung tâm ghi.',

  'Mutation.createCentre':
    'Lập trung tâm chính trị của một cấp ủy (Quy định 360-QĐ/TW). Trung tâm mở lớp cho cấp ủy chủ quản và cấp dưới; `setCoverage` giao thêm địa bàn.',
  CreateCentreInput: 'Trung tâm.',
  'CreateCentreInput.committeeId': 'Cấp ủy chủ quản.',
  'CreateCentreInput.name': `Tên, ${upTo(LONGEST.committeeName).vi}; không trùng với trung tâm khác của cấp ủy.`,
  CreateCentrePayload: 'Đã lập trung tâm.',
  'CreateCentrePayload.centre': 'Trung tâm.',

  'Mutation.setCoverage':
    'Giao cho trung tâm phụ trách những tổ chức đảng nào ngoài cấp ủy chủ quản kể từ một ngày, và không tổ chức nào khác (Quy định 360-QĐ/TW). Cấp trên của tất cả các tổ chức đó giao. Các tổ chức đó xem được lớp, đến tận chi bộ, và cử người đi học.',
  SetCoverageInput: 'Toàn bộ các tổ chức đảng mà trung tâm phụ trách kể từ một ngày.',
  'SetCoverageInput.centreId': 'Trung tâm nào.',
  'SetCoverageInput.committeeIds': 'Tất cả, mỗi tổ chức gồm cả cấp dưới; để trống nếu chỉ mở lớp cho cấp ủy chủ quản.',
  'SetCoverageInput.documentNumber': `Số văn bản, ${upTo(LONGEST.documentNumber).vi}.`,
  'SetCoverageInput.validFrom': 'Ngày đầu; có thể ở trong tương lai. Không trước ngày bắt đầu của lần giao gần nhất.',
  'SetCoverageInput.validTo': 'Ngày đầu tiên không còn phụ trách; bỏ trống nếu không có ngày kết thúc.',
  SetCoveragePayload: 'Đã giao địa bàn.',
  'SetCoveragePayload.centre': 'Trung tâm hiện tại.',

  'Mutation.createClass':
    'Lập kế hoạch mở một lớp của trung tâm: PLANNED. Mọi tổ chức mà trung tâm phụ trách xem được lớp, đến tận chi bộ.',
  CreateClassInput: 'Lớp học.',
  'CreateClassInput.centreId': 'Nơi mở lớp.',
  'CreateClassInput.kind': 'Loại lớp.',
  'CreateClassInput.title': `Tên lớp, ${upTo(LONGEST.classTitle).vi}.`,
  'CreateClassInput.startsOn': 'Ngày khai giảng.',
  'CreateClassInput.endsOn': 'Ngày bế giảng; không trước ngày khai giảng.',
  'CreateClassInput.capacity': `Số chỗ, ${fromTo(1, LARGEST_CLASS).vi}; không ít hơn số học viên đã có.`,
  'CreateClassInput.audience': 'Đối tượng của lớp; ít nhất một.',
  'CreateClassInput.place': `Nơi học, ${upTo(LONGEST.place).vi}.`,
  'CreateClassInput.teachers': `Giảng viên, ${upTo(LONGEST.teachers).vi}.`,
  'CreateClassInput.objective': `Mục tiêu của lớp, ${upTo(LONGEST.objective).vi}.`,
  CreateClassPayload: 'Đã lập kế hoạch mở lớp.',
  'CreateClassPayload.trainingClass': 'Lớp học.',

  'Mutation.changeClass':
    'Điều chỉnh một lớp chưa kết thúc. Mục nào bỏ trống thì không còn; nơi mở lớp và loại lớp giữ nguyên.',
  ChangeClassInput: 'Nội dung mới của lớp.',
  'ChangeClassInput.classId': 'Lớp nào.',
  'ChangeClassInput.title': `Tên lớp, ${upTo(LONGEST.classTitle).vi}.`,
  'ChangeClassInput.startsOn': 'Ngày khai giảng.',
  'ChangeClassInput.endsOn': 'Ngày bế giảng; không trước ngày khai giảng.',
  'ChangeClassInput.capacity': `Số chỗ, ${fromTo(1, LARGEST_CLASS).vi}; không ít hơn số học viên đã có.`,
  'ChangeClassInput.audience': 'Đối tượng của lớp; ít nhất một.',
  'ChangeClassInput.place': `Nơi học, ${upTo(LONGEST.place).vi}.`,
  'ChangeClassInput.teachers': `Giảng viên, ${upTo(LONGEST.teachers).vi}.`,
  'ChangeClassInput.objective': `Mục tiêu của lớp, ${upTo(LONGEST.objective).vi}.`,
  ChangeClassPayload: 'Đã điều chỉnh lớp.',
  'ChangeClassPayload.trainingClass': 'Lớp hiện tại.',

  'Mutation.openClass': 'Thông báo chiêu sinh một lớp đã lập kế hoạch: PLANNED sang OPEN.',
  OpenClassInput: 'Lớp cần thông báo.',
  'OpenClassInput.classId': 'Lớp nào.',
  OpenClassPayload: 'Đã thông báo mở lớp.',
  'OpenClassPayload.trainingClass': 'Lớp hiện tại.',

  'Mutation.startClass':
    'Ghi nhận lớp đã khai giảng, từ ngày khai giảng trở đi: OPEN sang RUNNING. Lớp không nhận thêm học viên.',
  StartClassInput: 'Lớp đã khai giảng.',
  'StartClassInput.classId': 'Lớp nào.',
  StartClassPayload: 'Lớp đã khai giảng.',
  'StartClassPayload.trainingClass': 'Lớp hiện tại.',

  'Mutation.cancelClass':
    'Hủy một lớp chưa kết thúc. Người đã sang bước IN_AWARENESS_CLASS vì lớp này trở lại OUTSTANDING và có thể được cử đi lớp khác.',
  CancelClassInput: 'Lớp không tổ chức.',
  'CancelClassInput.classId': 'Lớp nào.',
  'CancelClassInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; ai xem được lớp thì đọc được.`,
  CancelClassPayload: 'Đã hủy lớp.',
  'CancelClassPayload.trainingClass': 'Lớp hiện tại.',

  'Mutation.closeClass':
    'Ghi kết quả, cấp giấy chứng nhận cho toàn bộ học viên và bế giảng, tất cả hoặc không gì cả: RUNNING sang CLOSED. Người đạt lớp nhận thức về Đảng sang bước AWARENESS_CERTIFIED, người không đạt trở lại OUTSTANDING. Lỗi ghi rõ ở dòng nào.',
  CloseClassInput: 'Kết quả của lớp.',
  'CloseClassInput.classId': 'Lớp nào.',
  'CloseClassInput.issuedOn': 'Ngày có kết quả và cấp giấy chứng nhận: từ ngày bế giảng, không ở trong tương lai.',
  'CloseClassInput.rows': `Mỗi học viên một dòng, ${fromTo(0, MOST_RESULTS).vi}.`,
  CloseClassPayload: 'Lớp đã kết thúc.',
  'CloseClassPayload.trainingClass': 'Lớp hiện tại.',
  ClassResultRow: 'Kết quả của một người.',
  'ClassResultRow.certificateNumber': `Số giấy chứng nhận, ${upTo(LONGEST.documentNumber).vi}, chỉ với người PASSED; trong năm trung tâm chưa cấp số này.`,
  'ClassResultRow.enrolmentId': 'Ai; mỗi người một lần.',
  'ClassResultRow.result': 'Kết quả.',

  'Mutation.withdrawEnrolment':
    'Rút tên một người khỏi lớp chưa khai giảng, hoặc khỏi danh sách chờ: chi bộ rút người mình đã đề nghị, nơi ghi tên rút người đã ghi tên. Chỗ đó lại trống; người đã sang bước IN_AWARENESS_CLASS vì lớp này trở lại OUTSTANDING.',
  WithdrawEnrolmentInput: 'Ai không đi học nữa.',
  'WithdrawEnrolmentInput.documentNumber': `Số văn bản, nếu có, ${upTo(LONGEST.documentNumber).vi}.`,
  'WithdrawEnrolmentInput.enrolmentId': 'Ai, lớp nào.',
  WithdrawEnrolmentPayload: 'Đã rút tên.',
  'WithdrawEnrolmentPayload.enrolment': 'Việc cử đi học hiện tại.',

  'Committee.trainingProgress': 'Tiến độ bồi dưỡng. Null nếu bạn không được xem lớp.',
  'Committee.trainingProgress(year:)': 'Của năm nào.',
  'Committee.trainingProgress(kind:)': 'Của loại lớp nào.',
  TrainingProgress:
    'Tiến độ bồi dưỡng theo một loại lớp trong năm, của tổ chức đảng và cấp dưới lúc đó, tính từ hồ sơ.',
  'TrainingProgress.certifiedCount': 'Số giấy chứng nhận cấp trong năm cho người thuộc chi bộ ở đây vào ngày cấp.',
  'TrainingProgress.classCount':
    'Số lớp đã khai giảng có ngày bế giảng trong năm, của trung tâm thuộc cấp ủy ở đây vào ngày đó.',
  'TrainingProgress.enrolledCount':
    'Số học viên của các lớp như vậy, học ở đâu cũng tính, có chi bộ ở đây vào ngày bế giảng.',
  'TrainingProgress.percent':
    'Tỷ lệ được cấp chứng nhận so với chỉ tiêu, một chữ số thập phân; null nếu không có chỉ tiêu hoặc chỉ tiêu là 0.',
  'TrainingProgress.target': 'Chỉ tiêu số người được cấp chứng nhận; null nếu chưa giao.',

  'Mutation.setTrainingTarget':
    'Giao chỉ tiêu số người được cấp chứng nhận của một loại lớp trong năm, cho tổ chức mình hoặc cấp dưới. Lần giao trước được lưu lại; lần cuối có hiệu lực.',
  SetTrainingTargetInput: 'Chỉ tiêu bồi dưỡng.',
  'SetTrainingTargetInput.committeeId': 'Tổ chức đảng nào.',
  'SetTrainingTargetInput.documentNumber': `Số văn bản, ${upTo(LONGEST.documentNumber).vi}.`,
  'SetTrainingTargetInput.kind': 'Loại lớp.',
  'SetTrainingTargetInput.trainees': `Bao nhiêu người, ${fromTo(0, MOST_TRAINEES).vi}.`,
  'SetTrainingTargetInput.year': `Năm, ${years.vi}.`,
  SetTrainingTargetPayload: 'Đã giao chỉ tiêu.',
  'SetTrainingTargetPayload.committee': 'Tổ chức đảng; `trainingProgress` cho biết chỉ tiêu.',
};
