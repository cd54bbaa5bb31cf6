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
  'Query.accessLog(candidateId:)': 'Chỉ về người có hồ sơ này, dù là hồ sơ nào của người đó.',
  'Query.accessLog(from:)': 'Từ thời điểm này.',
  'Query.accessLog(group:)': 'Chỉ các nhóm này.',
  'Query.accessLog(to:)': 'Trước thời điểm này.',
  'Query.accessLog(viewer:)': 'Chỉ do người này xem: `sub` của token.',
  AccessLogEntry: 'Một lần xem một phần hồ sơ cá nhân (nhật ký truy cập). Không bao giờ thay đổi.',
  'AccessLogEntry.at': 'Thời điểm.',
  'AccessLogEntry.candidateId': 'Id của người được xem. AUDITOR không xem được đó là ai.',
  'AccessLogEntry.committee': 'Tổ chức đảng hiện đang theo dõi người đó.',
  'AccessLogEntry.group': 'Đã xem phần nào, hoặc đã làm gì.',
  'AccessLogEntry.operation': 'Tên thao tác do ứng dụng đặt, hoặc trường đầu tiên của nó.',
  'AccessLogEntry.reason': 'Lý do, khi xuất hoặc xóa dữ liệu.',
  'AccessLogEntry.viewer': 'Ai xem: `sub` của token.',

  'Mutation.exportPerson':
    'Xuất toàn bộ dữ liệu lưu về một người, trong mọi hồ sơ của người đó, để giao cho chính người đó. Nhật ký truy cập ghi lại ai đã xuất, mỗi lần: gửi lại dưới cùng khóa thì văn bản được lập lại.',
  ExportPersonInput: 'Dữ liệu của ai.',
  'ExportPersonInput.candidateId': 'Của ai.',
  'ExportPersonInput.reason': `Để làm gì, ${upTo(LONGEST.reason).vi}; lưu trong nhật ký truy cập.`,
  PersonExport: 'Toàn bộ dữ liệu lưu về một người.',
  'PersonExport.candidateId': 'Của ai.',
  'PersonExport.document': 'JSON, để giao cho người đó.',
  'PersonExport.exportedAt': 'Thời điểm xuất.',

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
};
