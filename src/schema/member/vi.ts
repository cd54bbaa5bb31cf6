import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const memberTexts: Texts = {
  'Candidate.membershipEnds':
    'Những lần ghi việc ra khỏi Đảng của người vào Đảng theo hồ sơ này, lần đầu tiên trước; lần sau cùng có hiệu lực. Trống nếu vẫn là đảng viên. Không bao giờ sửa lại.',
  MembershipEnd:
    'Việc ra khỏi Đảng của người vào Đảng theo một hồ sơ. Lần ghi sau cùng có hiệu lực; MISTAKE nghĩa là không có việc đó.',
  'MembershipEnd.endedOn': 'Ngày đầu tiên không còn là đảng viên; null nếu ghi nhầm.',
  'MembershipEnd.reason': 'Lý do.',
  'MembershipEnd.documentNumber': 'Số quyết định làm căn cứ; null nếu không có.',
  'MembershipEnd.changedAt': 'Thời điểm ghi nhận.',
  MembershipEndReason: 'Lý do ra khỏi Đảng.',
  'MembershipEndReason.LEFT': 'Xin ra khỏi Đảng.',
  'MembershipEndReason.STRUCK_OFF': 'Xóa tên.',
  'MembershipEndReason.EXPELLED': 'Khai trừ.',
  'MembershipEndReason.DIED': 'Từ trần.',
  'MembershipEndReason.MISTAKE': 'Lần ghi trước là nhầm: không có việc ra khỏi Đảng.',

  'Mutation.endMembership':
    'Ghi nhận một đảng viên chính thức ra khỏi Đảng. Ghi lại là đính chính lần trước; MISTAKE là hủy. Số liệu đã tính vẫn giữ nguyên. Người đã ra khỏi Đảng có thể được kết nạp lại: `addCandidate` kèm `earlierCaseId`, chi bộ xét khi đủ thời gian theo quy tắc READMISSION.',
  EndMembershipInput: 'Ai ra khỏi Đảng, từ ngày nào, vì sao.',
  'EndMembershipInput.candidateId': 'Hồ sơ mà theo đó người này đã vào Đảng.',
  'EndMembershipInput.reason': 'Lý do.',
  'EndMembershipInput.endsOn':
    'Ngày đầu tiên không còn là đảng viên; không ở tương lai, không trước ngày chính thức. Chỉ để trống với MISTAKE.',
  'EndMembershipInput.documentNumber': `Số quyết định, ${upTo(LONGEST.documentNumber).vi}. Bắt buộc, trừ DIED và MISTAKE.`,
  EndMembershipPayload: 'Đã ghi nhận.',
  'EndMembershipPayload.candidate': 'Hồ sơ như hiện nay.',
};
