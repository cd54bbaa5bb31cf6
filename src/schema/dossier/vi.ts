import { MOST_REQUESTS } from '../../resolvers/dossier/request-verification.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const dossierTexts: Texts = {
  'Candidate.papers': 'Giấy tờ trong hồ sơ theo thứ tự ghi nhận, kể cả giấy đã được thay bằng giấy mới hơn.',

  'Candidate.dossier': 'Hôm nay hồ sơ đã đủ để chi bộ xét hay còn thiếu gì. Null nếu dữ liệu cá nhân đã được xóa.',
  Dossier: 'Tình trạng hồ sơ hôm nay.',
  'Dossier.complete': 'Không còn thiếu gì để chi bộ xét hôm nay.',
  'Dossier.checklist':
    'Danh mục kiểm tra hồ sơ, theo thứ tự các bước: để chi bộ xét; với đảng viên dự bị là để xét công nhận chính thức. `/export/dossier-checklist.pdf` in danh mục này.',
  ChecklistLine: 'Một mục kiểm tra của hồ sơ.',
  'ChecklistLine.item': 'Mục nào.',
  'ChecklistLine.complete': 'Hôm nay mục này đã đủ.',
  'ChecklistLine.held': 'Những gì đã có, dù còn giá trị hay không.',
  'ChecklistLine.missing': 'Những gì còn thiếu.',
  HeldPaper: 'Giấy tờ đã có trong hồ sơ.',
  'HeldPaper.paper': 'Giấy tờ nào; null nếu là giấy chứng nhận hoặc kết quả thẩm tra.',
  'HeldPaper.from': 'Ngày lập, cấp hoặc trả lời.',
  'HeldPaper.heldUntil': 'Ngày cuối còn giá trị; null nếu không hết hạn.',
  DossierItem: 'Mục trong hồ sơ.',
  'DossierItem.READMISSION': 'Điều kiện kết nạp lại, với người đã ra khỏi Đảng.',
  'DossierItem.CERTIFICATE': 'Giấy chứng nhận học lớp nhận thức về Đảng.',
  'DossierItem.PERSON_PAPERS': 'Đơn xin vào Đảng và lý lịch.',
  'DossierItem.VERIFICATION': 'Thẩm tra lý lịch.',
  'DossierItem.INTRODUCTION': 'Giấy giới thiệu.',
  'DossierItem.OPINIONS': 'Tổng hợp ý kiến nhận xét.',
  'DossierItem.NEW_MEMBER_CERTIFICATE': 'Giấy chứng nhận học lớp đảng viên mới.',
  'DossierItem.RECOGNITION_PAPERS': 'Giấy tờ khi xét công nhận chính thức.',
  'Dossier.missing': 'Những gì còn thiếu hoặc đã hết giá trị, theo thứ tự các bước.',

  'Candidate.verifications':
    'Những nơi đã được đề nghị thẩm tra lý lịch, theo thứ tự đề nghị. Thẩm tra xong khi mọi nơi đã trả lời.',

  Verification: 'Đề nghị một nơi thẩm tra, xác minh lý lịch và việc nơi đó đã trả lời: không ghi nội dung trả lời.',
  'Verification.about': 'Cần thẩm tra về ai ở nơi đó.',
  'Verification.abroad': 'Có phải thẩm tra ở nước ngoài không; khi đó thời hạn dài hơn.',
  'Verification.answerNumber': 'Số văn bản trả lời; null khi chưa trả lời.',
  'Verification.answeredBy': 'Người ghi kết quả; null khi chưa trả lời.',
  'Verification.answeredOn': 'Ngày trả lời; null khi chưa trả lời.',
  'Verification.dueOn':
    'Hạn trả lời: ngày đã nêu trong đề nghị, hoặc theo quy định VERIFICATION_LIMIT (số ngày chưa được xác nhận). Null nếu dữ liệu cá nhân đã được xóa.',
  'Verification.place':
    'Cấp ủy, cơ quan được đề nghị; null nếu dữ liệu cá nhân đã được xóa. Dữ liệu cá nhân, nhóm CASE.',
  'Verification.requestNumber': 'Số công văn đề nghị.',
  'Verification.requestedBy': 'Người ghi đề nghị.',
  'Verification.requestedOn': 'Ngày đề nghị; null nếu dữ liệu cá nhân đã được xóa.',

  VerifiedPerson:
    'Đối tượng thẩm tra lý lịch. Cha mẹ, anh chị em, con là đảng viên và đã khai đầy đủ thì không phải thẩm tra; cô, dì, chú, bác không thuộc diện thẩm tra.',
  'VerifiedPerson.CANDIDATE': 'Người xin vào Đảng.',
  'VerifiedPerson.PARENT': 'Cha, mẹ đẻ.',
  'VerifiedPerson.PARENT_IN_LAW': 'Cha, mẹ vợ hoặc chồng.',
  'VerifiedPerson.FOSTERER': 'Người trực tiếp nuôi dưỡng.',
  'VerifiedPerson.SPOUSE': 'Vợ hoặc chồng.',
  'VerifiedPerson.CHILD': 'Con đẻ có năng lực hành vi dân sự đầy đủ.',

  Opinion: 'Một ý kiến nhận xét đã có: không ghi nội dung.',
  'Opinion.givenOn': 'Ngày có ý kiến; null nếu dữ liệu cá nhân đã được xóa.',
  'Opinion.origin': 'Ý kiến của ai.',
  'Opinion.place': 'Ở đâu; null nếu không ghi nhận. Dữ liệu cá nhân, nhóm CASE.',
  OpinionOrigin: 'Nơi lấy ý kiến nhận xét.',
  'OpinionOrigin.WORK_ORGANISATIONS': 'Tổ chức chính trị - xã hội nơi làm việc.',
  'OpinionOrigin.RESIDENCE_CELL_COMMITTEE': 'Chi ủy nơi cư trú.',

  'Mutation.requestVerification':
    'Đảng ủy cơ sở gửi đề nghị thẩm tra lý lịch đến một hay nhiều nơi cùng lúc. Lần đầu, hồ sơ chuyển từ DOSSIER sang VERIFYING; sau đó là thẩm tra bổ sung, hồ sơ giữ nguyên bước. Phải có đơn và lý lịch.',
  RequestVerificationInput: 'Đề nghị thẩm tra.',
  'RequestVerificationInput.candidateId': 'Lý lịch của ai.',
  'RequestVerificationInput.documentNumber': `Số công văn, ${upTo(LONGEST.documentNumber).vi}.`,
  'RequestVerificationInput.requestedOn': 'Ngày gửi; không ở trong tương lai, không trước ngày của bước trước.',
  'RequestVerificationInput.requests': `Từ 1 đến ${MOST_REQUESTS} nơi.`,
  VerificationRequestInput: 'Một nơi được đề nghị thẩm tra.',
  'VerificationRequestInput.about': 'Cần thẩm tra về ai ở đó.',
  'VerificationRequestInput.abroad': 'Có phải thẩm tra ở nước ngoài không; bỏ trống là không.',
  'VerificationRequestInput.dueOn':
    'Hạn trả lời nêu trong đề nghị; bỏ trống thì tính theo quy định VERIFICATION_LIMIT và lịch ngày làm việc.',
  'VerificationRequestInput.place': `Cấp ủy, cơ quan được đề nghị, ${upTo(LONGEST.place).vi}.`,
  RequestVerificationPayload: 'Đã gửi đề nghị.',
  'RequestVerificationPayload.candidate': 'Hồ sơ hiện tại.',

  'Mutation.recordVerification':
    'Ghi nhận một nơi đã trả lời thẩm tra lý lịch: ngày và số văn bản, không ghi nội dung. Khi mọi nơi đã trả lời thì chi ủy được kết luận (`recordOpinions`).',
  RecordVerificationInput: 'Trả lời của một nơi.',
  'RecordVerificationInput.answeredOn': 'Ngày trả lời; không ở trong tương lai, không trước ngày đề nghị.',
  'RecordVerificationInput.documentNumber': `Số văn bản trả lời, ${upTo(LONGEST.documentNumber).vi}.`,
  'RecordVerificationInput.verificationId': 'Trả lời đề nghị nào.',
  RecordVerificationPayload: 'Đã ghi nhận trả lời.',
  'RecordVerificationPayload.verification': 'Đề nghị và trả lời.',

  'Mutation.recordOpinions':
    'Ghi nhận bản tổng hợp ý kiến nhận xét (5-KNĐ) của chi ủy: đã lấy ý kiến tổ chức chính trị - xã hội nơi làm việc và chi ủy nơi cư trú. Chỉ kết luận khi mọi nơi đã trả lời thẩm tra. Hồ sơ chuyển từ VERIFYING sang OPINIONS; về sau, bản làm lại thay bản cũ, hồ sơ giữ nguyên bước.',
  RecordOpinionsInput: 'Bản tổng hợp ý kiến.',
  'RecordOpinionsInput.candidateId': 'Hồ sơ của ai.',
  'RecordOpinionsInput.concludedOn':
    'Ngày chi ủy kết luận; không ở trong tương lai, không trước ngày của bước trước và ngày trả lời thẩm tra cuối cùng.',
  'RecordOpinionsInput.opinions': 'Các ý kiến được tổng hợp; mỗi nơi một ý kiến.',
  'RecordOpinionsInput.place': `Nơi lập bản tổng hợp, ${upTo(LONGEST.place).vi}.`,
  OpinionInput: 'Một ý kiến.',
  'OpinionInput.givenOn': 'Ngày có ý kiến; không sau ngày kết luận.',
  'OpinionInput.origin': 'Ý kiến của ai.',
  'OpinionInput.place': `Ở đâu, ${upTo(LONGEST.place).vi}.`,
  RecordOpinionsPayload: 'Đã ghi nhận ý kiến.',
  'RecordOpinionsPayload.candidate': 'Hồ sơ hiện tại.',
  'RecordOpinionsPayload.paper': 'Bản tổng hợp.',

  DossierPaper: 'Một giấy tờ đã có trong hồ sơ: chỉ ghi là có, không ghi nội dung, không lưu bản chụp.',
  'DossierPaper.kind': 'Loại giấy tờ, theo mẫu.',
  'DossierPaper.lapsesOn':
    'Ngày đầu tiên giấy không còn giá trị và phải làm lại, nếu đến lúc đó chi bộ chưa xét. Null với giấy không phải làm lại: đơn, lý lịch và giấy tờ khi công nhận chính thức.',
  'DossierPaper.madeOn': 'Ngày ghi trên giấy; null nếu dữ liệu cá nhân đã được xóa.',
  'DossierPaper.place': 'Nơi lập; null nếu không ghi nhận. Dữ liệu cá nhân, nhóm CASE.',
  'DossierPaper.opinions': 'Các ý kiến mà bản tổng hợp gồm; giấy khác thì không có.',
  'DossierPaper.recordedAt': 'Thời điểm ghi nhận.',
  'DossierPaper.replacedBy': 'Giấy mới hơn đã thay giấy này; null nếu giấy này còn là giấy hiện hành.',

  PaperKind: 'Giấy tờ trong hồ sơ, theo mẫu.',
  'PaperKind.APPLICATION': 'Mẫu 1-KNĐ: đơn xin vào Đảng, tự viết. Phải có trước lý lịch.',
  'PaperKind.LIFE_HISTORY': 'Mẫu 2-KNĐ: lý lịch của người xin vào Đảng.',
  'PaperKind.MEMBER_INTRODUCTION':
    'Mẫu 3-KNĐ: giấy giới thiệu của một đảng viên chính thức, cùng với Đoàn Thanh niên hoặc Công đoàn.',
  'PaperKind.TWO_MEMBERS_INTRODUCTION': 'Mẫu 3A-KNĐ: giấy giới thiệu của hai đảng viên chính thức.',
  'PaperKind.YOUTH_UNION_RESOLUTION': 'Mẫu 4-KNĐ: nghị quyết giới thiệu đoàn viên ưu tú.',
  'PaperKind.TRADE_UNION_RESOLUTION': 'Mẫu 4A-KNĐ: nghị quyết giới thiệu đoàn viên công đoàn.',
  'PaperKind.OPINIONS':
    'Mẫu 5-KNĐ: tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội nơi làm việc và chi ủy nơi cư trú. Ghi bằng `recordOpinions`.',
  'PaperKind.SELF_CRITICISM': 'Mẫu 10-KNĐ: bản tự kiểm điểm của đảng viên dự bị.',
  'PaperKind.MENTOR_REMARKS': 'Mẫu 11-KNĐ: bản nhận xét của đảng viên được phân công giúp đỡ.',
  'PaperKind.RECOGNITION_OPINIONS': 'Mẫu 12-KNĐ: tổng hợp ý kiến nhận xét khi xét công nhận chính thức.',
  'PaperKind.PROVINCIAL_CONSENT':
    'Văn bản đồng ý của ban thường vụ tỉnh ủy; phải có trước khi quyết định kết nạp lại người đã ra khỏi Đảng, hoặc kết nạp người đã quá tuổi khi chi bộ xét.',
  'PaperKind.CLEARED_RECORD':
    'Giấy xác nhận xóa án tích của người bị án về tội ít nghiêm trọng: thời gian theo quy tắc READMISSION tính từ ngày này.',

  'Mutation.startDossier':
    'Cho người đó làm hồ sơ, theo nghị quyết của chi bộ: hồ sơ chuyển từ bước đã có giấy chứng nhận (AWARENESS_CERTIFIED) sang làm hồ sơ (DOSSIER). Phải có giấy chứng nhận còn thời hạn.',
  StartDossierInput: 'Nghị quyết của chi bộ.',
  'StartDossierInput.candidateId': 'Hồ sơ của ai.',
  'StartDossierInput.documentNumber': `Số nghị quyết, ${upTo(LONGEST.documentNumber).vi}.`,
  'StartDossierInput.effectiveOn': 'Ngày nghị quyết; không ở trong tương lai, không trước ngày của bước trước.',
  StartDossierPayload: 'Đã bắt đầu làm hồ sơ.',
  'StartDossierPayload.candidate': 'Hồ sơ hiện tại.',

  'Mutation.recordPaper':
    'Ghi nhận một giấy tờ đã có trong hồ sơ: giấy gì, ngày nào, lập ở đâu; không ghi nội dung. Giấy mới thay giấy cũ cùng loại. Hồ sơ giữ nguyên bước: từ DOSSIER đến CELL_REVIEW với giấy tờ kết nạp, PROBATIONARY với giấy tờ công nhận chính thức.',
  RecordPaperInput: 'Giấy tờ đã có.',
  'RecordPaperInput.candidateId': 'Hồ sơ của ai.',
  'RecordPaperInput.kind': 'Giấy gì; bản tổng hợp ý kiến (OPINIONS) ghi bằng `recordOpinions`.',
  'RecordPaperInput.madeOn':
    'Ngày ghi trên giấy; không ở trong tương lai, không trước ngày của giấy được thay. Lý lịch không trước đơn.',
  'RecordPaperInput.place': `Nơi lập, ${upTo(LONGEST.place).vi}.`,
  RecordPaperPayload: 'Đã ghi nhận giấy tờ.',
  'RecordPaperPayload.paper': 'Giấy tờ.',
};
