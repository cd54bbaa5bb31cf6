import { years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const statisticsTexts: Texts = {
  'Committee.admissionCurve':
    'Diễn biến kết nạp trong năm của tổ chức này và toàn bộ cấp dưới. Null với vai trò không được xem số liệu.',
  'Committee.admissionCurve(year:)': `Năm, ${years.vi}.`,
  'Committee.stageCounts':
    'Số quần chúng theo từng bước (nguồn kết nạp theo bước) của tổ chức này và toàn bộ cấp dưới, theo thứ tự của quy trình; không tính người đã ra khỏi quy trình. Null với vai trò không được xem số liệu.',
  'Committee.admissionBreakdown':
    'Cơ cấu đảng viên mới kết nạp trong năm, chỉ có số liệu, không có thông tin về người nào. Null với vai trò không được xem: `breakdown:read`.',
  'Committee.admissionBreakdown(year:)': `Năm, ${years.vi}.`,

  AdmissionCurve: 'Đường lũy kế kết nạp của một năm: các cột có cùng độ dài, đúng dạng mà biểu đồ cần.',
  'AdmissionCurve.days': 'Những ngày có kết nạp, ngày đầu tiên trước.',
  'AdmissionCurve.cumulative': 'Số đã kết nạp từ 01/01 đến hết từng ngày đó; số cuối cùng là `admitted` của năm.',

  StageCount: 'Số người hiện ở một bước.',
  'StageCount.stage': 'Bước.',
  'StageCount.candidateCount': 'Số quần chúng ở bước đó.',

  AdmissionBreakdown:
    'Cơ cấu đảng viên mới kết nạp trong năm, bằng số liệu. Các nhóm chồng lên nhau, một nữ thanh niên thuộc hai nhóm: không bao giờ cộng lại.',
  'AdmissionBreakdown.admittedCount': 'Số đã kết nạp trong năm.',
  'AdmissionBreakdown.knownCount': 'Trong đó, số người chưa bị xóa dữ liệu cá nhân: các nhóm được tính trên số này.',
  'AdmissionBreakdown.womenCount':
    'Nữ. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
  'AdmissionBreakdown.ethnicMinorityCount':
    'Người dân tộc thiểu số. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
  'AdmissionBreakdown.youthUnionAgeCount':
    'Trong độ tuổi đoàn viên: đến 30 tuổi vào ngày kết nạp. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
};
