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
  Forbidden: 'Bạn được xem, nhưng vai trò không cho phép làm việc này. `code` là FORBIDDEN.',
  RuleViolation: 'Trái với một quy định của quy trình. `code` là tên quy định.',
  'RuleViolation.source': 'Văn bản và điểm quy định; null nếu chỉ là quy tắc ghi chép.',
  KeyUsed:
    'Bạn đã thực hiện chính thao tác này với dữ liệu khác dưới `key` này: việc mới cần khóa mới. Lần này không làm gì. `code` là KEY_USED.',
  StaleVersion: 'Có người khác đã thay đổi sau khi bạn xem. `code` là STALE_VERSION.',
  'StaleVersion.record': 'Bản ghi hiện tại, thuộc bất cứ loại nào; null nếu chưa có.',
  'StaleVersion.current': 'Chỉ tiêu hiện tại; null nếu chưa có.',
};
