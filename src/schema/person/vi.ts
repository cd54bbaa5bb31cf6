import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const personalDataTexts: Texts = {
  'Query.personalFields': 'Mọi trường dữ liệu cá nhân của API, kèm mục đích và thời hạn lưu.',
  PersonalField: 'Một trường có dữ liệu cá nhân, lưu để làm gì và trong bao lâu.',
  'PersonalField.field': 'Kiểu và trường.',
  'PersonalField.group': 'Tên nhóm trong nhật ký truy cập; null nếu việc xem không được ghi lại.',
  'PersonalField.purpose': 'Mục đích.',
  'PersonalField.retention': 'Thời hạn lưu.',
  PersonalGroup: 'Phần dữ liệu cá nhân đã xem, hoặc việc đã làm với dữ liệu đó.',
  'PersonalGroup.IDENTITY': 'Họ tên, giới tính, tháng năm sinh.',
  'PersonalGroup.BACKGROUND':
    'Dân tộc, nguồn, đoàn thể, học vấn, nghề nghiệp, nơi cư trú, nơi làm việc, ngày làm đơn và khai lý lịch.',
  'PersonalGroup.CASE': 'Tên người giúp đỡ, các lý do trong lịch sử hồ sơ, nơi lập giấy tờ.',
  'PersonalGroup.EXPORT': 'Toàn bộ, bằng `exportPerson`.',
  'PersonalGroup.ERASURE': 'Xóa, bằng `erasePerson`.',

  'Query.accessLog':
    'Ai đã xem hồ sơ của ai, mới nhất trước. Dành cho vai trò AUDITOR, về những người thuộc các tổ chức đảng của mình.',
  'Query.accessLog(candidateId:)': 'Chỉ về người có hồ sơ này, dù là hồ sơ nào của người đó, hoặc là đảng viên này.',
  'Query.accessLog(from:)': 'Từ thời điểm này.',
  'Query.accessLog(group:)': 'Chỉ các nhóm này.',
  'Query.accessLog(to:)': 'Trước thời điểm này.',
  'Query.accessLog(viewer:)': 'Chỉ do người này xem: `sub` của token.',
  AccessLogEntry: 'Một lần xem một phần hồ sơ cá nhân (nhật ký truy cập). Không bao giờ thay đổi.',
  'AccessLogEntry.at': 'Thời điểm.',
  'AccessLogEntry.candidateId':
    'Id của người được xem: của một hồ sơ, hoặc của đảng viên nếu không có hồ sơ kết nạp. AUDITOR không xem được đó là ai.',
  'AccessLogEntry.committee': 'Tổ chức đảng hiện đang theo dõi người đó, hoặc chi bộ của đảng viên.',
  'AccessLogEntry.group': 'Đã xem phần nào, hoặc đã làm gì.',
  'AccessLogEntry.operation': 'Tên thao tác do ứng dụng đặt, hoặc trường đầu tiên của nó.',
  'AccessLogEntry.reason': 'Lý do, khi xuất hoặc xóa dữ liệu.',
  'AccessLogEntry.viewer': 'Ai xem: `sub` của token.',

  'Mutation.exportPerson':
    'Xuất toàn bộ dữ liệu lưu về một người, trong mọi hồ sơ của người đó, để giao cho chính người đó. Nhật ký truy cập ghi lại ai đã xuất, mỗi lần: gửi lại dưới cùng khóa thì văn bản được lập lại.',
  ExportPersonInput: 'Dữ liệu của ai.',
  'ExportPersonInput.candidateId': 'Của ai, theo một hồ sơ của người đó.',
  'ExportPersonInput.memberId': 'Của ai, theo danh sách đảng viên: thay cho hồ sơ.',
  'ExportPersonInput.reason': `Để làm gì, ${upTo(LONGEST.reason).vi}; lưu trong nhật ký truy cập.`,
  PersonExport: 'Toàn bộ dữ liệu lưu về một người.',
  'PersonExport.candidateId': 'Của ai: hồ sơ, hoặc đảng viên nếu không có hồ sơ kết nạp.',
  'PersonExport.document': 'JSON, để giao cho người đó.',
  'PersonExport.exportedAt': 'Thời điểm xuất.',

  'Mutation.eraseMember':
    'Xóa vĩnh viễn dữ liệu cá nhân của người đã ra khỏi Đảng và chưa từng có hồ sơ. Người có hồ sơ thì xóa bằng `erasePerson`: MEMBER_FOLLOWS_CASE.',
  EraseMemberInput: 'Xóa dữ liệu của ai, vì sao.',
  'EraseMemberInput.memberId': 'Đảng viên nào.',
  'EraseMemberInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; lưu trong nhật ký truy cập.`,
  'Mutation.erasePerson':
    'Xóa vĩnh viễn dữ liệu cá nhân của một người trong mọi hồ sơ của người đó, khi tất cả đã kết thúc. Số liệu đã tính vẫn giữ nguyên. Bản sao lưu còn giữ dữ liệu cho đến khi bị hủy.',
  ErasePersonInput: 'Xóa dữ liệu của ai.',
  'ErasePersonInput.candidateId': 'Ai.',
  'ErasePersonInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; lưu trong nhật ký truy cập.`,
  ErasePersonPayload: 'Đã xóa dữ liệu cá nhân.',
  'ErasePersonPayload.candidate': 'Phần còn lại: bước và các ngày của hồ sơ.',

  'Query.accessLog(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì mới nhất trước.',
  'AccessLogEntryOrder.at': 'Theo thời điểm xem.',
  'AccessLogEntryOrder.viewer': 'Theo người xem, rồi đến thời điểm xem.',
  'AccessLogEntryFilter.at': 'Thời điểm xem.',
  'AccessLogEntryFilter.group': 'Một trong các nhóm này.',
  'AccessLogEntryFilter.viewer': 'Một trong những người xem này: `sub` của token.',

  MergeReason: 'Vì sao một người có hai hồ sơ trùng.',
  'MergeReason.ENTERED_TWICE': 'Một hoặc hai chi bộ đã nhập cùng một người.',
  'MergeReason.MOVED': 'Người đó chuyển đi, nơi mới lập hồ sơ khác thay vì tiếp nhận hồ sơ cũ.',
  'MergeReason.CAME_BACK': 'Người đó trở lại, khi lập hồ sơ chưa nối với hồ sơ trước.',
  PersonMerge:
    'Hai hồ sơ đã có là của một người (nhập hồ sơ trùng): các hồ sơ của người thứ hai thuộc về người thứ nhất, cho đến khi hủy việc nhập. Xem được nếu được xem một trong hai hồ sơ.',
  'PersonMerge.candidate': 'Hồ sơ của người được giữ; null nếu bạn không được xem.',
  'PersonMerge.duplicate': 'Hồ sơ trùng; null nếu bạn không được xem.',
  'PersonMerge.reason': 'Vì sao trùng.',
  'PersonMerge.documentNumber': 'Số văn bản.',
  'PersonMerge.documentOn': 'Ngày văn bản.',
  'PersonMerge.mergedBy': 'Người thực hiện.',
  'PersonMerge.mergedAt': 'Thời điểm nhập.',
  'PersonMerge.undoneNumber': 'Số văn bản hủy việc nhập; null nếu chưa hủy.',
  'PersonMerge.undoneOn': 'Ngày văn bản hủy; null nếu chưa hủy.',
  'PersonMerge.undoneBy': 'Người hủy; null nếu chưa hủy.',
  'PersonMerge.undoneAt': 'Thời điểm hủy; null nếu chưa hủy.',
  'Candidate.mergedFrom': 'Những lần nhập hồ sơ trùng vào người này, theo hồ sơ này, kể cả lần đã hủy, cũ nhất trước.',
  'Candidate.mergedInto': 'Những lần nhập người này vào hồ sơ khác, theo hồ sơ này, kể cả lần đã hủy, cũ nhất trước.',
  'Mutation.mergePersons':
    'Nhập hồ sơ trùng của một người, chẳng hạn theo `duplicateWarnings`. Từ đó mọi hồ sơ của cả hai là của một người, giữ nguyên lịch sử và chi bộ; mọi số liệu không đổi. Nhiều nhất một bên có hồ sơ đang mở hoặc đang là đảng viên, và nhiều nhất một bên có lần kết nạp đang được tính; họ tên (không xét dấu), giới tính, tháng năm sinh phải giống nhau: chỗ nào sai thì đính chính trước. Việc của cấp ủy ở trên cả hai chi bộ; hủy bằng `undoMerge`.',
  MergePersonsInput: 'Hồ sơ nào trùng với hồ sơ nào.',
  'MergePersonsInput.candidateId': 'Một hồ sơ của người được giữ: họ tên, ngày sinh giữ như ở đó.',
  'MergePersonsInput.duplicateId': 'Một hồ sơ trùng; mọi hồ sơ của người đó cùng chuyển theo.',
  'MergePersonsInput.reason': 'Vì sao trùng.',
  'MergePersonsInput.documentNumber': `Số văn bản cho nhập, ${upTo(LONGEST.documentNumber).vi}.`,
  'MergePersonsInput.documentOn': 'Ngày văn bản; không ở trong tương lai.',
  'Mutation.undoMerge':
    'Hủy việc nhập hồ sơ do nhầm: các hồ sơ đã chuyển trở lại người cũ, cùng với những việc đã làm trong đó. Không hủy được khi không còn phân biệt được việc của ai (MERGE_BUILT_UPON), hoặc dữ liệu cá nhân đã được xóa. Việc của cấp ủy ở trên cả hai chi bộ.',
  UndoMergeInput: 'Hủy lần nhập nào.',
  'UndoMergeInput.mergeId': 'Lần nhập nào.',
  'UndoMergeInput.documentNumber': `Số văn bản hủy, ${upTo(LONGEST.documentNumber).vi}.`,
  'UndoMergeInput.documentOn': 'Ngày văn bản; không ở trong tương lai, không trước ngày văn bản cho nhập.',
  PersonMergePayload: 'Hai hồ sơ đã là của một người, hoặc lại là của hai người.',
  'PersonMergePayload.merge': 'Lần nhập hồ sơ như hiện nay.',
};
