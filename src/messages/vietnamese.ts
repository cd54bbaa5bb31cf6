import type { Catalogue } from './catalogue.ts';
import { graphqlInVietnamese } from './vietnamese-graphql.ts';
import {
  actionTerms,
  committeeKindTerms,
  inspectionStatusTerms,
  outcomeTerms,
  roleTerms,
  stageTerms,
  trainingKindTerms,
  trainingStatusTerms,
} from './vietnamese-terms.ts';

/** The same in Vietnamese. Fields and values of the schema keep their names where a program has to find them. */
export const vietnamese: Catalogue = {
  // Values
  empty: (field) => `${field} không được để trống`,
  tooLong: (field, most) => `${field} dài quá ${most} ký tự`,
  controlCharacters: (field) => `${field} chứa ký tự điều khiển`,
  between: (field, least, most) => `${field} phải nằm trong khoảng từ ${least} đến ${most}`,
  badCursor: (field) => `${field} phải là con trỏ lấy từ một câu trả lời trước`,
  badBoardCursor: 'after không phải là con trỏ của bảng theo dõi chỉ tiêu: hãy bỏ trống để bắt đầu bằng toàn bộ bảng',
  badId: 'đây không phải là id của API này: hãy dùng `id` lấy từ một câu trả lời trước',
  badDay: 'ngày (Day) phải viết theo dạng YYYY-MM-DD và phải có thật trên lịch',
  badDateTime: 'thời điểm (DateTime) phải viết theo dạng 2023-12-18T08:30:00.000Z',
  badArgument:
    'một tham số của trường này không hợp lệ: hãy dùng id và con trỏ đúng như câu trả lời đã cho, `first` từ 0 đến 100, không dùng `first` cùng `before` hoặc `last` cùng `after`',
  tooManyIds: (most) => `mỗi lần chỉ được hỏi nhiều nhất ${most} id`,
  idOrCode: 'hãy cho id hoặc code, chỉ một trong hai',
  inFuture: (field) => `${field} là một ngày trong tương lai`,
  toBeforeFrom: 'to phải sau from',

  // Access
  hidden: (field) => `${field} không tồn tại, hoặc bạn không có quyền xem`,
  hiddenCommittee: 'tổ chức đảng này không tồn tại, hoặc bạn không có quyền xem',
  hiddenCandidate: 'hồ sơ này không tồn tại, hoặc bạn không có quyền xem',
  forbidden: (action) => `vai trò của bạn ở đây không cho phép: ${actionTerms[action]}`,
  mayNotGive: (role) => `vai trò của bạn ở đây không cho phép: giao vai trò ${roleTerms[role]}`,
  mayNotEnd: (role) => `vai trò của bạn ở đây không cho phép: thu hồi vai trò ${roleTerms[role]}`,
  tokenNeeded: 'cần có token hợp lệ: Authorization: Bearer <token>',
  tokenInvalid: 'token không hợp lệ ở đây',
  tokenExpired: 'token đã hết hạn: hãy lấy token mới',

  // Grants
  roleNotFor: (role, kinds, kind) =>
    `vai trò ${roleTerms[role]} chỉ dành cho ${kinds.map((one) => committeeKindTerms[one]).join(', ')}; đây là ${committeeKindTerms[kind]}`,
  subjectLength: 'subject phải có từ 1 đến 255 ký tự',
  subjectExact: 'subject phải đúng như `sub` của token, không có khoảng trắng ở hai đầu',
  validFromPast: 'validFrom không được ở trong quá khứ',
  validToEarly: 'validTo phải sau thời điểm bắt đầu',
  alreadyGranted: 'người này đã có vai trò đó ở đây trong thời gian ấy',
  grantOver: 'quyền này đã hết hiệu lực',

  // Candidates
  stageMove: (from, to, hint) =>
    `không thể chuyển hồ sơ từ bước “${stageTerms[from]}” sang “${stageTerms[to]}”: ${hint}`,
  takenBackElsewhere: 'muốn hủy việc kết nạp, hãy dùng correctAdmission',
  recordedElsewhere: 'việc kết nạp được ghi nhận bằng recordAdmission',
  comesBackAt: `người trở lại bắt đầu từ bước “${stageTerms.SOURCE}” hoặc “${stageTerms.OUTSTANDING}”`,
  thereAlready: 'hồ sơ đang ở bước này rồi',
  nextStage: (next) => `bước tiếp theo là “${stageTerms[next]}”`,
  reasonNeeded: 'lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do',
  probationNotOver: (months) => `chỉ được công nhận chính thức sau ${months} tháng kể từ ngày kết nạp`,
  alreadyErased: 'dữ liệu của người này đã được xóa',
  personErased: 'dữ liệu của người này đã được xóa: hãy lập hồ sơ mới',
  caseOpen: (over, stage) =>
    `chỉ xóa dữ liệu khi hồ sơ đã kết thúc (${over.map((one) => stageTerms[one]).join(', ')}); hồ sơ này đang ở bước “${stageTerms[stage]}”`,

  // Admissions
  ceremonyInFuture: 'ngày kết nạp (ceremonyOn) ở trong tương lai: hãy ghi nhận sau khi đã tổ chức lễ kết nạp',
  ceremonyTooEarly: 'ngày kết nạp (ceremonyOn) trước ngày thành lập Đảng',
  ceremonyBeforeDecision: 'ngày kết nạp (ceremonyOn) trước ngày quyết định (decisionOn)',
  alreadyAdmitted: 'người này đã được kết nạp',
  notAdmissible: (stage, admissible) =>
    `hồ sơ ở bước “${stageTerms[stage]}” chưa thể kết nạp: phải ở bước ${admissible.map((one) => `“${stageTerms[one]}”`).join(' hoặc ')}`,
  notInForce: 'vào ngày đó tổ chức đảng này không có trong hệ thống tổ chức',
  dayOrRevoke: 'hãy cho ngày kết nạp đúng (ceremonyOn), hoặc revoke: true',
  alreadyRevoked: 'việc kết nạp này đã bị hủy: hãy ghi nhận mới',
  recognisedSince: 'người này đã được công nhận chính thức: việc ra khỏi Đảng đi theo thủ tục khác',

  // Quotas
  staleQuota: (version, expected) =>
    `chỉ tiêu đang ở phiên bản ${version}, không phải ${expected}: hãy xem lại rồi giao lại`,

  // Classes
  classNotOpen: (status) =>
    `lớp ${trainingStatusTerms[status]}: hãy chọn lớp ${trainingStatusTerms.PLANNED} hoặc ${trainingStatusTerms.OPEN}`,
  classNotForCandidates: (kind) => `lớp ${trainingKindTerms[kind]} không dành cho quần chúng`,
  classForStages: (kind, stages, stage) =>
    `lớp ${trainingKindTerms[kind]} dành cho người ở bước ${stages.map((one) => `“${stageTerms[one]}”`).join(', ')}, không phải “${stageTerms[stage]}”`,
  classFull: (capacity) => `lớp đã đủ ${capacity} học viên`,
  classElsewhere: 'không có lớp này cho tổ chức đảng của người được cử',
  alreadyEnrolled: 'người này đã có tên trong lớp',

  // Inspections
  notConcludable: (status) => `cuộc kiểm tra, giám sát ${inspectionStatusTerms[status]} thì không thể ghi kết luận`,
  concludedBeforeStart: 'ngày kết luận (concludedOn) trước ngày bắt đầu kiểm tra, giám sát',
  findingNeeded: (outcome) => `kết luận “${outcomeTerms[outcome]}” phải kèm ít nhất một nội dung phát hiện`,
  remedyTooEarly: 'có hạn khắc phục trước ngày kết luận',
  tooManyFindings: (most) =>
    `nhiều nhất ${most} nội dung phát hiện, mỗi nội dung nhiều nhất ${most} việc phải khắc phục`,

  // The operation
  tooDeep: (depth, most) => `thao tác lồng nhau ${depth} cấp, chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooManySelections: (selections, most) =>
    `thao tác chọn ${selections} trường và fragment, chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooManyRootFields: (fields, most) =>
    `thao tác chọn ${fields} trường ở gốc, chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooManyAliases: (aliases, most) =>
    `thao tác có ${aliases} bí danh (alias), chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooManyDirectives: (directives, most) =>
    `thao tác có ${directives} directive, chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooLongList: (items, most) =>
    `thao tác có danh sách ${items} phần tử, chỉ cho phép nhiều nhất ${most}: hãy hỏi ít hơn mỗi lần`,
  tooLargeDocument: (most) => `văn bản gửi lên lớn hơn ${most} byte`,
  tooManyTokens: (most) => `văn bản gửi lên có quá ${most} từ tố (token): hãy hỏi ít hơn mỗi lần`,
  tooManyBrackets: (most) => `có quá ${most} dấu ngoặc mở cùng lúc`,
  tooDeepVariable: (most) => `một biến lồng nhau quá ${most} cấp`,
  tooLongVariableList: (items, most) => `biến có danh sách ${items} phần tử, chỉ cho phép nhiều nhất ${most}`,
  tooCostly: (fields, most) =>
    `thao tác có thể trả về khoảng ${fields} trường, chỉ cho phép nhiều nhất ${most}: hãy hỏi trang nhỏ hơn`,
  tooManyOperations: (most) => `kết nối này đã có ${most} thao tác: hãy kết thúc bớt hoặc mở kết nối khác`,
  tooManyConnections: 'bạn có quá nhiều kết nối trực tiếp: hãy đóng bớt',
  notTrusted:
    'máy chủ này chỉ trả lời các văn bản trong danh sách: hãy gửi một trong số đó, hoặc mã băm của nó trong extensions.persistedQuery.sha256Hash',
  queryNeeded: 'phải gửi query là một văn bản.',
  operationNameText: 'operationName phải là một văn bản',
  whichOperation: 'không rõ phải thực hiện thao tác nào: operationName phải là tên một thao tác trong văn bản gửi lên',
  subscriptionElsewhere: 'subscription phải đi qua WebSocket, hoặc với `accept: text/event-stream`',
  subscriptionLeftOut: 'không được bỏ trường của subscription: đừng dùng @skip hoặc @include ở đó',
  badParams: 'hãy gửi một thao tác: query (văn bản), kèm variables (đối tượng) và operationName (văn bản) nếu có',
  mutationByPost: 'mutation phải được gửi bằng POST',
  badOperation: (reason) => `thao tác GraphQL không hợp lệ: ${graphqlInVietnamese(reason)}`,

  // Exports
  parameterUnknown: (known) => `có tham số thừa: chỉ nhận ${known.join(', ')}`,
  parameterTwice: (name) => `chỉ cho ${name} một lần`,
  parameterOneOf: (name, values) => `${name} phải là một trong: ${values.join(', ')}`,
  committeeMissing: 'thiếu committee: id của tổ chức đảng mà API đã trả về',
  committeeId: (parameter) => `${parameter} phải là id của một tổ chức đảng (Committee)`,
  yearDigits: 'year phải là năm có bốn chữ số',
  tooManyCandidates: (total, most) => `${total} quần chúng là quá ${most}: hãy chọn tổ chức đảng cấp dưới`,
  roleEnded: 'vai trò vừa hết hiệu lực',
  exportsBusy: 'đang xuất quá nhiều tệp: hãy chờ một tệp xong rồi thử lại',

  // The tree
  parentKind: (kind, allowed, parent) =>
    `${kind} trực thuộc ${allowed.map((one) => one ?? 'không tổ chức nào').join(' hoặc ')}, không trực thuộc ${parent ?? 'không tổ chức nào'}`,
  notACell: (kind) => `quần chúng do chi bộ theo dõi, còn đây là ${kind}`,

  // The request
  badHost: 'tiêu đề Host không phải là tên máy chủ',
  originNotAllowed: 'trang web từ nơi khác không được hỏi: KETNAP_CORS_ORIGINS liệt kê những nơi được phép',
  nothingHere: (path) => `không có gì ở địa chỉ này: GraphQL ở ${path}`,
  postOnly: 'hãy dùng POST với nội dung JSON',
  getOnly: 'hãy dùng GET',
  jsonOnly: 'content-type phải là application/json',
  lengthNeeded: 'phải có content-length',
  bodyTooLarge: (most) => `nội dung gửi lên lớn hơn ${most} byte`,

  // The server
  unavailable: 'cơ sở dữ liệu hiện không trả lời: hãy thử lại sau ít phút',
  internal: (errorId) => `máy chủ gặp lỗi; nhật ký ghi lại dưới mã ${errorId}`,
};
