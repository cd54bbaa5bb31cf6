import { MOST_COMMITTEES, TERM_DAYS, YEARS } from '../../resolvers/watch/rules.ts';
import type { Texts } from '../describe.ts';

const where = (field: string): Texts => ({
  [`Query.${field}(withinId:)`]:
    'Của tổ chức này và các cấp dưới trong ngày được hỏi; không có gì nếu bạn không được xem tổ chức đó.',
  [`Query.${field}(asOf:)`]:
    'Theo hệ thống tổ chức và số liệu của ngày này; bỏ trống là hôm nay. Không nhận ngày sau hôm nay.',
  [`Query.${field}(years:)`]: `Số năm liền không kết nạp; bỏ trống là ${YEARS.usual}, nhiều nhất ${YEARS.most}.`,
  [`Query.${field}(termDays:)`]: `Nhiệm kỳ hết trong vòng bao nhiêu ngày; bỏ trống là ${TERM_DAYS.usual}, nhiều nhất ${TERM_DAYS.most}.`,
});

export const watchTexts: Texts = {
  'Query.watchList': `Danh sách tổ chức, địa bàn cần chú ý, theo từng nội dung như thứ tự trong \`WatchKind\`; trong mỗi nội dung, nơi kéo dài lâu nhất đứng trước. Mỗi lần hỏi đều tính lại. Nhiều nhất ${MOST_COMMITTEES} tổ chức.`,
  ...where('watchList'),
  'Query.watchList(kinds:)': 'Chỉ các nội dung này.',
  'Query.watchCounts':
    'Số lượng của từng nội dung trong `watchList`, cùng thứ tự; nội dung bạn không được xem thì không nêu.',
  ...where('watchCounts'),
  WatchEntry: 'Một tổ chức hoặc địa bàn cần chú ý và lý do. Chỉ nêu số liệu, không nêu tên người nào.',
  'WatchEntry.id':
    'Giữ nguyên khi tình trạng còn kéo dài, dùng làm khóa cho danh sách và bộ nhớ đệm. `node` không tìm được: mục này được tính ra, không lưu.',
  'WatchEntry.kind': 'Vì sao cần chú ý.',
  'WatchEntry.since': 'Tình trạng kéo dài liên tục từ ngày nào, theo số liệu đã ghi.',
  'WatchEntry.committee':
    'Tổ chức nào; với địa bàn là tổ chức quản lý hồ sơ địa bàn đó. Null nếu máy chủ này chưa biết tổ chức đó.',
  'WatchEntry.area': 'Địa bàn nào; null nếu là chính tổ chức.',
  'WatchEntry.values': 'Số liệu dùng để xét; mỗi nội dung nêu có những số nào. Số chưa biết thì không nêu.',
  'WatchEntry.rule': 'Văn bản quy định con số đó; null nếu không có văn bản: do người hỏi chọn, hoặc không có số.',
  WatchCount: 'Số tổ chức, địa bàn cần chú ý của một nội dung.',
  'WatchCount.kind': 'Nội dung nào.',
  'WatchCount.count': 'Có bao nhiêu. 0 nếu không có nơi nào.',
  WatchKind:
    'Nội dung cần chú ý của tổ chức, địa bàn. Sau này có thể có thêm nội dung mới: nội dung chưa biết thì hiển thị số liệu kèm theo.',
  'WatchKind.NO_ADMISSION':
    'Chi bộ `years` năm liền không kết nạp được đảng viên dù được giao chỉ tiêu. Số liệu: `years`, `planned` (tổng chỉ tiêu các năm đó), `lastAdmission` (lần kết nạp gần nhất).',
  'WatchKind.NO_ADMISSION_NOR_QUOTA':
    'Chi bộ `years` năm liền không kết nạp và không được giao chỉ tiêu. Số liệu như NO_ADMISSION.',
  'WatchKind.NO_SOURCE': 'Chi bộ không có nguồn kết nạp: không có quần chúng nào đang được theo dõi, bồi dưỡng.',
  'WatchKind.FEW_OFFICIAL':
    'Chi bộ có số đảng viên chính thức bằng hoặc dưới mức tối thiểu để lập chi bộ. Số liệu: `official`, `least`.',
  'WatchKind.NO_SECRETARY':
    'Tổ chức khuyết bí thư. Số liệu: `lastLeft`, ngày bí thư trước thôi giữ chức; không nêu nếu chưa từng ghi nhận bí thư.',
  'WatchKind.NO_CELL_COMMITTEE':
    'Chi bộ đủ số đảng viên chính thức để bầu chi ủy nhưng chưa ghi nhận chi ủy viên nào ngoài bí thư, phó bí thư. Số liệu: `official`, `least`.',
  'WatchKind.TERM_ENDS':
    'Nhiệm kỳ hết trong vòng `termDays` ngày hoặc đã hết, chưa có nhiệm kỳ mới. Số liệu: `endsOn`, `days`, `decision` (số quyết định).',
  'WatchKind.JOINT_CELL': 'Chi bộ sinh hoạt ghép nhiều thôn, bản. Số liệu: `villages`.',
  'WatchKind.AREA_WITHOUT_MEMBER':
    'Thôn, bản, tổ dân phố trắng đảng viên: không có chi bộ, hoặc chi bộ không có đảng viên. Số liệu: `cells`.',
  'WatchKind.AREA_WITHOUT_CELL':
    'Thôn, bản, tổ dân phố chưa có chi bộ riêng: chưa có chi bộ hoặc đang sinh hoạt ghép. Số liệu: `cells`.',
  'WatchKind.AREA_IN_DANGER':
    'Thôn, bản, tổ dân phố có nguy cơ tái trắng: các chi bộ tại đó có số đảng viên chính thức bằng hoặc dưới mức tối thiểu của một chi bộ. Số liệu: `cells`, `official`, `least`.',
};
