import { useLanguage } from '../language/language.tsx';

const vi = {
  waiting: 'Màn hình chờ mã truy cập',
  waitingHint: 'Lệnh mở màn hình gửi mã bằng địa chỉ /wall#token=…',
  tooMuch: 'Mã này làm được nhiều hơn việc xem số liệu',
  tooMuchHint: 'Màn hình công cộng chỉ nhận tài khoản có đúng một vai trò: Bảng theo dõi. Mã vừa gửi đã được bỏ.',
  nothing: 'Tài khoản này không có bảng nào để hiển thị.',
  kept: 'Mã chỉ xem số liệu, được giữ trên máy này.',
  old: (time: string) => `Số liệu cũ, từ ${time}`,
  ended: 'Mã truy cập đã hết hạn, chờ mã tiếp theo.',
  gone: 'Bảng này không còn được hiển thị ở đây.',
  admitted: 'đã kết nạp',
  moment: 'Vừa kết nạp',
  momentOf: (n: string, name: string) => `+${n} · ${name}`,
  units: 'Các đơn vị trực thuộc',
};

type WallWords = typeof vi;

const en: WallWords = {
  waiting: 'The wall waits for a token',
  waitingHint: 'The command that opens the wall sends it with the address /wall#token=…',
  tooMuch: 'This token may do more than show figures',
  tooMuchHint: 'A wall takes accounts with one role alone: Dashboard. The token was dropped.',
  nothing: 'This account has no board to show.',
  kept: 'The token shows figures alone, and is kept on this machine.',
  old: (time) => `Old figures, of ${time}`,
  ended: 'The token has run out; waiting for the next one.',
  gone: 'This board is not shown here any more.',
  admitted: 'admitted',
  moment: 'Just admitted',
  momentOf: (n, name) => `+${n} · ${name}`,
  units: 'The units below',
};

/** The words of a wall in the language in use. */
export function useWallWords(): WallWords {
  return { vi, en }[useLanguage().code];
}
