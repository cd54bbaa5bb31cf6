import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const introductionTexts: Texts = {
  'Candidate.introductions': 'Người và tổ chức giới thiệu, theo thứ tự ghi nhận, kể cả người đã được thay.',
  Introduction: 'Việc đảng viên hoặc tổ chức giới thiệu một người vào Đảng.',
  'Introduction.introducer': 'Đảng viên, hoặc tổ chức nào.',
  'Introduction.name':
    'Họ tên đảng viên, hoặc tên tổ chức; null nếu dữ liệu cá nhân đã được xóa. Dữ liệu cá nhân, nhóm CASE.',
  'Introduction.member':
    'Đảng viên trong danh sách; null nếu chỉ ghi họ tên, hoặc bạn không được xem danh sách của chi bộ đó.',
  'Introduction.introducedOn': 'Ngày giới thiệu; null nếu dữ liệu cá nhân đã được xóa.',
  'Introduction.acquaintedSince':
    'Đảng viên cùng công tác, lao động, học tập hoặc cư trú từ ngày nào; null với tổ chức, với đảng viên giới thiệu thay, và khi dữ liệu cá nhân đã được xóa.',
  'Introduction.documentNumber': 'Số nghị quyết hoặc số văn bản.',
  'Introduction.lapsesOn':
    'Ngày đầu tiên không còn giá trị và phải làm lại, nếu đến lúc đó chi bộ chưa xét. Null với tổ chức không thay được đảng viên giới thiệu, và khi dữ liệu cá nhân đã được xóa.',
  'Introduction.replaceReason': 'Vì sao thay người khác; null nếu không phải giới thiệu thay.',
  'Introduction.replacedBy': 'Việc giới thiệu đã thay việc này; null nếu còn là hiện hành.',
  'Introduction.recordedAt': 'Thời điểm ghi nhận.',
  Introducer: 'Bên giới thiệu.',
  'Introducer.MEMBER': 'Đảng viên chính thức.',
  'Introducer.YOUTH_UNION': 'Đoàn Thanh niên, bằng nghị quyết của ban chấp hành đoàn cơ sở.',
  'Introducer.TRADE_UNION': 'Công đoàn cơ sở, nơi không có Đoàn Thanh niên.',
  'Introducer.WOMENS_UNION': 'Hội Liên hiệp Phụ nữ: phát hiện, giới thiệu; không thay đảng viên giới thiệu.',
  'Introducer.FARMERS_UNION': 'Hội Nông dân: phát hiện, giới thiệu; không thay đảng viên giới thiệu.',
  'Introducer.VETERANS_ASSOCIATION': 'Hội Cựu chiến binh: phát hiện, giới thiệu; không thay đảng viên giới thiệu.',
  'Introducer.FATHERLAND_FRONT': 'Mặt trận Tổ quốc: phát hiện, giới thiệu; không thay đảng viên giới thiệu.',
  IntroducerEnd: 'Lý do thay người giới thiệu.',
  'IntroducerEnd.MOVED': 'Đảng viên chuyển đi.',
  'IntroducerEnd.DISCIPLINED': 'Đảng viên bị kỷ luật.',
  'IntroducerEnd.CANNOT_CONTINUE': 'Đảng viên không thể tiếp tục vì lý do khác.',

  'Mutation.introduce':
    'Ghi nhận đảng viên chính thức hoặc đoàn thể giới thiệu một người vào Đảng: hai đảng viên, hoặc một đảng viên cùng Đoàn Thanh niên hoặc Công đoàn. Không xét đảng viên đã chính thức bao lâu; đảng viên giúp đỡ cũng có thể giới thiệu. Hồ sơ giữ nguyên bước.',
  IntroduceInput: 'Ai giới thiệu ai.',
  'IntroduceInput.candidateId': 'Người được giới thiệu.',
  'IntroduceInput.introducer':
    'Đảng viên, hoặc tổ chức nào. Đoàn Thanh niên giới thiệu đoàn viên trong độ tuổi; Công đoàn giới thiệu đoàn viên công đoàn không thuộc Đoàn Thanh niên.',
  'IntroduceInput.name': `Họ tên đảng viên, hoặc tên tổ chức, ${upTo(LONGEST.personName).vi}; để trống nếu chọn đảng viên trong danh sách.`,
  'IntroduceInput.memberId':
    'Đảng viên chính thức có trong danh sách của cùng tổ chức cơ sở đảng vào ngày đó, thay cho họ tên: họ tên lấy theo danh sách.',
  'IntroduceInput.introducedOn': 'Ngày giới thiệu; không ở trong tương lai.',
  'IntroduceInput.acquaintedSince':
    'Bắt buộc với đảng viên: cùng công tác, lao động, học tập hoặc cư trú với người đó, trong cùng một tổ chức cơ sở, từ ngày nào; đủ số tháng theo quy định ACQUAINTANCE.',
  'IntroduceInput.documentNumber': `Số nghị quyết, bắt buộc với tổ chức, ${upTo(LONGEST.documentNumber).vi}.`,

  'Mutation.replaceIntroducer':
    'Chi bộ phân công đảng viên chính thức khác giới thiệu thay người đã chuyển đi, bị kỷ luật hoặc không thể tiếp tục. Không xét thời gian quen biết.',
  ReplaceIntroducerInput: 'Ai giới thiệu thay ai.',
  'ReplaceIntroducerInput.introductionId': 'Việc giới thiệu của đảng viên không thể tiếp tục.',
  'ReplaceIntroducerInput.name': `Họ tên đảng viên giới thiệu thay, ${upTo(LONGEST.personName).vi}; để trống nếu chọn đảng viên trong danh sách.`,
  'ReplaceIntroducerInput.memberId':
    'Đảng viên chính thức có trong danh sách của cùng tổ chức cơ sở đảng vào ngày đó, thay cho họ tên: họ tên lấy theo danh sách.',
  'ReplaceIntroducerInput.introducedOn':
    'Ngày giới thiệu; không ở trong tương lai, không trước ngày giới thiệu ban đầu.',
  'ReplaceIntroducerInput.reason': 'Lý do.',
  'ReplaceIntroducerInput.documentNumber': `Số văn bản phân công, ${upTo(LONGEST.documentNumber).vi}.`,

  IntroductionPayload: 'Đã ghi nhận việc giới thiệu.',
  'IntroductionPayload.introduction': 'Việc giới thiệu.',
};
