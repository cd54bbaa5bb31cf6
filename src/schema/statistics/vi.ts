import { MOST_YEARS } from '../../resolvers/statistics/period.ts';
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
  'AdmissionBreakdown.removedCount':
    'Trong đó đã bị xóa tên đảng viên dự bị về sau; vẫn tính vào số đã kết nạp của năm. Null nếu số người đó, hoặc số người còn lại, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
  'AdmissionBreakdown.knownCount': 'Trong đó, số người chưa bị xóa dữ liệu cá nhân: các nhóm được tính trên số này.',
  'AdmissionBreakdown.womenCount':
    'Nữ. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
  'AdmissionBreakdown.ethnicMinorityCount':
    'Người dân tộc thiểu số. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',
  'AdmissionBreakdown.youthUnionAgeCount':
    'Trong độ tuổi đoàn viên: đến 30 tuổi vào ngày kết nạp. Null nếu số người trong nhóm, hoặc ngoài nhóm, quá ít, vì có thể nhận ra từng người; ai được xem hồ sơ từng người thì luôn thấy.',

  'Query.quotaReport':
    'Báo cáo kết quả kết nạp của một tổ chức đảng trong những ngày bất kỳ đến hôm nay: số liệu, so với cùng kỳ, xếp hạng, cơ cấu và lời văn. Null nếu không tồn tại hoặc không được xem.',
  'Query.quotaReport(committeeId:)': 'Báo cáo của tổ chức đảng nào.',
  'Query.quotaReport(from:)': 'Ngày đầu.',
  'Query.quotaReport(to:)': `Ngày cuối, không sau hôm nay. Báo cáo tối đa ${MOST_YEARS} năm.`,
  '*.*(decimals:)': 'Số chữ số thập phân của tỷ lệ phần trăm, từ 0 đến 4.',
  'QuotaReport.*(first:)': 'Tối đa bao nhiêu dòng, từ 1 đến 1000.',
  'QuotaReport.*(percent:)': 'Tỷ lệ so với kế hoạch, tính bằng phần trăm.',

  QuotaReport:
    'Báo cáo kết quả kết nạp đảng viên: số đã kết nạp của một tổ chức và toàn bộ cấp dưới trong những ngày nào đó, so với kế hoạch và cùng kỳ năm trước. Đọc từ cơ sở dữ liệu, theo hệ thống tổ chức của từng ngày.',
  'QuotaReport.name': 'Tên tổ chức đảng vào ngày cuối.',
  'QuotaReport.from': 'Ngày đầu.',
  'QuotaReport.to': 'Ngày cuối.',
  'QuotaReport.admitted': 'Số đã kết nạp trong những ngày này.',
  'QuotaReport.plan':
    'Kế hoạch cả năm, hoặc cộng kế hoạch của mọi năm mà báo cáo có ngày; null nếu có năm không có kế hoạch.',
  'QuotaReport.percent': 'Số đã kết nạp so với kế hoạch, tính bằng phần trăm; null nếu không có kế hoạch.',
  'QuotaReport.before': 'Cùng kỳ năm trước; null nếu khi đó tổ chức chưa thành lập.',
  'QuotaReport.change': 'Tăng bao nhiêu so với cùng kỳ; số âm là giảm.',
  'QuotaReport.membersBefore':
    'Số đảng viên của tổ chức và toàn bộ cấp dưới cuối năm trước theo báo cáo gần nhất; null nếu chưa có báo cáo.',
  'QuotaReport.unlistedCount':
    'Phần của `admitted` không có trong dòng nào: do chính tổ chức kết nạp, hoặc do tổ chức đã chuyển đến nơi bạn không có vai trò.',
  'QuotaReport.rows': 'Mọi tổ chức trực thuộc trong những ngày này, theo thứ tự tên tiếng Việt.',
  'QuotaReport.best': 'Đạt tỷ lệ cao nhất so với kế hoạch, cao nhất trước.',
  'QuotaReport.lowest': 'Đạt tỷ lệ thấp nhất so với kế hoạch, thấp nhất trước.',
  'QuotaReport.overPlan': 'Vượt kế hoạch, tỷ lệ cao nhất trước.',
  'QuotaReport.reaching': 'Đã đạt từ một tỷ lệ kế hoạch trở lên, cao nhất trước.',
  'QuotaReport.below': 'Tiến độ chậm: chưa đạt một tỷ lệ kế hoạch, thấp nhất trước.',
  'QuotaReport.none': 'Có kế hoạch nhưng chưa kết nạp được đảng viên nào.',
  'QuotaReport.withoutTarget': 'Không giao chỉ tiêu, hoặc giao 0. Không có trong xếp hạng nào.',
  'QuotaReport.breakdown':
    'Cơ cấu những người được kết nạp. Ai được xem hồ sơ từng người trong số đó thì thấy của mọi ngày. Vai trò khác có quyền xem cơ cấu thì chỉ thấy của trọn tháng, quý, 6 hoặc 9 tháng đầu năm, hoặc năm đã qua, không có nhóm nhỏ hoặc có thể suy ra; null với ngày khác và với vai trò không được xem.',
  'QuotaReport.headline':
    'Báo cáo trong một câu, như các cơ quan vẫn viết: "Năm 2023, Đảng bộ huyện Lục Yên kết nạp 177 đảng viên, đạt 86,3 % kế hoạch, tăng 3 so với cùng kỳ". Bằng ngôn ngữ của yêu cầu.',
  'QuotaReport.text':
    'Báo cáo thành một trang lời văn: câu chính, so với số đảng viên, cơ cấu, nơi vượt kế hoạch, nơi đạt thấp nhất, nơi chưa kết nạp được. Bằng ngôn ngữ của yêu cầu.',

  QuotaReportRow: 'Kết quả kết nạp của một tổ chức trực thuộc trong những ngày của báo cáo, khi còn trực thuộc.',
  'QuotaReportRow.committeeId': 'Id của tổ chức đảng; cùng với `name` là đủ để vẽ bảng.',
  'QuotaReportRow.name': 'Tên vào ngày cuối của báo cáo.',
  'QuotaReportRow.committee': 'Chính tổ chức đảng đó, khi cần nhiều hơn những gì một bảng có.',
  'QuotaReportRow.admitted': 'Số đã kết nạp của tổ chức này và toàn bộ cấp dưới.',
  'QuotaReportRow.plan': 'Kế hoạch cả năm; null nếu không có.',
  'QuotaReportRow.percent':
    'Số đã kết nạp so với kế hoạch, tính bằng phần trăm; null nếu không có kế hoạch. Với kế hoạch nhỏ hãy hiển thị "1/1".',
  'QuotaReportRow.before': 'Số đã kết nạp cùng kỳ năm trước; null nếu khi đó chưa thành lập.',
  'QuotaReportRow.change': 'Tăng bao nhiêu so với cùng kỳ; số âm là giảm.',

  ReportBefore: 'Cùng kỳ năm trước; với báo cáo nhiều năm là lùi lại chừng ấy năm.',
  'ReportBefore.from': 'Ngày đầu.',
  'ReportBefore.to': 'Ngày cuối.',
  'ReportBefore.admitted': 'Số đã kết nạp trong kỳ đó.',
  'ReportBefore.plan': 'Kế hoạch của năm đó; null nếu không có.',
  'ReportBefore.percent': 'Số đã kết nạp so với kế hoạch đó, tính bằng phần trăm.',

  ReportBreakdown:
    'Cơ cấu đảng viên mới trong những ngày của báo cáo, bằng số liệu. Không bao giờ cộng các nhóm: chúng chồng lên nhau.',
  'ReportBreakdown.knownCount': 'Số người chưa bị xóa dữ liệu cá nhân: các nhóm được tính trên số này.',
  'ReportBreakdown.groups': 'Mọi nhóm.',
  'ReportBreakdown.sources': 'Theo nguồn; ai không ghi nguồn thì không thuộc nguồn nào.',
  ReportGroup: 'Những nhóm mà số liệu nêu riêng. Chúng chồng lên nhau.',
  'ReportGroup.WOMEN': 'Nữ.',
  'ReportGroup.ETHNIC_MINORITY': 'Người dân tộc thiểu số.',
  'ReportGroup.YOUTH_UNION_MEMBERS': 'Đoàn viên.',
  'ReportGroup.YOUTH_UNION_AGE': 'Trong độ tuổi đoàn viên: đến 30 tuổi vào ngày kết nạp.',
  'ReportGroup.RELIGIOUS': 'Người có đạo.',
  'ReportGroup.MILITIA_MEMBERS': 'Dân quân tự vệ.',
  'ReportGroup.VILLAGE_HEADS': 'Trưởng thôn, phó thôn.',
  AgeBand: 'Tuổi đời vào ngày kết nạp, tính theo năm tròn.',
  'AgeBand.UP_TO_30': 'Đến 30 tuổi.',
  'AgeBand.FROM_31_TO_40': 'Từ 31 đến 40 tuổi.',
  'AgeBand.FROM_41_TO_50': 'Từ 41 đến 50 tuổi.',
  'AgeBand.FROM_51_TO_60': 'Từ 51 đến 60 tuổi.',
  'AgeBand.OVER_60': 'Trên 60 tuổi.',
  'ReportBreakdown.education': 'Theo trình độ học vấn; ai chưa ghi thì không thuộc mức nào.',
  'ReportBreakdown.ages': 'Theo độ tuổi vào ngày kết nạp.',
  ReportEducationCount: 'Bao nhiêu người được kết nạp có một trình độ học vấn.',
  'ReportEducationCount.education': 'Trình độ.',
  'ReportEducationCount.count':
    'Bao nhiêu người. Null nếu không nêu: trong nhóm hoặc ngoài nhóm có ít hơn năm người, hoặc có thể suy ra từ những số khác đã nêu.',
  'ReportEducationCount.percent': 'Số đó so với `knownCount`, tính bằng phần trăm.',
  ReportAgeCount: 'Bao nhiêu người được kết nạp thuộc một độ tuổi.',
  'ReportAgeCount.age': 'Độ tuổi.',
  'ReportAgeCount.count':
    'Bao nhiêu người. Null nếu không nêu: trong nhóm hoặc ngoài nhóm có ít hơn năm người, hoặc có thể suy ra từ những số khác đã nêu.',
  'ReportAgeCount.percent': 'Số đó so với `knownCount`, tính bằng phần trăm.',
  ReportGroupCount: 'Bao nhiêu người được kết nạp thuộc một nhóm.',
  'ReportGroupCount.group': 'Nhóm.',
  'ReportGroupCount.count':
    'Bao nhiêu người. Null nếu không nêu: trong nhóm hoặc ngoài nhóm có ít hơn năm người, hoặc có thể suy ra từ những số khác đã nêu.',
  'ReportGroupCount.percent': 'Số đó so với `knownCount`, tính bằng phần trăm.',
  ReportSourceCount: 'Bao nhiêu người được kết nạp từ một nguồn.',
  'ReportSourceCount.source': 'Nguồn.',
  'ReportSourceCount.count':
    'Bao nhiêu người. Null nếu không nêu: trong nhóm hoặc ngoài nhóm có ít hơn năm người, hoặc có thể suy ra từ những số khác đã nêu.',
  'ReportSourceCount.percent': 'Số đó so với `knownCount`, tính bằng phần trăm.',
};
