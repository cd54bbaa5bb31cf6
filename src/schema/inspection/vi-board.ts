import { years } from '../bounds.ts';
import type { Texts } from '../describe.ts';
import { boardRowTexts, listFrameTexts } from '../live-list-vi.ts';

/** The live board of the programmes of a year. */
export const inspectionBoardTexts: Texts = {
  'Subscription.inspectionBoard':
    'Bảng tiến độ trực tiếp của chương trình kiểm tra, giám sát trong năm: tổ chức được hỏi và các tổ chức trực thuộc vào cuối năm, trong năm thì là hiện nay; nơi đã kết thúc hoạt động trong năm được nêu riêng. Ban hành hoặc điều chỉnh chương trình, kết luận, đính chính, đưa cuộc ra khỏi chương trình, sang ngày mới, quyết định về tổ chức hoặc vai trò của bạn thay đổi đều được cập nhật trong vòng một giây. Kiểm tra khi có dấu hiệu vi phạm không nằm trong chương trình nên không bao giờ làm bảng thay đổi. Không có `after` thì khung đầu tiên là SNAPSHOT; có con trỏ đã nhận trước đó thì khung đầu tiên là HEARTBEAT nếu từ đó chưa có gì thay đổi, nếu có thì là SNAPSHOT. Ít nhất mười giây có một khung.',
  'Subscription.inspectionBoard(committeeId:)': 'Bảng của ai.',
  'Subscription.inspectionBoard(year:)': `Năm, ${years.vi}.`,
  'Subscription.inspectionBoard(after:)': 'Con trỏ của một khung thuộc bảng này: cùng tổ chức, cùng năm.',
  ...listFrameTexts('InspectionBoardFrame'),
  InspectionBoardFrame:
    'Một thông điệp của bảng tiến độ kiểm tra, giám sát. Các khung nối khít nhau: `from` là `cursor` của khung trước, nên ứng dụng tự chứng minh được là không sót gì.',
  'InspectionBoardFrame.rows':
    'SNAPSHOT và RESET có tổ chức được hỏi trước, rồi đến các tổ chức trực thuộc xếp theo `name`, không có chi bộ.',
  ...boardRowTexts('InspectionBoardRow'),
  InspectionBoardRow:
    'Một tổ chức đã thực hiện chương trình kiểm tra, giám sát của năm đến đâu, và các tổ chức trực thuộc của tổ chức đó.',
  'InspectionBoardRow.completion': 'Như `Committee.inspectionCompletion`: `ownCompleted` là của chính tổ chức đó.',
};
