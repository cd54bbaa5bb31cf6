import type { Texts } from '../../describe.ts';

export const errorTexts: Texts = {
  UserError: 'Lỗi mà người dùng tự sửa được. Hiển thị `message`, xử lý theo `code`.',
  'UserError.code': 'Cố định, viết hoa, dành cho chương trình.',
  'UserError.message': 'Nêu chỗ sai và việc cần làm, bằng ngôn ngữ đã yêu cầu: `Accept-Language`, hoặc `?lang=`.',
  'UserError.path': 'Trường nhập liệu có lỗi; rỗng nếu lỗi không thuộc riêng một trường.',
  InvalidInput: 'Giá trị không thể đúng trong bất cứ trường hợp nào. `code` là INVALID_INPUT.',
  NotFound: 'Không tồn tại, hoặc bạn không có quyền xem: hai trường hợp trả lời như nhau. `code` là NOT_FOUND.',
  Forbidden: 'Bạn được xem, nhưng vai trò không cho phép làm việc này. `code` là FORBIDDEN.',
  RuleViolation: 'Trái với một quy định của quy trình. `code` là tên quy định.',
  'RuleViolation.source': 'Văn bản và điểm quy định; null nếu chỉ là quy tắc ghi chép.',
  StaleVersion: 'Có người khác đã thay đổi sau khi bạn xem. `code` là STALE_VERSION.',
  'StaleVersion.current': 'Chỉ tiêu hiện tại; null nếu chưa có.',
};
