/** What is looked at. The second is the article's: inspection of a committee on the development of members. */
export const TOPICS = [
  'việc thực hiện nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2020-2025',
  'công tác phát triển đảng viên',
  'việc thực hiện quy chế làm việc và nguyên tắc tập trung dân chủ',
  'việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  'việc thực hiện nhiệm vụ kiểm tra, giám sát và thi hành kỷ luật đảng',
  'việc nâng cao chất lượng sinh hoạt chi bộ',
  'việc lãnh đạo phát triển kinh tế, giảm nghèo',
] as const;

/** The topic of the article's inspection at Nà Hẩu in 2023. */
export const PROPAGANDA_TOPIC = 'công tác tuyên giáo';

/** Findings that others may copy. */
export const GOOD_FINDINGS = [
  'Cấp ủy phân công đảng viên theo dõi, giúp đỡ từng quần chúng ưu tú, có sổ theo dõi hàng tháng',
  'Chi bộ rà soát nguồn kết nạp hàng quý và phối hợp tốt với Đoàn Thanh niên',
] as const;

/** Findings with what must be done about them. */
export const SHORTCOMINGS: readonly { text: string; action: string }[] = [
  {
    text: 'Việc rà soát nguồn kết nạp đảng viên chưa thường xuyên, danh sách chưa cập nhật',
    action: 'Rà soát, bổ sung danh sách nguồn kết nạp của từng chi bộ',
  },
  {
    text: 'Chưa phân công đảng viên giúp đỡ một số quần chúng trong danh sách cảm tình Đảng',
    action: 'Ra nghị quyết phân công đảng viên giúp đỡ',
  },
  {
    text: 'Nội dung sinh hoạt chi bộ còn đơn điệu, ít sinh hoạt chuyên đề',
    action: 'Xây dựng kế hoạch sinh hoạt chuyên đề hàng quý',
  },
  {
    text: 'Hồ sơ kết nạp đảng viên còn thiếu ý kiến nơi cư trú',
    action: 'Bổ sung ý kiến nhận xét nơi cư trú vào hồ sơ',
  },
  {
    text: 'Việc ghi chép sổ nghị quyết chi bộ chưa đầy đủ',
    action: 'Chấn chỉnh việc ghi sổ nghị quyết, báo cáo kết quả khắc phục',
  },
];
