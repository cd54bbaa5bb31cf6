import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const grantTexts: Texts = {
  'Query.grants':
    'Các vai trò đã giao ở những tổ chức đảng bạn phụ trách, mới nhất trước. Vai trò của chính bạn ở `viewer`.',
  'Query.grants(ended:)': 'True để lấy cả những vai trò đã hết hiệu lực.',
  'Query.grants(role:)': 'Chỉ lấy các vai trò này.',
  'Query.grants(subject:)': 'Chỉ của người này, đúng từng ký tự.',

  Grant: 'Vai trò giao cho một người đối với một tổ chức đảng và toàn bộ cấp dưới (phân quyền). Không bao giờ bị xóa.',
  'Grant.committee': 'Ở tổ chức đảng nào.',
  'Grant.endReason': 'Lý do thu hồi.',
  'Grant.endedBy': 'Ai thu hồi; null nếu không ai thu hồi.',
  'Grant.grantedBy': 'Ai giao.',
  'Grant.reason': 'Lý do giao.',
  'Grant.role': 'Vai trò.',
  'Grant.subject': 'Giao cho ai: `sub` của token.',
  'Grant.validFrom': 'Có hiệu lực từ lúc nào.',
  'Grant.validTo': 'Hết hiệu lực lúc nào; null nếu đến khi thu hồi.',

  'Mutation.grantRole':
    'Giao vai trò cho một người (phân quyền). Các vai trò lãnh đạo và AUDITOR do cấp trên giao; INSPECTOR, TRAINING_CENTRE và DASHBOARD thì chính cấp ủy đó cũng giao được.',
  GrantRoleInput: 'Vai trò cần giao.',
  'GrantRoleInput.committeeId': 'Ở tổ chức đảng nào.',
  'GrantRoleInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; lưu cùng vai trò.`,
  'GrantRoleInput.role': 'Vai trò.',
  'GrantRoleInput.subject': `Đúng như \`sub\` của token, ${upTo(LONGEST.subject).vi}.`,
  'GrantRoleInput.validFrom': 'Từ lúc nào; ngay bây giờ nếu bỏ trống.',
  'GrantRoleInput.validTo': 'Đến lúc nào; đến khi thu hồi nếu bỏ trống.',

  'Mutation.endGrant':
    'Thu hồi vai trò ngay bây giờ (thu hồi quyền). Bảng trực tiếp dựa vào vai trò đó sẽ dừng, hoặc bắt đầu lại với những gì còn được xem.',
  EndGrantInput: 'Vai trò cần thu hồi.',
  'EndGrantInput.grantId': 'Vai trò nào.',
  'EndGrantInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; lưu cùng vai trò.`,

  GrantPayload: 'Đã ghi việc phân quyền. Có hiệu lực trên mọi máy chủ kể từ con trỏ này.',
  'GrantPayload.grant': 'Việc phân quyền hiện tại.',

  'Query.grants(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì mới nhất trước.',
  'GrantOrder.validFrom': 'Theo thời điểm bắt đầu có hiệu lực.',
  'GrantOrder.subject': 'Theo người được giao vai trò.',
  'GrantFilter.role': 'Một trong các vai trò này.',
  'GrantFilter.validFrom': 'Thời điểm bắt đầu có hiệu lực.',
  'GrantFilter.validTo': 'Thời điểm hết hiệu lực.',
};
