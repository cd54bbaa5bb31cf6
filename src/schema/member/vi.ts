import { FIRST_BIRTH_YEAR } from '../../resolvers/candidate/facts.ts';
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

  'Committee.members':
    'Danh sách đảng viên của tổ chức này và toàn bộ cấp dưới. Trống với vai trò chỉ được xem số liệu.',
  'Committee.members(left:)': 'True: kể cả người đã ra khỏi Đảng.',
  'Committee.members(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì theo tên.',
  'Committee.members(filter:)': 'Lọc các dòng nào; cùng với những gì các đối số khác đã chọn.',
  'MemberOrder.givenName': 'Theo tên, rồi đến phần còn lại của họ tên.',
  'MemberOrder.familyName': 'Theo cả họ tên, từ họ.',
  'MemberFilter.officialSince': 'Ngày chính thức.',
  'MemberFilter.probationarySince': 'Ngày kết nạp.',
  'MemberFilter.leftOn': 'Ngày đầu tiên không còn là đảng viên; dùng cùng `left`.',
  'MemberFilter.leftReason': 'Một trong những lý do này; dùng cùng `left`.',
  MemberLeft: 'Lý do không còn là đảng viên.',
  'MemberLeft.LEFT': 'Xin ra khỏi Đảng.',
  'MemberLeft.STRUCK_OFF': 'Xóa tên.',
  'MemberLeft.EXPELLED': 'Khai trừ.',
  'MemberLeft.DIED': 'Từ trần.',
  'MemberLeft.REMOVED': 'Xóa tên đảng viên dự bị.',
  'MemberLeft.REVOKED': 'Quyết định kết nạp đã bị hủy: coi như chưa từng là đảng viên.',
  Member:
    'Một đảng viên trong danh sách của chi bộ. Người được kết nạp theo hồ sơ vào danh sách cùng với lễ kết nạp và đi theo hồ sơ. Dữ liệu cá nhân: chỉ cho người làm công tác đảng viên của chi bộ.',
  'Member.fullName': 'Họ và tên; null nếu dữ liệu đã được xóa.',
  'Member.sex': 'Giới tính.',
  'Member.birthYear': 'Năm sinh.',
  'Member.birthMonth': 'Tháng sinh.',
  'Member.committee': 'Chi bộ đang sinh hoạt.',
  'Member.candidate': 'Hồ sơ kết nạp; null nếu được nhập thẳng vào danh sách đảng viên.',
  'Member.probationarySince': 'Ngày kết nạp; null nếu không rõ.',
  'Member.officialSince': 'Ngày chính thức; null nếu còn dự bị.',
  'Member.exemptSince': 'Được miễn công tác và sinh hoạt từ ngày này; null nếu không được miễn.',
  'Member.awaySince': 'Chuyển sinh hoạt tạm thời từ ngày này; null nếu không.',
  'Member.absences':
    'Thời gian đã qua mà đảng viên được miễn hoặc chuyển sinh hoạt tạm thời, khoảng sớm nhất trước. Khoảng đang kéo dài nằm ở `exemptSince` và `awaySince`.',
  MemberAbsence:
    'Khoảng thời gian đã qua mà đảng viên không sinh hoạt tại chi bộ. Được tính cho các lần biểu quyết và số liệu của thời gian đó.',
  'MemberAbsence.kind': 'Lý do.',
  'MemberAbsence.since': 'Ngày đầu tiên.',
  'MemberAbsence.until': 'Ngày đầu tiên sinh hoạt trở lại.',
  'MemberAbsence.recordedAt': 'Thời điểm ghi nhận.',
  'MemberAbsence.recordedBy': 'Người thực hiện.',
  AbsenceKind: 'Lý do đảng viên không sinh hoạt tại chi bộ.',
  'AbsenceKind.EXEMPT': 'Được miễn công tác và sinh hoạt.',
  'AbsenceKind.AWAY': 'Chuyển sinh hoạt tạm thời.',
  'Member.leftOn': 'Ngày đầu tiên không còn là đảng viên; null nếu vẫn là đảng viên.',
  'Member.leftReason': 'Lý do; null nếu vẫn là đảng viên.',
  'Member.erasedAt': 'Thời điểm dữ liệu cá nhân được xóa; null nếu chưa xóa.',

  MemberPayload: 'Đã ghi nhận.',
  'MemberPayload.member': 'Đảng viên như hiện nay.',
  'Mutation.enterMember':
    'Ghi một đảng viên vào danh sách của chi bộ: người đã vào Đảng trước khi lập danh sách, hoặc từ nơi khác đến. Người được kết nạp tại đây tự vào danh sách cùng lễ kết nạp.',
  EnterMemberInput: 'Một người đã là đảng viên.',
  'EnterMemberInput.committeeId': 'Chi bộ.',
  'EnterMemberInput.fullName': `Họ và tên, ${upTo(LONGEST.personName).vi}.`,
  'EnterMemberInput.sex': 'Giới tính.',
  'EnterMemberInput.birthYear': `Năm sinh, từ ${FIRST_BIRTH_YEAR} trở đi.`,
  'EnterMemberInput.birthMonth': 'Tháng sinh, từ 1 đến 12.',
  'EnterMemberInput.probationarySince': 'Ngày kết nạp, không được ở tương lai.',
  'EnterMemberInput.officialSince': 'Ngày chính thức, không trước ngày kết nạp; để trống nếu còn dự bị.',
  'EnterMemberInput.exemptSince': 'Được miễn công tác và sinh hoạt từ ngày này.',
  'EnterMemberInput.awaySince': 'Chuyển sinh hoạt tạm thời từ ngày này.',
  'Mutation.updateMember':
    'Bổ sung, đính chính danh sách đảng viên; ghi ai được miễn sinh hoạt, ai tạm vắng. Họ tên và ngày vào Đảng của người được kết nạp theo hồ sơ thì đính chính ở hồ sơ: MEMBER_FOLLOWS_CASE.',
  UpdateMemberInput:
    'Nội dung đính chính. Bỏ trống là giữ nguyên; ngày để null là hủy, coi như chưa từng có; khoảng đã qua thì ghi ngày kết thúc.',
  'UpdateMemberInput.memberId': 'Đảng viên nào.',
  'UpdateMemberInput.fullName': `Họ và tên, ${upTo(LONGEST.personName).vi}.`,
  'UpdateMemberInput.sex': 'Giới tính.',
  'UpdateMemberInput.birthYear': `Năm sinh, từ ${FIRST_BIRTH_YEAR} trở đi.`,
  'UpdateMemberInput.birthMonth': 'Tháng sinh, từ 1 đến 12.',
  'UpdateMemberInput.probationarySince': 'Ngày kết nạp, không được ở tương lai.',
  'UpdateMemberInput.officialSince': 'Ngày chính thức, không trước ngày kết nạp; null nếu còn dự bị.',
  'UpdateMemberInput.exemptSince': 'Được miễn công tác và sinh hoạt từ ngày này.',
  'UpdateMemberInput.awaySince': 'Chuyển sinh hoạt tạm thời từ ngày này.',
  'UpdateMemberInput.exemptUntil':
    'Ngày đầu tiên không còn được miễn; ghi cùng `exemptSince` nếu là khoảng đã qua. Trùng ngày bắt đầu nghĩa là không có khoảng đó.',
  'UpdateMemberInput.awayUntil':
    'Ngày đầu tiên sinh hoạt trở lại; ghi cùng `awaySince` nếu là khoảng đã qua. Trùng ngày bắt đầu nghĩa là không có khoảng đó.',
  'UpdateMemberInput.reason': `Lý do đính chính họ tên, giới tính hoặc ngày sinh, ${upTo(LONGEST.reason).vi}; chỉ cần cho những mục này.`,
  'Mutation.transferMember':
    'Chuyển sinh hoạt đảng của một đảng viên sang chi bộ khác, cùng với hồ sơ. Do cấp trên của cả hai chi bộ thực hiện.',
  TransferMemberInput: 'Đảng viên chuyển đi đâu.',
  'TransferMemberInput.memberId': 'Đảng viên nào.',
  'TransferMemberInput.committeeId': 'Chi bộ mới.',
  'TransferMemberInput.effectiveOn': 'Ngày đầu tiên ở chi bộ mới; sau ngày về chi bộ hiện tại, không được ở tương lai.',
  'TransferMemberInput.documentNumber': `Số giấy giới thiệu sinh hoạt đảng, ${upTo(LONGEST.documentNumber).vi}.`,

  'Mutation.endMembership':
    'Ghi nhận một đảng viên ra khỏi Đảng. Ghi lại là đính chính lần trước; MISTAKE là hủy. Số liệu đã tính vẫn giữ nguyên. Người đã ra khỏi Đảng có thể được kết nạp lại: `addCandidate` kèm `earlierCaseId`, chi bộ xét khi đủ thời gian theo quy tắc READMISSION.',
  EndMembershipInput: 'Ai ra khỏi Đảng, từ ngày nào, vì sao.',
  'EndMembershipInput.candidateId': 'Hồ sơ mà theo đó người này đã vào Đảng, ở bước đảng viên chính thức.',
  'EndMembershipInput.memberId': 'Đảng viên nào, thay cho hồ sơ.',
  'EndMembershipPayload.member': 'Đảng viên như hiện nay.',
  'EndMembershipInput.reason': 'Lý do.',
  'EndMembershipInput.endsOn':
    'Ngày đầu tiên không còn là đảng viên; không ở tương lai, không trước ngày chính thức. Chỉ để trống với MISTAKE.',
  'EndMembershipInput.documentNumber': `Số quyết định, ${upTo(LONGEST.documentNumber).vi}. Bắt buộc, trừ DIED và MISTAKE.`,
  EndMembershipPayload: 'Đã ghi nhận.',
  'EndMembershipPayload.candidate': 'Hồ sơ như hiện nay; null nếu không có hồ sơ kết nạp.',
};
