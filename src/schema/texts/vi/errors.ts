import type { Texts } from '../../describe.ts';

export const errorTexts: Texts = {
  UserError: 'Lỗi mà người dùng tự sửa được. Hiển thị `message`, xử lý theo `code`.',
  'UserError.code': 'Cố định, viết hoa, dành cho chương trình.',
  'UserError.message': 'Nêu chỗ sai và việc cần làm, bằng ngôn ngữ đã yêu cầu: `Accept-Language`, hoặc `?lang=`.',
  'UserError.path': 'Trường nhập liệu có lỗi; rỗng nếu lỗi không thuộc riêng một trường.',
  InputMistake: 'Một giá trị nhập không thể đúng.',
  'InputMistake.message': 'Nêu chỗ sai và việc cần làm, bằng ngôn ngữ đã yêu cầu.',
  'InputMistake.path':
    'Vị trí trong dữ liệu đã gửi: `input`, tên trường, rồi sâu hơn nếu có, ví dụ `findings`, `0`, `text`; `key` nếu khóa không hợp lệ.',
  InvalidInput:
    'Giá trị không thể đúng trong bất cứ trường hợp nào. `code` là INVALID_INPUT; `message` và `path` là của chỗ sai đầu tiên.',
  'InvalidInput.mistakes': 'Mọi chỗ sai của biểu mẫu, theo thứ tự các trường: hiển thị từng lỗi tại trường của nó.',
  NotFound: 'Không tồn tại, hoặc bạn không có quyền xem: hai trường hợp trả lời như nhau. `code` là NOT_FOUND.',
  Forbidden:
    'Bạn được xem, nhưng vai trò không cho phép làm việc này. `code` là FORBIDDEN, hoặc NOT_YOUR_STEP khi bước của hồ sơ chờ cấp khác: thông báo nêu cấp nào.',
  RuleViolation: 'Trái với một quy định của quy trình. `code` là tên quy định.',
  'RuleViolation.refusals':
    'Mọi quy định không cho phép, quy định này đứng đầu: quyết định sắp xếp tổ chức đảng, biểu quyết và quyết định về hồ sơ, bảng kết quả lớp học được trả lời tất cả cùng lúc, các thao tác khác dừng ở quy định đầu tiên.',
  'RuleViolation.successors':
    'Khi `code` là COMMITTEE_ENDED: các tổ chức kế tục, để hiển thị thành liên kết. Với các quy định khác thì rỗng.',
  Successor: 'Tổ chức đảng kế tục một tổ chức đã kết thúc hoạt động.',
  'Successor.committeeId': 'Id của tổ chức. Xem được thêm gì là tùy vai trò của bạn.',
  'Successor.name': 'Tên gọi.',
  RuleRefusal: 'Một quy định không cho phép, trong số nhiều quy định.',
  'RuleRefusal.code': 'Tên quy định.',
  'RuleRefusal.message': 'Sai ở đâu và phải làm gì, bằng ngôn ngữ đã yêu cầu.',
  'RuleRefusal.path': 'Ở chỗ nào, đúng như đã gửi: `input`, rồi đến trường, rồi những gì bên trong.',
  'RuleRefusal.source': 'Văn bản và điểm quy định; null nếu chỉ là quy tắc ghi chép.',
  'RuleViolation.source': 'Văn bản và điểm quy định; null nếu chỉ là quy tắc ghi chép.',
  KeyUsed:
    'Bạn đã thực hiện chính thao tác này với dữ liệu khác dưới `key` này: việc mới cần khóa mới. Lần này không làm gì. `code` là KEY_USED.',
  StaleVersion: 'Có người khác đã thay đổi sau khi bạn xem. `code` là STALE_VERSION.',
  'StaleVersion.record': 'Bản ghi hiện tại, thuộc bất cứ loại nào; null nếu chưa có.',
  'StaleVersion.stale': 'Mọi chỉ tiêu trong biểu đã khác phiên bản bạn thấy, như hiện tại.',
  'StaleVersion.current': 'Chỉ tiêu hiện tại; null nếu chưa có.',
};
