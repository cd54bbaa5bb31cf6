import { useLanguage } from '../language/language.tsx';

const vi = {
  needsAction: 'Đơn vị cần hành động',
  allUnits: 'Tất cả đơn vị',
  byNeed: 'Cần chú ý trước',
  order: 'Thứ tự',
  orders: {
    NEED: 'Cần chú ý trước',
    PLACE: 'Theo tên',
    PLAN: 'Kế hoạch',
    ADMITTED: 'Đã kết nạp',
    REMAINING: 'Còn lại',
    PERCENT: 'Tỷ lệ',
    PIPELINE: 'Nguồn',
  },
  filters: 'Lọc đơn vị trực thuộc',
  folded: (n: string) => `${n} tổ chức không giao chỉ tiêu`,
  left: (people: string, days: string) => `còn ${people} · ${days} ngày`,
  daysLeft: (days: string) => `${days} ngày nữa hết năm`,
  thanLastYear: (difference: string) => `${difference} so với cùng ngày năm trước`,
  likeLastYear: 'bằng cùng ngày năm trước',
  activity: 'Vừa diễn ra',
  nothingHappened: 'Chưa có gì được ghi nhận trong 14 ngày qua.',
  admittedOne: 'Kết nạp',
  planSet: (year: string, n: string) => `Kế hoạch ${year}: ${n}`,
  recordedBy: (who: string) => `ghi nhận: ${who}`,
  map: 'Bản đồ',
  readHint: 'Chỉ vào một ngày để xem số',
  planEnd: (n: string) => `Kế hoạch ${n}`,
  fanEnd: (low: string, high: string) => (low === high ? `Dự báo ${low}` : `Dự báo ${low}–${high}`),
};

type BoardWords = typeof vi;

const en: BoardWords = {
  needsAction: 'Units that need action',
  allUnits: 'All units',
  byNeed: 'Attention first',
  order: 'Order',
  orders: {
    NEED: 'Attention first',
    PLACE: 'By name',
    PLAN: 'Plan',
    ADMITTED: 'Admitted',
    REMAINING: 'To go',
    PERCENT: 'Share',
    PIPELINE: 'Candidates',
  },
  filters: 'Filter the units below',
  folded: (n) => `${n} committees without a target`,
  left: (people, days) => `${people} to go · ${days} days`,
  daysLeft: (days) => `${days} days left in the year`,
  thanLastYear: (difference) => `${difference} against the same day last year`,
  likeLastYear: 'as on the same day last year',
  activity: 'Happening now',
  nothingHappened: 'Nothing was recorded in the last 14 days.',
  admittedOne: 'Admission',
  planSet: (year, n) => `Plan for ${year}: ${n}`,
  recordedBy: (who) => `recorded by ${who}`,
  map: 'Map',
  readHint: 'Point at a day for its figures',
  planEnd: (n) => `Plan ${n}`,
  fanEnd: (low, high) => (low === high ? `Forecast ${low}` : `Forecast ${low}–${high}`),
};

/** The words of the board in the language in use. */
export function useBoardWords(): BoardWords {
  return { vi, en }[useLanguage().code];
}
