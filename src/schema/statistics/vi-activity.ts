import { ACTIVITY_DAYS, MOST_ACTIVITY } from '../../resolvers/statistics/rules.ts';
import type { Texts } from '../describe.ts';
import { listFrameTexts } from '../live-list-vi.ts';

export const activityTexts: Texts = {
  'Subscription.activity': `Những việc đang diễn ra ở một tổ chức và toàn bộ cấp dưới, ngay khi được ghi nhận: ${MOST_ACTIVITY} lần chuyển bước tiến lên hoặc giao kế hoạch gần nhất trong ${ACTIVITY_DAYS} ngày. Không nói ai đã ra khỏi quy trình. Không có \`after\` thì khung đầu là SNAPSHOT; có con trỏ cũ thì là HEARTBEAT nếu từ đó không có gì thay đổi, nếu có thì là SNAPSHOT. Ít nhất mười giây có một khung. Ai được xem bảng thì được xem.`,
  'Subscription.activity(withinId:)': 'Của tổ chức này và toàn bộ cấp dưới.',
  'Subscription.activity(after:)': 'Con trỏ của một khung thuộc nhật ký này: cùng tổ chức.',

  ...listFrameTexts('ActivityFrame'),
  ActivityFrame:
    'Một thông điệp của nhật ký hoạt động trực tiếp. Các khung nối liền nhau: `from` là `cursor` của khung trước, nên máy khách chứng minh được là không bỏ sót gì.',
  'ActivityFrame.rows':
    'SNAPSHOT hoặc RESET có việc mới nhất đứng trước, cùng thời điểm thì theo `id`: đặt các dòng của DELTA vào theo đúng cách đó.',

  ActivityRow:
    'Một việc đã được ghi nhận ở một tổ chức (hoạt động): một hồ sơ chuyển bước tiến lên, hoặc một kế hoạch được giao. Không nêu tên người có hồ sơ, cũng không nêu tên người ghi.',
  'ActivityRow.id': 'Khóa cho danh sách và bộ nhớ đệm. `node` không tìm thấy, và không dẫn đến hồ sơ nào.',
  'ActivityRow.at': 'Thời điểm ghi nhận.',
  'ActivityRow.committeeId': 'Tổ chức đảng: với hồ sơ là chi bộ đang giữ hồ sơ hôm nay.',
  'ActivityRow.committeeName': 'Tên tổ chức đó.',
  'ActivityRow.stage': 'Bước mà hồ sơ đã đến; PROBATIONARY là kết nạp. Null nếu là việc giao kế hoạch.',
  'ActivityRow.year': 'Năm của kế hoạch; null nếu là việc của hồ sơ.',
  'ActivityRow.target': 'Kế hoạch; null nếu là việc của hồ sơ.',
  'ActivityRow.by': 'Vai trò nào của cấp nào đã ghi nhận.',

  RecordedBy: 'Ai đã ghi nhận: một vai trò của một cấp, không bao giờ là một người (cấp ghi nhận).',
  'RecordedBy.role': 'Vai trò; null nếu do nhập tệp, hoặc được ghi trước khi lưu vai trò.',
  'RecordedBy.name':
    'Tên tổ chức mà vai trò đó thay mặt ở đây; null nếu không rõ, hoặc người xem không được thấy tổ chức đó.',
};
