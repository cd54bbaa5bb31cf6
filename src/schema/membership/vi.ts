import { MOST_MEMBERS } from '../../resolvers/membership/rules.ts';
import { fromTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const PARTS = 'null nếu có số liệu trong tổng không ghi rõ.';

export const membershipTexts: Texts = {
  'Committee.membership':
    'Số đảng viên của tổ chức này và toàn bộ cấp dưới; null nếu chưa nơi nào báo cáo, hoặc ngày đó chưa có hay không còn tổ chức này.',
  'Committee.membership(asOf:)':
    'Theo số liệu có được đến ngày này, của các cấp dưới trực thuộc vào ngày đó; hôm nay nếu bỏ trống.',
  'Committee.rollSince':
    'Chi bộ lập đủ danh sách đảng viên từ ngày nào, từ đó số liệu được tính theo danh sách; null nếu chưa lập.',
  MembershipFrom: 'Nguồn số liệu đảng viên.',
  'MembershipFrom.ROLL': 'Tính theo danh sách đảng viên của từng chi bộ.',
  'MembershipFrom.REPORT': 'Theo báo cáo, của ít nhất một chi bộ.',
  Membership:
    'Số đảng viên của tổ chức và toàn bộ cấp dưới: tính theo danh sách của các chi bộ đã lập (`keepRoll`), còn lại là tổng số liệu báo cáo gần nhất của từng nơi.',
  'Membership.rollCount': 'Trong đó bao nhiêu nơi tính theo danh sách.',
  'Membership.from': 'ROLL nếu mọi số liệu trong tổng đều tính theo danh sách.',
  'Membership.memberCount': 'Số đảng viên.',
  'Membership.newestOn': 'Ngày của số liệu mới nhất trong tổng.',
  'Membership.oldestOn': 'Ngày của số liệu cũ nhất trong tổng.',
  'Membership.qualifier': 'EXACT nếu mọi số liệu trong tổng đều chính xác.',
  'Membership.reportCount': 'Số đảng bộ, chi bộ có số liệu.',
  'Membership.officialCount': `Trong đó đảng viên chính thức; ${PARTS}`,
  'Membership.probationaryCount': `Đảng viên dự bị; ${PARTS}`,
  'Membership.exemptCount': `Được miễn công tác và sinh hoạt; ${PARTS}`,
  'Membership.awayCount': `Tạm vắng; ${PARTS}`,
  'Committee.membershipReports': 'Số đảng viên do chính tổ chức này báo cáo, ngày mới nhất trước.',
  MembershipReport: 'Báo cáo số lượng đảng viên của một tổ chức đảng vào một ngày.',
  'MembershipReport.asOf': 'Ngày của số liệu.',
  'MembershipReport.memberCount': 'Tổng số đảng viên, chính thức và dự bị.',
  'MembershipReport.onRoll':
    'Số đảng viên trong danh sách của chi bộ vào ngày đó: nếu khác `memberCount` thì một trong hai số sai, hệ thống không tự sửa. Null nếu chi bộ chưa lập danh sách.',
  'MembershipReport.official': 'Đảng viên chính thức; null nếu không ghi rõ.',
  'MembershipReport.probationary': 'Đảng viên dự bị.',
  'MembershipReport.exempt': 'Trong đó được miễn công tác và sinh hoạt.',
  'MembershipReport.awayTemporarily': 'Trong đó tạm vắng.',
  'MembershipReport.qualifier': 'Mức độ chính xác.',
  'MembershipReport.source': 'Nguồn số liệu, nếu không phải báo cáo tại đây; `invented` là dữ liệu mẫu.',

  'Mutation.keepRoll':
    'Ghi nhận chi bộ đã lập đủ danh sách đảng viên từ ngày nào: từ đó số liệu (`Membership.from`) và số đảng viên khi biểu quyết được tính theo danh sách, báo cáo chỉ lưu lại con số trên giấy.',
  KeepRollInput: 'Chi bộ lập danh sách từ ngày nào.',
  'KeepRollInput.committeeId': 'Chi bộ nào.',
  'KeepRollInput.since': 'Ngày đầu tiên danh sách đã đủ, không được ở tương lai; để trống nếu không lập danh sách nữa.',
  'Mutation.reportMembership':
    'Báo cáo số đảng viên của chi bộ vào một ngày; số liệu các cấp trên được cộng theo. Báo cáo lại cùng ngày là đính chính.',
  ReportMembershipInput: 'Chi bộ có bao nhiêu đảng viên.',
  'ReportMembershipInput.committeeId': 'Chi bộ nào.',
  'ReportMembershipInput.asOf': 'Ngày của số liệu; không được ở tương lai.',
  'ReportMembershipInput.official': `Đảng viên chính thức, ${fromTo(0, MOST_MEMBERS).vi}.`,
  'ReportMembershipInput.probationary': 'Đảng viên dự bị.',
  'ReportMembershipInput.exempt': 'Trong tổng số, được miễn công tác và sinh hoạt.',
  'ReportMembershipInput.awayTemporarily': 'Trong tổng số, tạm vắng.',
  'ReportMembershipInput.qualifier': 'Mức độ chính xác của số liệu.',
  ReportMembershipPayload: 'Đã ghi số liệu.',
  'ReportMembershipPayload.report': 'Báo cáo như hiện nay.',
};
