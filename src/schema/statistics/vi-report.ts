import { MOST_COMMITTEES } from '../../resolvers/statistics/case-report.ts';
import { MOST_DAYS_AHEAD } from '../../resolvers/statistics/lapsing-cases.ts';
import { SMALLEST_GROUP } from '../../resolvers/statistics/rules.ts';
import { COVERED_YEARS } from '../../resolvers/statistics/source-cover.ts';
import { fromTo, years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const HIDDEN = `Null nếu dưới ${SMALLEST_GROUP} người; ai được xem từng người (\`candidate:read\`) thì luôn thấy.`;
const FOR_READERS = 'Null với vai trò không được xem từng người (`candidate:read`).';

export const caseReportTexts: Texts = {
  'Query.caseReport': `Báo cáo về hồ sơ của một tổ chức và các cấp dưới. Nhiều nhất ${MOST_COMMITTEES} tổ chức; mỗi trường là vài câu lệnh, dù có bao nhiêu hồ sơ. Null với vai trò không được xem các số liệu này: \`breakdown:read\`.`,
  'Query.caseReport(committeeId:)': 'Báo cáo của ai.',
  'Query.caseReport(year:)': `Năm, ${years.vi}.`,
  CaseReport: 'Báo cáo về hồ sơ của một tổ chức và các cấp dưới. Số nào cũng mở ra được các hồ sơ đã tính.',
  'CaseReport.year': 'Năm của `funnel`, `below` và `stageTimes`.',
  'CaseReport.funnel':
    'Số hồ sơ đã đến từng bước trong năm, mỗi hồ sơ tính lần đầu, theo chi bộ theo dõi vào ngày đó; không phải số hồ sơ đang ở bước đó.',
  'CaseReport.below':
    'Cũng số đó của từng tổ chức trực thuộc có hồ sơ, theo hệ thống tổ chức hiện nay, và của chính tổ chức: mỗi bước cộng lại bằng `funnel`. Ai không được xem từng người thì không thấy số quá nhỏ, cũng như số có thể suy ra từ các số khác.',
  'CaseReport.stageTimes':
    'Các hồ sơ rời một bước trong năm đã ở bước đó bao lâu, dù chuyển đi đâu. Bước nào không có hồ sơ rời đi thì không nêu.',
  'CaseReport.waitingOn': `Người đã vào danh sách mà chưa được công nhận chính thức thì hôm nay đang chờ ai, nơi nhiều hồ sơ nhất trước. ${FOR_READERS}`,
  'CaseReport.lapsing': `Hồ sơ có giấy chứng nhận, giấy tờ hoặc kết quả thẩm tra sắp hết hạn, theo từng loại: \`deadlines\` nêu từng việc và ngày. ${FOR_READERS}`,
  'CaseReport.lapsing(days:)': `Trong bấy nhiêu ngày, kể cả hôm nay, ${fromTo(0, MOST_DAYS_AHEAD).vi}.`,
  'CaseReport.trainedWaiting':
    'Người hôm nay có giấy chứng nhận học lớp nhận thức về Đảng mà chưa làm hồ sơ: là `trainedWaitingCount` của `trainingOutlook`. Null với vai trò không được xem lớp học.',
  'CaseReport.sourceCover': `Nguồn hiện có so với chỉ tiêu của ${COVERED_YEARS} năm kể từ năm nay, dù hỏi \`year\` nào. Null nếu không có kế hoạch.`,
  CountedCases: 'Một số hồ sơ, mở ra được các hồ sơ đã tính.',
  'CountedCases.count': `Bao nhiêu hồ sơ. ${HIDDEN}`,
  'CountedCases.cases':
    'Các hồ sơ đã tính, trong phạm vi bạn được xem hôm nay: hồ sơ đã chuyển đến nơi bạn không được xem thì không có. Xem họ tên được ghi nhật ký.',
  'CountedCases.cases(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì theo tên.',
  ReachedStage: 'Số hồ sơ đã đến một bước.',
  'ReachedStage.stage': 'Bước nào.',
  'ReachedStage.reached': 'Hồ sơ đến bước đó lần đầu.',
  BranchFunnel: 'Số hồ sơ đã đến từng bước của một tổ chức trực thuộc.',
  'BranchFunnel.committee': 'Tổ chức nào; null nếu máy chủ này chưa biết.',
  'BranchFunnel.stages': 'Theo từng bước, theo thứ tự.',
  StageTime: 'Hồ sơ đã ở một bước bao nhiêu ngày trước khi rời đi.',
  'StageTime.stage': 'Bước nào.',
  'StageTime.caseCount': `Số lần rời bước. ${HIDDEN}`,
  'StageTime.medianDays': `Số ngày ở giữa (trung vị). ${HIDDEN}`,
  'StageTime.longestDays': `Số ngày của hồ sơ lâu nhất. ${FOR_READERS}`,
  'StageTime.longestId': `Hồ sơ lâu nhất, dùng cho \`node\`. ${FOR_READERS}`,
  WaitingOn: 'Hồ sơ đang chờ cùng một cấp của một tổ chức.',
  'WaitingOn.body': 'Cấp thực hiện bước tiếp theo.',
  'WaitingOn.name': 'Tên tổ chức hoặc trung tâm, kể cả cấp trên của bạn.',
  'WaitingOn.committee': 'Tổ chức đó; null nếu bạn không được xem.',
  'WaitingOn.waiting': 'Các hồ sơ.',
  LapsingCases: 'Hồ sơ sắp hết hạn một loại giấy tờ.',
  'LapsingCases.kind': 'Loại gì sắp hết hạn.',
  'LapsingCases.lapsing': 'Các hồ sơ, mỗi hồ sơ một lần.',
  SourceCover: 'Nguồn hiện có so với chỉ tiêu của một số năm.',
  'SourceCover.poolCount': 'Số người chưa kết nạp hôm nay, như trong `stageCounts`.',
  'SourceCover.wanted': 'Số còn phải kết nạp của tất cả các năm đó.',
  'SourceCover.percent': 'Nguồn bằng bao nhiêu phần trăm số phải kết nạp, một số lẻ; null nếu không còn phải kết nạp.',
  'SourceCover.years': 'Từng năm, năm nay trước.',
  CoveredYear: 'Chỉ tiêu của một năm so với nguồn.',
  'CoveredYear.year': 'Năm.',
  'CoveredYear.plan': 'Kế hoạch của năm.',
  'CoveredYear.assumed': 'Đúng khi năm đó chưa có kế hoạch, tạm lấy theo năm trước.',
  'CoveredYear.wanted': 'Số còn phải kết nạp theo kế hoạch.',
  'CoveredYear.left': 'Nguồn còn lại cho năm đó sau khi các năm trước đã đủ.',
};
