import { years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const quotaBoardTexts: Texts = {
  'Query.quotaBoard':
    'Bảng theo dõi chỉ tiêu của một tổ chức đảng trong năm, lấy từ bộ nhớ nên hỏi rất nhẹ. Null nếu không tồn tại hoặc không được xem.',
  'Subscription.quotaBoard':
    'Bảng theo dõi trực tiếp. Không có `after` thì khung đầu tiên là SNAPSHOT; có con trỏ đã nhận trước đó thì tiếp tục từ đấy, trên bất cứ máy chủ nào và sau bất cứ lần gián đoạn nào. Ít nhất mười giây có một khung. Bên dưới không được chọn trường dữ liệu cá nhân nào: hãy hỏi về người bằng query.',
  'Subscription.quotaBoard(after:)': 'Con trỏ của một khung, hoặc của bảng đã hỏi bằng truy vấn.',
  '*.quotaBoard(committeeId:)': 'Tổ chức đảng ở đầu bảng.',
  '*.quotaBoard(depth:)': 'Xuống đến cấp nào.',
  '*.quotaBoard(view:)': 'Đúng như khi đó, hoặc tổ chức cùng các tổ chức tiền thân.',
  BoardView: 'Bảng của một năm mà hệ thống tổ chức còn khác thì hiển thị số liệu của ai.',
  'BoardView.AS_THEN': 'Của từng tổ chức đúng như khi đó. Tổ chức chưa thành lập thì không có số liệu.',
  'BoardView.SUCCESSORS':
    'Tổ chức cùng mọi tổ chức mà chỉ một mình nó kế tục (tổ chức tiền thân): các dòng đó nằm dưới tổ chức này, có `endedOn`, và dòng của tổ chức là tổng của chúng với phần của chính mình, kể cả trong năm sắp xếp. Tổ chức được nhiều nơi cùng kế tục nằm trong `sharedPredecessors`, không cộng vào.',
  '*.quotaBoard(year:)': `Năm của chỉ tiêu, ${years.vi}.`,

  BoardDepth: 'Bảng xuống đến cấp nào.',
  'BoardDepth.SELF': 'Chỉ tổ chức đó.',
  'BoardDepth.CHILDREN': 'Tổ chức đó và các tổ chức trực thuộc trực tiếp.',
  'BoardDepth.SUBTREE': 'Tổ chức đó và toàn bộ cấp dưới.',

  QuotaBoard: 'Bảng theo dõi chỉ tiêu tại một thời điểm.',
  'QuotaBoard.asOf': 'Số liệu chắc chắn đầy đủ đến thời điểm này.',
  'QuotaBoard.cursor':
    'Vị trí của các dòng này. Đăng ký `quotaBoard` với `after: cursor` thì các khung sau nối tiếp ngay chúng.',
  'QuotaBoard.rows':
    'Cấp trên luôn đứng trước cấp dưới; cùng cấp thì xếp tên theo thứ tự tiếng Việt. Không có `first` thì lấy tất cả: bảng có quá nhiều dòng bị từ chối với mã BOARD_TOO_LARGE kèm số dòng. Số liệu luôn là của lúc hỏi: nếu `cursor` khác với trang trước thì số liệu đã thay đổi giữa hai lần.',
  'QuotaBoard.rows(after:)':
    'Lấy các dòng sau dòng này: `id` của dòng cuối trang trước. Dòng đó có thể đã rời bảng; INVALID_INPUT nếu tổ chức đó chưa từng thuộc bảng này.',
  'QuotaBoard.rows(first:)': 'Nhiều nhất bao nhiêu dòng, từ 1 đến 5000 (hoặc mức máy chủ cho phép).',

  'QuotaBoard.successors': 'Các tổ chức kế tục, nếu tổ chức đã kết thúc hoạt động; null nếu còn hoạt động.',
  'QuotaBoard.sharedPredecessors':
    'Với `view: SUCCESSORS`: các tổ chức trong năm mà tổ chức này cùng tổ chức khác kế tục. Không thể nói phần nào là của mình nên không cộng vào.',
  QuotaFrame:
    'Một thông điệp của bảng trực tiếp. Các khung nối khít nhau: `from` là `cursor` của khung trước, nên ứng dụng tự chứng minh được là không sót gì. Trong mỗi khung cây số liệu luôn khớp: cấp trên bằng tổng các phần của nó.',
  'QuotaFrame.asOf': 'Số liệu chắc chắn đầy đủ đến thời điểm này.',
  'QuotaFrame.cursor': 'Vị trí của bảng sau khung này. Hãy giữ lại: đưa vào `after` sau mỗi lần gián đoạn.',
  'QuotaFrame.from': 'Con trỏ mà khung này nối tiếp; null nếu khung mang toàn bộ bảng.',
  'QuotaFrame.kind': 'Khung này mang gì.',
  'QuotaFrame.reason': 'Có giá trị khi là RESET.',
  'QuotaFrame.rows': 'Giá trị tuyệt đối, cấp trên trước cấp dưới.',

  'QuotaFrame.successors':
    'Các tổ chức kế tục, kèm SNAPSHOT hoặc RESET của tổ chức đã kết thúc hoạt động. Null nếu tổ chức còn hoạt động, và ở các khung khác.',
  QuotaFrameKind: 'Khung dữ liệu mang gì.',
  'QuotaFrameKind.DELTA': 'Các dòng đã thay đổi, với giá trị mới. Hãy thay theo `id`.',
  'QuotaFrameKind.HEARTBEAT': 'Bảng này không có gì thay đổi; con trỏ vẫn tiến lên.',
  'QuotaFrameKind.RESET': 'Toàn bộ bảng từ đầu, vì không thể nối tiếp từ vị trí bạn đã nêu. `reason` cho biết lý do.',
  'QuotaFrameKind.SNAPSHOT': 'Toàn bộ bảng; là khung đầu tiên khi không có `after`.',

  QuotaResetReason: 'Vì sao bảng bắt đầu lại.',
  'QuotaResetReason.ACCESS_CHANGED': 'Vai trò của bạn đã thay đổi, nên có thể những dòng được xem cũng thay đổi.',
  'QuotaResetReason.COMMITTEE_ENDED':
    'Tổ chức đảng đã kết thúc hoạt động, và bạn còn được xem số liệu cũ. `successors` cho biết tổ chức kế tục; sau đó chỉ còn nhịp giữ kết nối và những gì nhập bổ sung cho các ngày trước khi kết thúc. Ai hết quyền cùng lúc thì không nhận khung nào mà nhận lỗi COMMITTEE_ENDED, `extensions.successors` nêu các tổ chức kế tục.',
  'QuotaResetReason.FROM_THE_FUTURE': 'Con trỏ đi trước cơ sở dữ liệu này: dữ liệu đã được khôi phục từ bản sao lưu.',
  'QuotaResetReason.OTHER_EPOCH': 'Con trỏ thuộc cơ sở dữ liệu khác.',
  'QuotaResetReason.OTHER_HISTORY':
    'Lịch sử trước con trỏ không phải lịch sử của cơ sở dữ liệu này: dữ liệu đã được khôi phục.',
  'QuotaResetReason.TREE_CHANGED':
    'Có tổ chức đảng được chuyển cấp trên, thành lập, đổi tên hoặc kết thúc: có thể có dòng thêm hoặc bớt.',
};
