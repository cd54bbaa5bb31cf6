import { MOST_MONTHS_AHEAD } from '../../resolvers/training/outlook.ts';
import { fromTo, years } from '../bounds.ts';
import type { Texts } from '../describe.ts';
import { boardRowTexts, listFrameTexts } from '../live-list-vi.ts';

/** The live boards of trainings: a committee's and a centre's. */
export const trainingBoardTexts: Texts = {
  'Subscription.trainingBoard':
    'Bảng tiến độ bồi dưỡng trực tiếp của một loại lớp trong năm: tổ chức được hỏi và các tổ chức trực thuộc vào cuối năm, trong năm thì là hiện nay. Mỗi dòng tính cho chính tổ chức đó: việc làm khi còn trực thuộc nơi khác nằm ở dòng của tổ chức đó, không nằm ở dòng đầu. Đề nghị cử đi học, ghi tên, kết quả, cấp hoặc thu hồi giấy chứng nhận, lớp học, chỉ tiêu, bước của hồ sơ, sang ngày mới, quyết định về tổ chức hoặc vai trò của bạn thay đổi đều được cập nhật trong vòng một giây. Không có `after` thì khung đầu tiên là SNAPSHOT; có con trỏ đã nhận trước đó thì khung đầu tiên là HEARTBEAT nếu từ đó chưa có gì thay đổi, nếu có thì là SNAPSHOT. Ít nhất mười giây có một khung.',
  'Subscription.trainingBoard(committeeId:)': 'Bảng của ai.',
  'Subscription.trainingBoard(year:)': `Năm, ${years.vi}.`,
  'Subscription.trainingBoard(kind:)': 'Loại lớp nào.',
  'Subscription.trainingBoard(months:)': `Giấy chứng nhận sắp hết hạn trong bao nhiêu tháng tới, ${fromTo(0, MOST_MONTHS_AHEAD).vi}.`,
  'Subscription.trainingBoard(after:)':
    'Con trỏ của một khung thuộc bảng này: cùng tổ chức, cùng năm, cùng loại lớp, cùng số tháng.',
  ...listFrameTexts('TrainingBoardFrame'),
  TrainingBoardFrame:
    'Một thông điệp của bảng tiến độ bồi dưỡng. Các khung nối khít nhau: `from` là `cursor` của khung trước, nên ứng dụng tự chứng minh được là không sót gì.',
  'TrainingBoardFrame.rows':
    'SNAPSHOT và RESET có tổ chức được hỏi trước, rồi đến các tổ chức trực thuộc xếp theo `name`.',
  ...boardRowTexts('TrainingBoardRow'),
  TrainingBoardRow:
    'Công tác bồi dưỡng trong năm của một tổ chức và các cấp dưới đã đến đâu, và ai cần được bồi dưỡng tiếp.',
  'TrainingBoardRow.progress': 'Như `Committee.trainingProgress`, theo năm và loại lớp của bảng.',
  'TrainingBoardRow.outlook': 'Như `Committee.trainingOutlook`: tính đến hôm nay, dù bảng của năm nào.',
  'TrainingBoardRow.officers':
    'Như `Committee.officersTrained`, của mọi loại tổ chức. Null nếu bạn không được xem chức vụ.',
  'TrainingCentre.taught':
    'Kết quả bồi dưỡng của trung tâm trong năm, theo loại lớp; `centreBoard` là bảng trực tiếp. Không có dòng nào nếu bạn không được xem công tác bồi dưỡng của cấp ủy chủ quản.',
  'TrainingCentre.taught(year:)': `Năm, ${years.vi}.`,
  'Subscription.centreBoard':
    'Bảng tiến độ trực tiếp của một trung tâm chính trị trong năm, cho người được xem công tác bồi dưỡng của cấp ủy chủ quản: một danh sách phẳng, khung như các danh sách trực tiếp khác. Ghi tên, kết quả, cấp hoặc thu hồi giấy chứng nhận, lớp học, quyết định về tổ chức hoặc vai trò của bạn thay đổi đều được cập nhật trong vòng một giây.',
  'Subscription.centreBoard(centreId:)': 'Bảng của trung tâm nào.',
  'Subscription.centreBoard(year:)': `Năm, ${years.vi}.`,
  'Subscription.centreBoard(after:)': 'Con trỏ của một khung thuộc bảng này: cùng trung tâm, cùng năm.',
  ...listFrameTexts('CentreBoardFrame'),
  CentreBoardFrame:
    'Một thông điệp của bảng tiến độ của trung tâm chính trị. Các khung nối khít nhau: `from` là `cursor` của khung trước, nên ứng dụng tự chứng minh được là không sót gì.',
  'CentreBoardFrame.rows':
    'Mỗi loại lớp trung tâm đã mở hoặc đã cấp giấy chứng nhận trong năm là một dòng, xếp theo `kind`.',
  CentreBoardRow:
    'Trung tâm đã bồi dưỡng một loại lớp trong năm đến đâu. Chỉ tính học viên của các tổ chức mà bạn được xem công tác bồi dưỡng.',
  'CentreBoardRow.id': 'Giữ nguyên với cùng trung tâm, năm và loại lớp, dùng làm khóa. `node` không tìm được.',
  'CentreBoardRow.kind': 'Loại lớp.',
  'CentreBoardRow.classCount': 'Số lớp đã khai giảng và có ngày bế giảng trong năm.',
  'CentreBoardRow.enrolledCount': 'Số học viên của các lớp đó.',
  'CentreBoardRow.certifiedCount': 'Số giấy chứng nhận trung tâm đã cấp trong năm và còn hiệu lực, không bị thu hồi.',
};
