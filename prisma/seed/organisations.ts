/** What an organisation is made of; decides its size and who its candidates are. */
export type Setting = 'VILLAGE' | 'SCHOOL' | 'HEALTH' | 'OFFICE' | 'ARMED_FORCES';

/** A grassroots committee that is no commune, with its cells. Names are typical, not taken from a list. */
interface OtherCommittee {
  name: string;
  setting: Setting;
  cells: readonly string[];
}

/** Five non-territorial grassroots committees with 40 cells. */
export const OTHER_COMMITTEES: readonly OtherCommittee[] = [
  {
    name: 'Đảng bộ Quân sự huyện Lục Yên',
    setting: 'ARMED_FORCES',
    cells: [
      'Chi bộ Ban Tham mưu',
      'Chi bộ Ban Chính trị',
      'Chi bộ Ban Hậu cần - Kỹ thuật',
      'Chi bộ Trung đội Thường trực',
    ],
  },
  {
    name: 'Đảng bộ Công an huyện Lục Yên',
    setting: 'ARMED_FORCES',
    cells: [
      'Chi bộ An ninh',
      'Chi bộ Cảnh sát Điều tra',
      'Chi bộ Cảnh sát Giao thông',
      'Chi bộ Cảnh sát Quản lý hành chính',
      'Chi bộ Cảnh sát Hình sự',
      'Chi bộ Kinh tế - Ma túy',
      'Chi bộ Tổng hợp',
      'Chi bộ Nhà tạm giữ',
    ],
  },
  {
    name: 'Đảng bộ Trung tâm Y tế huyện Lục Yên',
    setting: 'HEALTH',
    cells: [
      'Chi bộ Khối hành chính',
      'Chi bộ Khoa Nội - Nhi',
      'Chi bộ Khoa Ngoại - Sản',
      'Chi bộ Khoa Khám bệnh',
      'Chi bộ Khoa Hồi sức cấp cứu',
      'Chi bộ Khoa Dược',
      'Chi bộ Khoa Y học cổ truyền',
      'Chi bộ Khối y tế dự phòng',
    ],
  },
  {
    name: 'Đảng bộ Các cơ quan Đảng, đoàn thể huyện Lục Yên',
    setting: 'OFFICE',
    cells: [
      'Chi bộ Văn phòng Huyện ủy',
      'Chi bộ Ban Tổ chức',
      'Chi bộ Ủy ban Kiểm tra',
      'Chi bộ Ban Tuyên giáo',
      'Chi bộ Ban Dân vận',
      'Chi bộ Mặt trận Tổ quốc',
      'Chi bộ Hội Nông dân - Hội Phụ nữ',
      'Chi bộ Huyện đoàn',
    ],
  },
  {
    name: 'Đảng bộ Các cơ quan Chính quyền huyện Lục Yên',
    setting: 'OFFICE',
    cells: [
      'Chi bộ Văn phòng HĐND và UBND',
      'Chi bộ Phòng Nội vụ',
      'Chi bộ Phòng Tài chính - Kế hoạch',
      'Chi bộ Phòng Nông nghiệp và Phát triển nông thôn',
      'Chi bộ Phòng Giáo dục và Đào tạo',
      'Chi bộ Phòng Lao động - Thương binh và Xã hội',
      'Chi bộ Phòng Dân tộc',
      'Chi bộ Phòng Tài nguyên và Môi trường',
      'Chi bộ Phòng Kinh tế và Hạ tầng',
      'Chi bộ Phòng Văn hóa và Thông tin',
      'Chi bộ Phòng Tư pháp - Thanh tra',
      'Chi bộ Trung tâm Dịch vụ nông nghiệp',
    ],
  },
];

/** Fourteen grassroots cells directly below the district. */
export const OTHER_CELLS: readonly { name: string; setting: Setting }[] = [
  { name: 'Chi bộ Tòa án nhân dân huyện', setting: 'OFFICE' },
  { name: 'Chi bộ Viện kiểm sát nhân dân huyện', setting: 'OFFICE' },
  { name: 'Chi bộ Chi cục Thi hành án dân sự', setting: 'OFFICE' },
  { name: 'Chi bộ Kho bạc Nhà nước Lục Yên', setting: 'OFFICE' },
  { name: 'Chi bộ Chi cục Thuế khu vực', setting: 'OFFICE' },
  { name: 'Chi bộ Bảo hiểm xã hội huyện', setting: 'OFFICE' },
  { name: 'Chi bộ Ngân hàng Nông nghiệp', setting: 'OFFICE' },
  { name: 'Chi bộ Ngân hàng Chính sách xã hội', setting: 'OFFICE' },
  { name: 'Chi bộ Hạt Kiểm lâm', setting: 'OFFICE' },
  { name: 'Chi bộ Điện lực Lục Yên', setting: 'OFFICE' },
  { name: 'Chi bộ Trường THPT số 1', setting: 'SCHOOL' },
  { name: 'Chi bộ Trường THPT số 2', setting: 'SCHOOL' },
  { name: 'Chi bộ Trường Phổ thông Dân tộc nội trú', setting: 'SCHOOL' },
  { name: 'Chi bộ Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên', setting: 'SCHOOL' },
];

/** The nine district units of Yên Bái with their old area codes. */
export const DISTRICTS: readonly { name: string; code: string }[] = [
  { name: 'thành phố Yên Bái', code: '132' },
  { name: 'thị xã Nghĩa Lộ', code: '133' },
  { name: 'huyện Lục Yên', code: '135' },
  { name: 'huyện Văn Yên', code: '136' },
  { name: 'huyện Mù Cang Chải', code: '137' },
  { name: 'huyện Trấn Yên', code: '138' },
  { name: 'huyện Trạm Tấu', code: '139' },
  { name: 'huyện Văn Chấn', code: '140' },
  { name: 'huyện Yên Bình', code: '141' },
];

/** The communes of Văn Yên: 25, to which six others (invented) make the article's 31 committees. */
export const VAN_YEN_COMMUNES: readonly string[] = [
  'thị trấn Mậu A',
  'xã An Bình',
  'xã An Thịnh',
  'xã Châu Quế Hạ',
  'xã Châu Quế Thượng',
  'xã Đại Phác',
  'xã Đại Sơn',
  'xã Đông An',
  'xã Đông Cuông',
  'xã Lang Thíp',
  'xã Lâm Giang',
  'xã Mậu Đông',
  'xã Mỏ Vàng',
  'xã Nà Hẩu',
  'xã Ngòi A',
  'xã Phong Dụ Hạ',
  'xã Phong Dụ Thượng',
  'xã Quang Minh',
  'xã Tân Hợp',
  'xã Viễn Sơn',
  'xã Xuân Ái',
  'xã Xuân Tầm',
  'xã Yên Hợp',
  'xã Yên Phú',
  'xã Yên Thái',
];

/** The other grassroots committees of Văn Yên; typical names. */
export const VAN_YEN_OTHERS: readonly string[] = [
  'Quân sự huyện Văn Yên',
  'Công an huyện Văn Yên',
  'Trung tâm Y tế huyện Văn Yên',
  'Các cơ quan Đảng, đoàn thể huyện Văn Yên',
  'Các cơ quan Chính quyền huyện Văn Yên',
  'Lâm trường Văn Yên',
];
