import { MOST_COMMITTEES } from '../../resolvers/deadline/rules.ts';
import type { Texts } from '../describe.ts';

export const regulationImpactTexts: Texts = {
  'Query.regulationImpact': `Những hồ sơ đang mở mà một quy định làm thay đổi bước tiếp theo, thời hạn hoặc tỷ lệ kể từ ngày đầu có hiệu lực, so với ngày liền trước: tính theo hồ sơ như hôm nay, trong phạm vi bạn được xem. \`workList\` cũng báo trước 30 ngày. Nhiều nhất ${MOST_COMMITTEES} tổ chức; số câu lệnh đọc cơ sở dữ liệu không tăng theo số hồ sơ. Null nếu bạn không được xem tổ chức.`,
  'Query.regulationImpact(document:)':
    'Số hiệu văn bản mà các quy định trong `rules` căn cứ: `208-QĐ/TW`, có hoặc không kèm tên loại văn bản.',
  'Query.regulationImpact(from:)': 'Ngày bắt đầu có hiệu lực, khi nhiều văn bản có cùng số hiệu.',
  'Query.regulationImpact(withinId:)': 'Của tổ chức này và các cấp dưới.',
  RegulationImpact: 'Tác động của một quy định đến các hồ sơ đang mở kể từ ngày đầu có hiệu lực.',
  'RegulationImpact.document': 'Văn bản, như được trích dẫn.',
  'RegulationImpact.confidence': 'Mức độ tin cậy cao nhất về nội dung của văn bản.',
  'RegulationImpact.day': 'Ngày bắt đầu có hiệu lực.',
  'RegulationImpact.cases': 'Các hồ sơ, theo một thứ tự cố định. `totalCount` bằng tổng của `counts`.',
  'RegulationImpact.counts':
    'Theo tổ chức, nơi nhiều hồ sơ nhất trước: các tổ chức trực thuộc nơi được hỏi, và chính nơi đó nếu có hồ sơ của mình.',
  ImpactCount: 'Số hồ sơ bị ảnh hưởng của một tổ chức và các cấp dưới.',
  'ImpactCount.committee': 'Tổ chức nào; null nếu máy chủ này chưa biết.',
  'ImpactCount.caseCount': 'Số hồ sơ.',
  CaseImpact:
    'Một hồ sơ đang mở bị quy định làm thay đổi. Không nêu tên người: muốn biết là ai thì hỏi `nodes(ids:)` với `candidateId`, lần xem đó được ghi nhật ký.',
  'CaseImpact.id':
    'Dùng làm khóa cho danh sách và bộ nhớ đệm. `node` không tìm được: dòng này được tính ra, không lưu.',
  'CaseImpact.candidateId': 'Hồ sơ, dùng cho `node` và `nodes`.',
  'CaseImpact.committee': 'Chi bộ đang theo dõi; null nếu máy chủ này chưa biết.',
  'CaseImpact.changes': 'Những gì thay đổi.',
  'CaseImpact.before': 'Theo quy định của ngày liền trước; null nếu khi đó không còn bước nào.',
  'CaseImpact.after': 'Theo quy định của ngày đầu có hiệu lực; null nếu khi đó không còn bước nào.',
  'CaseImpact.rules': 'Các điều kiện khác của `after.step` có thay đổi.',
  CaseStanding: 'Bước tiếp theo của hồ sơ theo quy định của một ngày.',
  'CaseStanding.step': 'Bước nào.',
  'CaseStanding.body': 'Cấp thực hiện.',
  'CaseStanding.part': 'Bộ phận nào của cấp ủy quyết định; null nếu bước này không phải là quyết định.',
  'CaseStanding.name': 'Tên tổ chức hoặc trung tâm thực hiện, kể cả cấp trên của bạn.',
  'CaseStanding.committeeId': '`id` của tổ chức đó; null nếu bạn không được xem.',
  'CaseStanding.deadline': 'Ngày cuối cùng phải làm; null nếu không có thời hạn.',
  'CaseStanding.threshold': 'Tỷ lệ tán thành cần có, ví dụ “>= 2/3”; null nếu không biểu quyết.',
  ChangedRule: 'Một điều kiện của bước thay đổi từ một ngày.',
  'ChangedRule.code': 'Mã quy định, như trong `rules`.',
  'ChangedRule.before': 'Nội dung trước đó.',
  'ChangedRule.after': 'Nội dung kể từ ngày đó.',
  ImpactKind: 'Nội dung thay đổi của hồ sơ.',
  'ImpactKind.NEXT_STEP': 'Bước tiếp theo, hoặc cấp thực hiện bước đó.',
  'ImpactKind.DEADLINE': 'Thời hạn.',
  'ImpactKind.THRESHOLD': 'Tỷ lệ tán thành, hoặc điều kiện khác của bước.',
};
