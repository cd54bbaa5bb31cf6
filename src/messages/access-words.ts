import type { Action, Body } from '../access/policy.ts';
import type { Words } from './language.ts';

/** What a viewer does, in a sentence. */
export const actionWords: Record<Action, Words> = {
  'committee:read': { en: 'to see the committee', vi: 'xem tổ chức đảng' },
  'committee:change': { en: 'to change names and codes of committees', vi: 'đổi tên, đổi mã tổ chức đảng' },
  'forecast:set': { en: 'to set the times of the forecast', vi: 'đặt thời gian dự báo' },
  'rule:confirm': { en: 'to confirm a point of a rule', vi: 'xác nhận nội dung quy định' },
  'calendar:set': { en: 'to set the working calendar', vi: 'đặt lịch ngày làm việc' },
  'area:change': { en: 'to change areas', vi: 'ghi nhận, thay đổi địa bàn' },
  'committee:reorganise': { en: 'to reorganise committees', vi: 'sắp xếp tổ chức đảng' },
  'quota:read': { en: 'to see quotas and progress', vi: 'xem chỉ tiêu và tiến độ' },
  'quota:set': { en: 'to set a quota', vi: 'giao, điều chỉnh chỉ tiêu' },
  'breakdown:read': { en: 'to see who was admitted, as figures', vi: 'xem cơ cấu đảng viên mới' },
  'officer:read': { en: 'to see officers', vi: 'xem cấp ủy viên' },
  'officer:change': { en: 'to record officers', vi: 'ghi việc giữ chức vụ trong cấp ủy' },
  'membership:report': { en: 'to report members', vi: 'báo cáo số đảng viên' },
  'quota:register': { en: 'to register for a quota', vi: 'đăng ký chỉ tiêu' },
  'obstacle:report': { en: 'to report difficulties', vi: 'báo cáo khó khăn' },
  'term:set': { en: 'to set a term', vi: 'ghi nhiệm kỳ' },
  'candidate:read': { en: 'to see files of candidates', vi: 'xem hồ sơ quần chúng' },
  'trainee:read': { en: 'to see files of people in a class', vi: 'xem hồ sơ học viên được cử đi học' },
  'authority:set': { en: 'to set who decides on admission', vi: 'quy định cấp có thẩm quyền quyết định kết nạp' },
  'case:resolve': { en: 'to record a vote on a case', vi: 'ghi nghị quyết về hồ sơ' },
  'case:decide': { en: 'to record a decision on a case', vi: 'ghi quyết định về hồ sơ' },
  'candidate:change': { en: 'to keep files of candidates', vi: 'lập và bổ sung hồ sơ quần chúng' },
  'candidate:move': { en: 'to move a case on', vi: 'chuyển bước hồ sơ' },
  'admission:record': { en: 'to record an admission', vi: 'ghi nhận kết nạp' },
  'admission:correct': { en: 'to correct an admission', vi: 'đính chính kết nạp' },
  'member:read': { en: 'to see the roll of members', vi: 'xem danh sách đảng viên' },
  'member:enter': { en: 'to keep the roll of members', vi: 'lập và bổ sung danh sách đảng viên' },
  'member:change': {
    en: 'to record that a member moved or a membership ended',
    vi: 'ghi nhận chuyển sinh hoạt đảng và việc ra khỏi Đảng',
  },
  'training:read': { en: 'to see classes', vi: 'xem lớp bồi dưỡng' },
  'centre:change': {
    en: 'to found training centres and say for whom they teach',
    vi: 'lập trung tâm chính trị và giao địa bàn',
  },
  'class:change': { en: 'to plan and hold classes', vi: 'mở và tổ chức lớp bồi dưỡng' },
  'trainees:report': { en: 'to report trainees', vi: 'báo cáo số học viên' },
  'training:target': { en: 'to set a target of trainings', vi: 'giao chỉ tiêu bồi dưỡng' },
  'training:propose': { en: 'to propose somebody for a class', vi: 'đề nghị cử người đi học' },
  'certificate:record': { en: 'to record a certificate', vi: 'ghi nhận giấy chứng nhận' },
  'training:enrol': { en: 'to enrol somebody in a class', vi: 'cử người đi học' },
  'inspection:read': { en: 'to see inspections', vi: 'xem kiểm tra, giám sát' },
  'inspection:plan': {
    en: 'to plan and carry out inspections',
    vi: 'xây dựng chương trình và tiến hành kiểm tra, giám sát',
  },
  'programme:relieve': {
    en: 'to take inspections out of a programme that was issued',
    vi: 'đưa cuộc kiểm tra, giám sát ra khỏi chương trình đã ban hành',
  },
  'inspection:conclude': { en: 'to conclude an inspection', vi: 'ghi kết luận kiểm tra, giám sát' },
  'remedy:report': { en: 'to report that something was put right', vi: 'báo cáo kết quả khắc phục' },
  'access:audit': { en: 'to see the access log', vi: 'xem nhật ký truy cập' },
  'person:export': { en: 'to export personal data', vi: 'xuất dữ liệu cá nhân' },
  'person:erase': { en: 'to erase personal data', vi: 'xóa dữ liệu cá nhân' },
  'person:merge': { en: 'to merge two who are one person', vi: 'nhập hồ sơ trùng của một người' },
  'grant:read': { en: 'to see who has which role', vi: 'xem phân quyền' },
  'grant:change': { en: 'to give and end roles', vi: 'phân quyền, thu hồi quyền' },
};

/** Bodies of the procedure, in a sentence. */
export const bodyWords: Record<Body, Words> = {
  CELL: { en: 'the cell', vi: 'chi bộ' },
  GRASSROOTS: { en: 'the grassroots committee', vi: 'đảng ủy cơ sở' },
  SUPERIOR: { en: 'the committee that decides on admission', vi: 'cấp có thẩm quyền quyết định kết nạp' },
};
