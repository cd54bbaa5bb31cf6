import { MOST_TARGET } from '../../resolvers/quota/rules.ts';
import { fromTo, years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const quotaTexts: Texts = {
  'Mutation.setQuota':
    'Giao hoặc điều chỉnh chỉ tiêu kết nạp của tổ chức đảng cấp dưới; ở cấp cao nhất cả của chính mình. Mọi mức đã giao đều được lưu lại.',
  SetQuotaInput: 'Chỉ tiêu cần giao.',
  'SetQuotaInput.committeeId': 'Giao cho tổ chức đảng nào.',
  'SetQuotaInput.documentNumber': 'Số văn bản giao chỉ tiêu; bắt buộc với năm đã qua.',
  'SetQuotaInput.expectedVersion':
    'Phiên bản bạn đang thấy; 0 nếu chưa có chỉ tiêu. Nếu đã khác, câu trả lời là StaleVersion kèm chỉ tiêu hiện tại.',
  'SetQuotaInput.kind': 'Kế hoạch năm, hoặc mức tối thiểu hằng năm theo nghị quyết.',
  'SetQuotaInput.reason': 'Lý do thay đổi; lưu cùng lần điều chỉnh. Bắt buộc với năm đã qua.',
  'SetQuotaInput.target': `Số đảng viên cần kết nạp, ${fromTo(0, MOST_TARGET).vi}.`,
  'SetQuotaInput.year': `Năm, ${years.vi}.`,
  SetQuotaPayload: 'Đã giao chỉ tiêu.',
  'SetQuotaPayload.progress': 'Tiến độ của tổ chức đảng theo chỉ tiêu mới.',
  'SetQuotaPayload.quota': 'Chỉ tiêu hiện tại.',

  AdmissionQuota: 'Chỉ tiêu kết nạp đảng viên mới của một tổ chức đảng trong năm, cùng mọi mức đã từng giao.',
  'AdmissionQuota.committee': 'Tổ chức đảng được giao chỉ tiêu.',
  'AdmissionQuota.documentNumber': 'Số văn bản giao chỉ tiêu.',
  'AdmissionQuota.kind': 'Mức tối thiểu hằng năm, hoặc kế hoạch của năm.',
  'AdmissionQuota.revisions': 'Mọi mức đã giao, lần đầu trước.',
  'AdmissionQuota.source': 'Nguồn của số liệu; `invented` là dữ liệu mẫu tự đặt.',
  'AdmissionQuota.target': 'Số đảng viên cần kết nạp.',
  'AdmissionQuota.version': 'Số lần giao, đếm từ 1; `setQuota` cần số này.',
  'AdmissionQuota.year': 'Năm.',
  AdmissionQuotaRevision: 'Một mức chỉ tiêu đã từng giao.',
  'AdmissionQuotaRevision.changedAt': 'Thời điểm giao.',
  'AdmissionQuotaRevision.reason': 'Lý do điều chỉnh.',
  'AdmissionQuotaRevision.target': 'Mức đã giao.',
  'AdmissionQuotaRevision.version': 'Đếm từ 1.',

  QuotaKind: 'Loại chỉ tiêu kết nạp.',
  'QuotaKind.FLOOR': 'Mức tối thiểu mỗi năm của nhiệm kỳ theo nghị quyết (chỉ tiêu nghị quyết).',
  'QuotaKind.PLAN': 'Kế hoạch giao cho năm. Tiến độ tính theo mức này.',

  QuotaProgress:
    'Tiến độ thực hiện chỉ tiêu của một tổ chức đảng trong năm. Mọi con số đều được đếm từ hồ sơ, không ai nhập tay. Id giống nhau trong truy vấn, mutation và khung dữ liệu, nên bộ nhớ đệm của ứng dụng tự cập nhật.',
  'QuotaProgress.admitted': 'Số đã kết nạp của tổ chức này và toàn bộ cấp dưới.',
  'QuotaProgress.admittedHere':
    'Phần do chính tổ chức này kết nạp. `admitted` bằng số này cộng `admitted` của mọi tổ chức trực thuộc trực tiếp.',
  'QuotaProgress.code': 'Mã tổ chức đảng hiện nay.',
  'QuotaProgress.committee': 'Chính tổ chức đảng đó, khi cần nhiều hơn những gì bảng theo dõi có.',
  'QuotaProgress.committeeId': 'Id của tổ chức đảng; cùng với `name`, `kind`, `code` và `parentId` là đủ để vẽ bảng.',
  'QuotaProgress.floor': 'Mức tối thiểu mỗi năm theo nghị quyết; null nếu không có.',
  'QuotaProgress.floorVersion': 'Phiên bản của mức tối thiểu, dùng cho `setQuota`; 0 nếu không có.',
  'QuotaProgress.kind': 'Loại tổ chức đảng.',
  'QuotaProgress.name': 'Tên tổ chức đảng.',
  'QuotaProgress.parentId': 'Id của cấp trên trong năm đó; null ở gốc, và khi bạn không có vai trò ở cấp trên.',
  'QuotaProgress.percent':
    'Số đã kết nạp so với kế hoạch, phần trăm, một chữ số thập phân; null nếu không có kế hoạch. Chỉ tiêu nhỏ thì nên hiển thị "1/1".',
  'QuotaProgress.percentOfFloor':
    'Số đã kết nạp so với mức tối thiểu, phần trăm, một chữ số thập phân; null nếu không có mức tối thiểu.',
  'QuotaProgress.pipelineCount':
    'Số người hiện ở giữa bước có giấy chứng nhận và bước có quyết định (nguồn đang xét); null với năm đã qua.',
  'QuotaProgress.plan': 'Kế hoạch được giao cho năm; null nếu không giao.',
  'QuotaProgress.planVersion': 'Phiên bản của kế hoạch, dùng cho `setQuota`; 0 nếu không có.',
  'QuotaProgress.remaining': 'Số còn phải kết nạp theo kế hoạch, không nhỏ hơn 0; null nếu không có kế hoạch.',
  'QuotaProgress.status': 'So với phần thời gian đã qua của năm.',
  'QuotaProgress.year': 'Năm, tính theo ngày kết nạp ở Việt Nam.',

  QuotaStatus: 'Số đã kết nạp so với kế hoạch và với phần thời gian đã qua của năm.',
  'QuotaStatus.AHEAD': 'Vượt tiến độ đều của năm tính đến hôm nay.',
  'QuotaStatus.BEHIND': 'Chậm so với tiến độ đều tính đến hôm nay.',
  'QuotaStatus.EXCEEDED': 'Vượt kế hoạch; việc này hợp lệ và thường gặp.',
  'QuotaStatus.MET': 'Vừa đạt kế hoạch.',
  'QuotaStatus.NO_TARGET': 'Không có kế hoạch, hoặc kế hoạch bằng 0. Việc kết nạp vẫn được tính cho cấp trên.',
  'QuotaStatus.ON_TRACK': 'Đúng tiến độ đều, chênh không quá một người.',
};
