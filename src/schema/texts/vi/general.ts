import { LONGEST } from '../../../resolvers/lengths.ts';
import { upTo } from '../../bounds.ts';
import type { Texts } from '../../describe.ts';

export const generalTexts: Texts = {
  Query: 'Những gì có thể hỏi. Chỉ trả về dữ liệu của các tổ chức đảng mà bạn được giao vai trò.',
  Mutation:
    'Những việc có thể làm. Mỗi việc là một giao dịch: thực hiện trọn vẹn, hoặc không thay đổi gì. Lỗi mà người dùng tự sửa được nằm trong kiểu hợp (union), kể cả ngày và id trong biểu mẫu không đọc được: InvalidInput cho biết mọi chỗ sai cùng lúc.',
  Subscription: 'Những gì máy chủ tự đẩy về.',
  Day: 'Một ngày ở Việt Nam (Asia/Ho_Chi_Minh), viết `YYYY-MM-DD`. Không phải thời điểm: không có múi giờ để chuyển đổi.',
  DateTime: 'Một thời điểm, ISO 8601 theo giờ UTC, ví dụ `2023-12-18T08:30:00.000Z`.',
  Qualifier: 'Mức độ chính xác của số liệu báo cáo.',
  'Qualifier.EXACT': 'Đúng số đó.',
  'Qualifier.AT_LEAST': 'Ít nhất (trên, trở lên).',
  'Qualifier.ABOUT': 'Ước lượng (khoảng).',

  'Query.node': 'Bất cứ đối tượng nào có `id`, tìm theo id đó. Null nếu không tồn tại hoặc không được xem.',
  'Query.node(id:)': 'Một `id` lấy từ câu trả lời trước.',
  'Query.nodes': 'Như trên cho nhiều id, nhiều nhất 100, trả về theo đúng thứ tự đã hỏi.',
  'Query.nodes(ids:)': 'Các `id` đúng như câu trả lời trước đã cho.',
  Node: 'Đối tượng có `id` riêng; `node` tìm lại được theo id đó.',
  'Node.id':
    'Duy nhất trên mọi kiểu, không nên tự phân tích. Hãy lưu lại và dùng làm khóa trong bộ nhớ đệm của ứng dụng.',

  'Mutation.*(input:)': 'Việc cần làm.',
  'Mutation.*(key:)': `Để gửi lại mà không làm hai lần: mỗi khóa chỉ thực hiện thao tác một lần. Hãy tạo khóa mới cho mỗi việc người dùng muốn làm, ví dụ một UUID, ${upTo(LONGEST.key).vi}; khi không nhận được trả lời hoặc gặp UNAVAILABLE thì gửi lại đúng khóa đó. Trong bảy ngày, câu trả lời là kết quả đã thực hiện, với \`repeated: true\`. Khóa chỉ thuộc về bạn và thao tác này; dùng với dữ liệu khác sẽ bị từ chối (KeyUsed). Bị từ chối thì khóa vẫn còn dùng được.`,
  '*Result': 'Kết quả của mutation: dữ liệu trả về, hoặc lỗi mà người dùng tự sửa được.',
  '*Payload.repeated':
    'True nếu việc này đã thực hiện trước đó dưới cùng `key`: lần này không làm gì thêm, các bản ghi trả về như hiện nay.',
  '*Payload.cursor':
    'Vị trí trong dòng thay đổi đã gồm thay đổi này: bảng trực tiếp đi đến vị trí đó là đã hiển thị. Null nếu thay đổi đã lưu nhưng máy chủ này chưa kịp cập nhật; bảng trực tiếp vẫn tự nhận được.',

  '*Edge': 'Một dòng của trang, kèm vị trí trong danh sách.',
  '*Edge.cursor': 'Vị trí của dòng, dùng cho `after` và `before`.',
  '*Edge.node': 'Nội dung của dòng.',
  '*Connection': 'Một trang của danh sách.',
  '*Connection.edges': 'Các dòng của trang này, kèm vị trí.',
  '*Connection.nodes': 'Các dòng ấy, không kèm vị trí: đủ để lập bảng.',
  '*Connection.pageInfo': 'Còn dòng nào nữa không và hỏi tiếp từ đâu.',
  '*Connection.totalCount': 'Tổng số dòng được xem của cả danh sách, không chỉ của trang này.',
  '*.*(first:)': 'Số dòng lấy từ đầu: 20 nếu bỏ trống, nhiều nhất 100.',
  '*.*(after:)': 'Con trỏ: chỉ lấy các dòng sau vị trí này. Dùng với `first`.',
  '*.*(last:)': 'Số dòng lấy từ cuối, nhiều nhất 100.',
  '*.*(before:)': 'Con trỏ: chỉ lấy các dòng trước vị trí này. Dùng với `last`.',
  PageInfo: 'Vị trí của trang trong danh sách.',
  'PageInfo.hasNextPage': 'Phía sau còn dòng hay không. Biết được khi lật trang bằng `first`.',
  'PageInfo.hasPreviousPage': 'Phía trước còn dòng hay không. Biết được khi lật trang bằng `last`.',
  'PageInfo.startCursor': 'Con trỏ của dòng đầu; null nếu trang trống.',
  'PageInfo.endCursor': 'Con trỏ của dòng cuối, dùng cho `after` tiếp theo; null nếu trang trống.',

  OrderDirection: 'Đầu nào của thứ tự đứng trước. Dòng không có giá trị luôn đứng cuối.',
  'OrderDirection.ASC': 'Tăng dần: A trước Z, ngày sớm nhất trước.',
  'OrderDirection.DESC': 'Giảm dần: Z trước A, ngày muộn nhất trước.',
  '*Order.updatedAt': 'Theo thời điểm thay đổi gần nhất.',
  '*.updatedAt': 'Thời điểm thay đổi gần nhất, hoặc thời điểm ghi nhận.',
  '*Filter':
    'Lấy những dòng nào: mọi điều kiện đã nêu đều phải đúng; danh sách giá trị rỗng thì không lấy dòng nào. Bộ lọc được lồng nhau tối đa 3 cấp, có tối đa 30 điều kiện.',
  '*Filter.and': 'Tất cả các điều kiện này đều đúng.',
  '*Filter.or': 'Ít nhất một trong các điều kiện này đúng.',
  '*Filter.not': 'Điều kiện này không đúng. Dòng không có giá trị cũng được tính là không đúng.',
  '*Filter.updatedSince':
    'Được ghi nhận hoặc thay đổi từ thời điểm này. Thời điểm của một thay đổi là lúc bắt đầu ghi: hãy hỏi lùi lại vài phút so với câu trả lời trước.',
  '*.*(filter:)': 'Lấy những dòng nào, ngoài các điều kiện của những tham số khác.',
  DayRange: 'Từ ngày đến ngày, tính cả hai ngày. Có thể bỏ trống một trong hai.',
  'DayRange.from': 'Ngày đầu.',
  'DayRange.to': 'Ngày cuối.',
  DateTimeRange: 'Từ thời điểm này đến trước thời điểm kia. Có thể bỏ trống một trong hai.',
  'DateTimeRange.from': 'Từ thời điểm này.',
  'DateTimeRange.to': 'Trước thời điểm này.',
  '*Order': 'Sắp xếp danh sách theo gì: chọn đúng một trong các trường này. Các dòng bằng nhau giữ thứ tự cố định.',

  ChangedBy: 'Người đã thay đổi, và với vai trò nào.',
  'ChangedBy.subject': '`sub` của token, hoặc nơi thực hiện nếu không có token, ví dụ một lần nhập tệp.',
  'ChangedBy.role':
    'Vai trò cho phép làm việc đó. Null nếu nhập từ tệp, và với những gì được ghi trước khi lưu vai trò (0.3.0).',
  '*.changedBy': 'Người thực hiện.',
  '*.viewerCan':
    'Những việc bạn được làm với đối tượng này theo vai trò, để ứng dụng làm mờ nút bấm. Quy định của quy trình vẫn có thể không cho phép.',
  '*.*(kind:)': 'Chỉ lấy các loại này.',
  '*.*(status:)': 'Chỉ lấy các trạng thái này.',
  '*.*(withinId:)': 'Chỉ lấy trong tổ chức đảng này và toàn bộ cấp dưới.',
  Missing: 'Điều còn vướng của một bước. Thao tác sẽ bị từ chối với đúng mã và câu này.',
  'Missing.code': 'Tên quy tắc.',
  'Missing.message': 'Còn thiếu gì và cần làm gì, theo ngôn ngữ đã chọn.',
  'Missing.rule': 'Văn bản và điểm; null nếu là quy tắc ghi chép.',
  'Missing.values': 'Các số liệu dùng để kiểm tra.',
  'Missing.until': 'Ngày tự hết vướng; null nếu không tự hết.',
  'Missing.heldUntil': 'Ngày cuối cùng còn giá trị, nếu đã hết giá trị; null nếu chưa có.',
  StepRule: 'Quy định dùng để kiểm tra một bước.',
  'StepRule.document': 'Văn bản: `Hướng dẫn 06-HD/TW`.',
  'StepRule.point': 'Điểm trong văn bản; null nếu là cả văn bản.',
  'StepRule.source': 'Cả hai, như khi trích dẫn.',
  'StepRule.confidence': 'Chắc chắn đến đâu.',
  StepValue: 'Số, ngày hoặc tên dùng để kiểm tra.',
  'StepValue.name': 'Là số gì, ví dụ `least`.',
  'StepValue.value': 'Số, ngày dạng YYYY-MM-DD, hoặc tên.',
};
