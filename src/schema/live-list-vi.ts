import type { Texts } from './describe.ts';

/** What is said of every live list. */
export const liveListTexts: Texts = {
  ListFrameKind: 'Khung của danh sách trực tiếp mang gì.',
  'ListFrameKind.SNAPSHOT':
    'Toàn bộ danh sách: khung đầu tiên khi không có `after`, và khi máy chủ không biết từ con trỏ của bạn đã thay đổi những gì. Hãy thay tất cả các dòng.',
  'ListFrameKind.DELTA':
    '`rows` là các dòng mới hoặc có giá trị mới: hãy đưa vào theo `id`. `removed` là các dòng phải bỏ ra.',
  'ListFrameKind.HEARTBEAT': 'Danh sách này không có gì thay đổi; con trỏ vẫn tiến lên.',
  'ListFrameKind.RESET':
    'Toàn bộ danh sách từ đầu, vì không thể nối tiếp từ vị trí bạn đã nêu. `reason` cho biết lý do.',
  ListResetReason: 'Vì sao danh sách bắt đầu lại.',
  'ListResetReason.OTHER_EPOCH': 'Con trỏ thuộc cơ sở dữ liệu khác.',
  'ListResetReason.FROM_THE_FUTURE': 'Con trỏ đi trước cơ sở dữ liệu này: dữ liệu đã được khôi phục từ bản sao lưu.',
  'ListResetReason.OTHER_HISTORY':
    'Lịch sử trước con trỏ không phải lịch sử của cơ sở dữ liệu này: dữ liệu đã được khôi phục.',
  'ListResetReason.ACCESS_CHANGED': 'Vai trò của bạn đã thay đổi, nên có thể những dòng được xem cũng thay đổi.',
};

/** What is said of the rows of a live board of a year, but for the type itself and its figures. */
export function boardRowTexts(name: string): Texts {
  return {
    [`${name}.id`]:
      'Giữ nguyên với cùng tổ chức và cùng cách hỏi bảng, dùng làm khóa cho danh sách và bộ nhớ đệm. `node` không tìm được.',
    [`${name}.committeeId`]: 'Tổ chức nào, dùng cho `node` và `nodes`.',
    [`${name}.name`]: 'Tên gọi vào cuối năm; trong năm thì là tên hiện nay.',
    [`${name}.kind`]: 'Loại hình khi đó.',
    [`${name}.ended`]: 'Đến khi đó đã kết thúc hoạt động hay chưa.',
  };
}

/** What is said of the frames of a live list, but for the type itself and its rows. */
export function listFrameTexts(name: string): Texts {
  return {
    [`${name}.kind`]: 'Khung này mang gì.',
    [`${name}.from`]: 'Con trỏ mà khung này nối tiếp; null nếu khung mang toàn bộ danh sách.',
    [`${name}.cursor`]: 'Vị trí của danh sách sau khung này. Hãy giữ lại: đưa vào `after` sau mỗi lần gián đoạn.',
    [`${name}.asOf`]: 'Các dòng chắc chắn đầy đủ đến thời điểm này.',
    [`${name}.removed`]:
      'Với DELTA: `id` của từng dòng không còn trong danh sách. Dòng bạn chưa có nghĩa là vừa thêm vừa bỏ trong khoảng đó.',
    [`${name}.reason`]: 'Có giá trị khi là RESET.',
  };
}
