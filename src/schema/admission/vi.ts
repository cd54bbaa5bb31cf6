import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const admissionTexts: Texts = {
  'Mutation.recordAdmission':
    'Ghi nhận việc kết nạp một người. Số liệu của chi bộ và mọi cấp trên thay đổi trong vòng một giây.',
  RecordAdmissionInput: 'Việc kết nạp đã diễn ra.',
  'RecordAdmissionInput.candidateId': 'Người được kết nạp; phải ở bước DECIDED, và đủ tuổi khi chi bộ xét.',
  'RecordAdmissionInput.ceremonyOn':
    'Ngày tổ chức lễ kết nạp; không ở trong tương lai, không trước ngày quyết định và ngày của bước trước.',
  'RecordAdmissionInput.decisionNumber': `Số quyết định, ${upTo(LONGEST.documentNumber).vi}. Để trống, hoặc ghi đúng, khi quyết định đã được lưu; nếu chưa lưu mà thiếu thì trả về InvalidInput.`,
  'RecordAdmissionInput.reason': `Lý do còn ghi nhận, khi năm đó đã khóa sổ, ${upTo(LONGEST.reason).vi}; lưu trong lịch sử.`,
  'RecordAdmissionInput.decisionOn':
    'Ngày quyết định; không trước ngày đảng ủy cơ sở đề nghị. Để trống, hoặc ghi đúng, khi quyết định đã được lưu; nếu chưa lưu mà thiếu thì trả về InvalidInput.',

  'Mutation.correctAdmission':
    'Đính chính ngày kết nạp, hoặc hủy việc kết nạp. Số liệu thay đổi theo, kể cả khi chuyển sang năm khác.',
  CorrectAdmissionInput: 'Chỗ sai của việc kết nạp: cho ngày đúng, hoặc `revoke: true`.',
  'CorrectAdmissionInput.admissionId': 'Lần kết nạp nào.',
  'CorrectAdmissionInput.ceremonyOn':
    'Ngày kết nạp đúng, có thể ở năm khác. Đảng viên chính thức phải đủ mười hai tháng dự bị; ngày chính thức đổi theo ngày kết nạp.',
  'CorrectAdmissionInput.reason': 'Lý do; lưu cùng bản ghi.',
  'CorrectAdmissionInput.revoke': 'True nếu không còn được tính; người đó trở lại bước DECIDED.',

  'Query.admissions(withinId:)': 'Chỉ do tổ chức này và các tổ chức ở dưới vào ngày kết nạp kết nạp.',

  AdmissionPayload: 'Đã ghi việc kết nạp.',
  'AdmissionPayload.admission': 'Việc kết nạp hiện tại.',
  'AdmissionPayload.progress':
    'Các số liệu đã thay đổi: của chi bộ được tính và mọi cấp trên vào ngày tính chỉ tiêu mà bạn được xem, cấp cao nhất trước, trong từng năm có liên quan.',

  Admission:
    'Một người được kết nạp vào Đảng. Được tính một lần, vào `countsOn` và cho `countsFor`, trừ khi đã bị hủy.',
  'Admission.candidate': 'Ai. Null, kèm lỗi, nếu người đó đã chuyển đến nơi bạn không có vai trò.',
  'Admission.ceremonyOn': 'Ngày kết nạp (ngày tổ chức lễ).',
  'Admission.countsOn':
    'Ngày tính chỉ tiêu, cũng quyết định năm được tính: ngày tổ chức lễ, hoặc ngày ký quyết định nếu khi ghi nhận cấp ủy cao nhất đã đặt như vậy. Null nếu đã bị hủy.',
  'Admission.countsFor':
    'Chi bộ được tính: nơi quản lý hồ sơ vào `countsOn`. Null nếu đã bị hủy, hoặc bạn không được xem chi bộ đó.',
  'Admission.committee': 'Chi bộ kết nạp: chi bộ theo dõi hồ sơ vào ngày kết nạp.',
  'Admission.decisionNumber': 'Số quyết định.',
  'Admission.decisionOn': 'Ngày quyết định.',
  'Admission.legacySource':
    'Nguồn của lần kết nạp có từ trước khi dùng phần mềm, ví dụ tệp đã nhập; null với lần ghi nhận trong phần mềm.',
  'Admission.officialOn':
    'Ngày chính thức sau khi được công nhận: ngày hết mười hai tháng kể từ ngày kết nạp, do phần mềm tính, dù chi bộ hoặc cấp trên xét chậm. Null nếu việc kết nạp đã bị hủy.',
  'Admission.partyAgeFrom':
    'Ngày bắt đầu tính tuổi Đảng sau khi được công nhận: ngày quyết định kết nạp, không phải ngày tổ chức lễ. Null nếu việc kết nạp đã bị hủy.',
  'Admission.history': 'Bản ghi đầu tiên và mọi lần đính chính, bản đầu trước.',
  'Admission.recordedAt': 'Thời điểm ghi nhận.',
  'Admission.revoked': 'Đã bị hủy và không còn được tính hay chưa.',

  AdmissionChange: 'Bản ghi đầu tiên của việc kết nạp, hoặc một lần đính chính.',
  'AdmissionChange.changedAt': 'Thời điểm ghi nhận.',
  'AdmissionChange.fromCeremonyOn': 'Ngày kết nạp trước đó; null ở bản ghi đầu tiên.',
  'AdmissionChange.fromCountsOn': 'Ngày tính chỉ tiêu trước đó; null ở bản ghi đầu tiên.',
  'AdmissionChange.toCountsOn': 'Ngày tính chỉ tiêu sau đó; null nếu bị hủy.',
  'AdmissionChange.fromCommittee':
    'Chi bộ trước đó, nếu việc đính chính chuyển sang chi bộ khác; còn lại là null, và khi bạn không được xem.',
  'AdmissionChange.toCommittee':
    'Chi bộ sau đó, nếu việc đính chính chuyển sang chi bộ khác; còn lại là null, và khi bạn không được xem.',
  'AdmissionChange.reason': 'Lý do. Dữ liệu cá nhân, nhóm CASE.',
  'AdmissionChange.toCeremonyOn': 'Ngày kết nạp sau đó; null nếu bị hủy.',

  'Query.admissions':
    'Danh sách kết nạp của các tổ chức đảng mà bạn được xem hồ sơ quần chúng, ngày kết nạp gần nhất trước.',
  'Query.admissions(from:)': 'Lễ kết nạp từ ngày này.',
  'Query.admissions(to:)': 'Lễ kết nạp đến hết ngày này.',
  'Query.admissions(revoked:)': 'True: chỉ lấy lần đã bị hủy. False: chỉ lấy lần còn hiệu lực. Bỏ trống: lấy tất cả.',
  '*.admissions(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì ngày kết nạp gần nhất trước.',
  'AdmissionOrder.ceremonyOn': 'Theo ngày kết nạp.',
  'AdmissionOrder.recordedAt': 'Theo thời điểm ghi nhận.',
  'AdmissionFilter.ceremonyOn': 'Ngày kết nạp.',
  'AdmissionFilter.countsOn': 'Ngày tính chỉ tiêu.',
  'AdmissionFilter.recordedAt': 'Thời điểm ghi nhận.',
  'AdmissionFilter.revoked': 'Đã bị hủy hay chưa.',
};
