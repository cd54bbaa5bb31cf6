import { LONGEST } from '../../resolvers/lengths.ts';
import { MOST_DESTINATIONS } from '../../resolvers/transfer/list-destinations.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const WHO = 'Null với nơi tiếp nhận nếu đề nghị không còn chờ trả lời, và khi dữ liệu cá nhân đã được xóa.';

export const transferTexts: Texts = {
  'Candidate.transfers':
    'Các đề nghị chuyển hồ sơ sang tổ chức cơ sở khác, cũ nhất trước, trong phạm vi bạn được xem: nơi chuyển, nơi tiếp nhận và cấp trên của mỗi nơi.',
  'Committee.transfersIn':
    'Hồ sơ mà chính tổ chức cơ sở này được đề nghị tiếp nhận, đề nghị mới nhất trước. Trống với chi bộ trực thuộc và vai trò chỉ được xem số liệu.',
  'Committee.transfersIn(orderBy:)': 'Cách sắp xếp; bỏ trống thì đề nghị mới nhất trước.',
  'Committee.transfersIn(filter:)': 'Chỉ lấy những dòng nào.',
  'Committee.transfersOut':
    'Hồ sơ mà chính tổ chức cơ sở này đề nghị chuyển đi, đề nghị mới nhất trước. Trống với chi bộ trực thuộc và vai trò chỉ được xem số liệu.',
  'Committee.transfersOut(orderBy:)': 'Cách sắp xếp; bỏ trống thì đề nghị mới nhất trước.',
  'Committee.transfersOut(filter:)': 'Chỉ lấy những dòng nào.',
  'Query.transferDestinations': `Các tổ chức cơ sở có thể đề nghị tiếp nhận hồ sơ, kể cả nơi bạn không được xem: ${MOST_DESTINATIONS} nơi đầu theo tên. Trống với vai trò không chuyển hồ sơ.`,
  'Query.transferDestinations(text:)': `Một phần tên, ${upTo(LONGEST.search).vi}, có dấu hay không đều được.`,
  TransferDestination: 'Tổ chức cơ sở có thể tiếp nhận hồ sơ.',
  'TransferDestination.committeeId': 'Dùng cho `transferCandidate`; không có nghĩa là bạn được xem tổ chức đó.',
  'TransferDestination.name': 'Tên.',
  'TransferDestination.above': 'Tên cấp ủy cấp trên, để phân biệt nơi trùng tên; null nếu không có.',

  DuplicateWarning:
    'Trong tỉnh đã có hồ sơ hoặc đảng viên cùng họ tên (có dấu hay không), cùng tháng năm sinh: có thể là một người.',
  'DuplicateWarning.member':
    'Đảng viên trong danh sách, nếu người đó không có hồ sơ bạn được xem; null nếu không có, hoặc bạn không được xem danh sách đó.',
  'DuplicateWarning.candidate': 'Hồ sơ đã có, mới nhất trong các hồ sơ bạn được xem; null nếu bạn không được xem.',
  'DuplicateWarning.committee': 'Chi bộ đang theo dõi hồ sơ hoặc đảng viên đó; null nếu bạn không được xem.',
  'DuplicateWarning.handsOver':
    'Tổ chức cơ sở có thể chuyển hồ sơ đó bằng `transferCandidate` nếu là cùng một người; null nếu hồ sơ đã kết thúc, hoặc bạn không được xem.',
  'DuplicateWarning.askName':
    'Tên cấp ủy thấp nhất ở trên cả hai chi bộ, nơi có thể xem đó là ai; null nếu bạn tự xem được.',
  'Candidate.duplicateWarnings':
    'Những người trong tỉnh có thể là cùng một người, kể cả người bạn không được xem: khi đó chỉ cho biết cần hỏi cấp nào. Hãy hỏi ngay trong kết quả của `addCandidate`. Việc xem được ghi nhật ký.',
  'CaseTransfer.duplicateWarnings':
    'Những người trong tỉnh có thể là cùng một người, kể cả người bạn không được xem: khi đó chỉ cho biết cần hỏi cấp nào. Nơi đến xem được khi đề nghị đang chờ trả lời. Việc xem được ghi nhật ký.',

  CaseTransfer:
    'Việc chuyển hồ sơ người vào Đảng sang tổ chức cơ sở khác khi người đó chuyển nơi công tác, học tập, cư trú: nơi chuyển đề nghị, nơi đến trả lời. Hai nơi và cấp trên của mỗi nơi cùng xem được; khi chưa tiếp nhận, nơi đến chỉ biết đó là ai và hồ sơ đang ở bước nào.',
  'CaseTransfer.candidate': 'Hồ sơ; null nếu bạn không được xem.',
  'CaseTransfer.fullName': `Họ và tên. ${WHO} Dữ liệu cá nhân, nhóm IDENTITY.`,
  'CaseTransfer.birthYear': `Năm sinh. ${WHO} Dữ liệu cá nhân, nhóm IDENTITY.`,
  'CaseTransfer.birthMonth': `Tháng sinh. ${WHO} Dữ liệu cá nhân, nhóm IDENTITY.`,
  'CaseTransfer.stage': 'Bước của hồ sơ khi đề nghị.',
  'CaseTransfer.fromName': 'Tên tổ chức cơ sở nơi chuyển.',
  'CaseTransfer.from': 'Tổ chức đó; null nếu bạn không được xem.',
  'CaseTransfer.toName': 'Tên tổ chức cơ sở nơi được đề nghị tiếp nhận.',
  'CaseTransfer.to': 'Tổ chức đó; null nếu bạn không được xem.',
  'CaseTransfer.reason': 'Lý do chuyển đến.',
  'CaseTransfer.requestedOn': 'Ngày đề nghị.',
  'CaseTransfer.documentNumber': 'Số giấy chứng nhận người vào Đảng đang được xem xét kết nạp.',
  'CaseTransfer.consentNumber': 'Số văn bản đồng ý của cấp ra quyết định; null nếu chưa có quyết định.',
  'CaseTransfer.answerBy': 'Hạn đề nghị trả lời.',
  'CaseTransfer.state': 'Tình trạng.',
  'CaseTransfer.answeredOn': 'Ngày trả lời; nếu tiếp nhận thì là ngày đầu tiên chi bộ mới theo dõi. Null khi đang chờ.',
  'CaseTransfer.answerNumber': 'Số văn bản trả lời hoặc rút; null nếu không ghi.',
  'CaseTransfer.declined': 'Lý do không tiếp nhận; null nếu không từ chối.',
  'CaseTransfer.cell': 'Chi bộ tiếp nhận; null nếu chưa có, hoặc bạn không được xem.',
  'CaseTransfer.requestedBy': 'Người gửi đề nghị.',
  'CaseTransfer.answeredBy': 'Người trả lời hoặc rút; null khi đang chờ.',
  CaseTransferConnection: 'Một trang của danh sách đề nghị chuyển hồ sơ.',
  CaseTransferEdge: 'Một dòng của trang.',
  CaseTransferOrder: 'Cách sắp xếp: chọn đúng một. Những dòng bằng nhau giữ nguyên thứ tự.',
  'CaseTransferOrder.requestedOn': 'Theo ngày đề nghị.',
  CaseTransferFilter: 'Điều kiện lọc.',
  'CaseTransferFilter.state': 'Ở một trong các tình trạng này; ASKED là những đề nghị đang chờ.',
  'CaseTransferFilter.requestedOn': 'Ngày đề nghị.',
  'CaseTransferFilter.answerBy': 'Hạn đề nghị trả lời.',
  TransferReason: 'Lý do chuyển.',
  'TransferReason.WORK': 'Chuyển nơi công tác, làm việc.',
  'TransferReason.STUDY': 'Chuyển nơi học tập.',
  'TransferReason.RESIDENCE': 'Chuyển nơi cư trú.',
  TransferState: 'Tình trạng đề nghị chuyển hồ sơ.',
  'TransferState.ASKED': 'Chờ nơi đến tiếp nhận.',
  'TransferState.ACCEPTED': 'Nơi đến đã tiếp nhận.',
  'TransferState.DECLINED': 'Nơi đến không tiếp nhận.',
  'TransferState.WITHDRAWN': 'Nơi chuyển đã rút.',
  TransferDecline: 'Lý do không tiếp nhận.',
  'TransferDecline.NOT_HERE': 'Người này không về địa bàn, đơn vị.',
  'TransferDecline.NO_CELL': 'Chưa có chi bộ nào theo dõi được.',
  'TransferDecline.PAPERS_MISSING': 'Chưa đủ giấy tờ kèm theo hồ sơ.',

  'Mutation.transferCandidate':
    'Đề nghị tổ chức cơ sở khác tiếp nhận hồ sơ của người đang được xem xét kết nạp hoặc đang dự bị chuyển nơi công tác, học tập, cư trú. Khi chưa tiếp nhận, hồ sơ vẫn ở nơi cũ và tiếp tục bình thường. Việc của cấp ủy cơ sở nơi chuyển; cấp trên có thể làm thay.',
  TransferCandidateInput: 'Chuyển hồ sơ của ai, đến đâu.',
  'TransferCandidateInput.candidateId': 'Hồ sơ của ai.',
  'TransferCandidateInput.committeeId': 'Đảng ủy, chi bộ cơ sở nơi đến, ở bất cứ đâu: tìm bằng `transferDestinations`.',
  'TransferCandidateInput.reason': 'Lý do chuyển đến.',
  'TransferCandidateInput.requestedOn': 'Ngày đề nghị; không ở trong tương lai.',
  'TransferCandidateInput.documentNumber': `Số giấy chứng nhận người vào Đảng đang được xem xét kết nạp, ${upTo(LONGEST.documentNumber).vi}.`,
  'TransferCandidateInput.consentNumber': `Bắt buộc khi đã có quyết định kết nạp: số văn bản đồng ý của cấp ra quyết định, ${upTo(LONGEST.documentNumber).vi}.`,
  'TransferCandidateInput.answerBy':
    'Hạn đề nghị trả lời, từ ngày đề nghị trở đi. Không có quy định ấn định thời hạn này.',

  'Mutation.acceptTransfer':
    'Tiếp nhận hồ sơ: từ ngày đó hồ sơ tiếp tục ở đúng bước, do một chi bộ ở đây theo dõi, giữ nguyên giấy tờ và các thời hạn; việc trước đó tính cho chi bộ cũ. Người giúp đỡ cũ thôi giúp đỡ. Việc của cấp ủy cơ sở được đề nghị; cấp trên có thể làm thay.',
  AcceptTransferInput: 'Chi bộ nào tiếp nhận, ai giúp đỡ.',
  'AcceptTransferInput.transferId': 'Đề nghị nào.',
  'AcceptTransferInput.committeeId': 'Chi bộ của tổ chức được giao theo dõi.',
  'AcceptTransferInput.effectiveOn':
    'Từ ngày nào: không ở trong tương lai, không trước ngày đề nghị hay bước cuối cùng của hồ sơ, và sau ngày lễ kết nạp.',
  'AcceptTransferInput.documentNumber': `Số văn bản tiếp nhận và phân công, ${upTo(LONGEST.documentNumber).vi}.`,
  'AcceptTransferInput.mentors':
    'Đảng viên chính thức được phân công giúp đỡ từ ngày đó, bắt buộc từ khi đã vào danh sách quần chúng ưu tú. Không xét thời gian quen biết.',

  'Mutation.declineTransfer':
    'Không tiếp nhận hồ sơ: hồ sơ vẫn ở nơi cũ, có thể đề nghị nơi khác. Việc của cấp ủy cơ sở được đề nghị; cấp trên có thể làm thay.',
  DeclineTransferInput: 'Vì sao không tiếp nhận.',
  'DeclineTransferInput.transferId': 'Đề nghị nào.',
  'DeclineTransferInput.answeredOn': 'Ngày trả lời; không ở trong tương lai, không trước ngày đề nghị.',
  'DeclineTransferInput.reason': 'Lý do.',
  'DeclineTransferInput.documentNumber': `Số văn bản trả lời, ${upTo(LONGEST.documentNumber).vi}.`,

  'Mutation.withdrawTransfer':
    'Rút đề nghị chuyển hồ sơ chưa được trả lời. Việc của cấp ủy cơ sở nơi chuyển; cấp trên có thể làm thay.',
  WithdrawTransferInput: 'Rút đề nghị nào.',
  'WithdrawTransferInput.transferId': 'Đề nghị nào.',
  'WithdrawTransferInput.withdrawnOn': 'Ngày rút; không ở trong tương lai, không trước ngày đề nghị.',
  'WithdrawTransferInput.documentNumber': `Số văn bản rút, ${upTo(LONGEST.documentNumber).vi}.`,

  CaseTransferPayload: 'Đề nghị đã được ghi, hoặc đã được trả lời.',
  'CaseTransferPayload.transfer': 'Đề nghị như hiện nay.',
};
