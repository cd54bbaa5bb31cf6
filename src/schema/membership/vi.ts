import type { Texts } from '../describe.ts';

export const membershipTexts: Texts = {
  'Committee.membership': 'Số đảng viên của tổ chức này và toàn bộ cấp dưới; null nếu chưa nơi nào báo cáo.',
  'Committee.membership(asOf:)': 'Theo số liệu có được đến ngày này; hôm nay nếu bỏ trống.',
  Membership: 'Số đảng viên của tổ chức và toàn bộ cấp dưới: tổng số liệu báo cáo gần nhất của từng nơi.',
  'Membership.memberCount': 'Số đảng viên.',
  'Membership.newestOn': 'Ngày của số liệu mới nhất trong tổng.',
  'Membership.oldestOn': 'Ngày của số liệu cũ nhất trong tổng.',
  'Membership.qualifier': 'EXACT nếu mọi số liệu trong tổng đều chính xác.',
  'Membership.reportCount': 'Số đảng bộ, chi bộ đã báo cáo.',
};
