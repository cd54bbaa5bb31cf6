import { actionWords, bodyWords } from './access-words.ts';
import type { Catalogue } from './catalogue.ts';
import { fieldTerm } from './field-terms.ts';
import { graphqlInVietnamese } from './vietnamese-graphql.ts';
import { vietnameseImport } from './vietnamese-import.ts';

/** A field of the input in a sentence. */
const named = (field: string): string => fieldTerm(field, 'vi');

/** The same in Vietnamese. Fields and values of the schema keep their names where a program has to find them. */
export const vietnamese: Catalogue = {
  language: 'vi',

  // Values
  empty: (field) => `${named(field)} không được để trống`,
  tooLong: (field, most) => `${named(field)} dài quá ${most} ký tự`,
  controlCharacters: (field) => `${named(field)} chứa ký tự điều khiển`,
  between: (field, least, most) => `${named(field)} phải nằm trong khoảng từ ${least} đến ${most}`,
  badCursor: (field) => `${field} phải là con trỏ lấy từ một câu trả lời trước của chính danh sách này`,
  cursorOfOtherOrder: (field) =>
    `${field} là con trỏ của danh sách này theo cách sắp xếp khác: hãy bỏ con trỏ để xem lại từ đầu, hoặc giữ cách sắp xếp cũ`,
  cursorOfOtherFilter: (field) =>
    `${field} là con trỏ của danh sách này với bộ lọc khác: hãy bỏ con trỏ để xem lại từ đầu, hoặc giữ bộ lọc cũ`,
  filterTooDeep: (most) => `bộ lọc chỉ được lồng nhau tối đa ${most} cấp: hãy viết bộ lọc đơn giản hơn`,
  filterTooLong: (most) => `bộ lọc có tối đa ${most} điều kiện: hãy bớt điều kiện`,
  rangeTurned: 'điểm cuối của khoảng lại trước điểm đầu: hãy đổi chỗ from và to',
  firstAndLast: 'chỉ được dùng first hoặc last, không dùng cả hai',
  badListCursor: 'after không phải là con trỏ của danh sách này: hãy bỏ trống để bắt đầu bằng toàn bộ danh sách',
  badId: 'đây không phải là id của API này: hãy dùng `id` lấy từ một câu trả lời trước',
  badDay: 'ngày (Day) phải viết theo dạng YYYY-MM-DD và phải có thật trên lịch',
  badDateTime: 'thời điểm (DateTime) phải viết theo dạng 2023-12-18T08:30:00.000Z',
  badArgument: 'một tham số của trường này không hợp lệ: hãy dùng id đúng như câu trả lời đã cho',
  tooManyIds: (most) => `mỗi lần chỉ được hỏi nhiều nhất ${most} id`,
  noDay: (field) =>
    `${named(field)} không phải là một ngày có trên lịch: hãy ghi đủ năm, tháng, ngày, ví dụ 2026-11-23`,
  noMoment: (field) =>
    `${named(field)} không phải là một thời điểm: hãy ghi ngày, giờ và múi giờ, ví dụ 2026-11-23T08:30:00+07:00`,
  noId: (field) => `không nhận ra ${named(field)}: hãy chọn lại`,
  badKey: (most) =>
    `khóa (key) là một chuỗi từ 1 đến ${most} ký tự, không có ký tự điều khiển: hãy tạo khóa mới cho mỗi việc cần làm, ví dụ một UUID`,
  keyUsed: 'khóa này đã dùng cho một việc khác: việc mới cần khóa mới',
  dayAhead: 'ngày được hỏi ở tương lai: những gì đã quyết định cho ngày đó vẫn có thể thay đổi',
  inFuture: (field) => `${named(field)} là một ngày trong tương lai`,

  // Access
  hidden: (field) => `${named(field)} không tồn tại, hoặc bạn không có quyền xem`,
  hiddenCommittee: 'tổ chức đảng này không tồn tại, hoặc bạn không có quyền xem',
  hiddenCandidate: 'hồ sơ này không tồn tại, hoặc bạn không có quyền xem',
  forbidden: (action) => `vai trò của bạn ở đây không cho phép: ${actionWords[action].vi}`,
  fromAbove: (action) =>
    `việc này do cấp trên làm cho cấp dưới, không tự làm cho mình; chỉ cấp cao nhất tự làm: ${actionWords[action].vi}`,
  stepOfBody: (body) =>
    `bước này do ${bodyWords[body].vi} hoặc cấp trên thực hiện; vai trò của bạn ở đây thuộc cấp thấp hơn`,
  tokenNeeded: 'cần có token hợp lệ: Authorization: Bearer <token>',
  tokenInvalid: 'token không hợp lệ ở đây',
  tokenExpired: 'token đã hết hạn: hãy lấy token mới',

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
  personInLiveAnswer: (coordinate) =>
    `${coordinate} là dữ liệu cá nhân, không có trong kết quả trực tiếp: hãy hỏi bằng query`,
  boardTooLarge: (rows, most) =>
    `bảng này có ${rows} dòng, mỗi lần chỉ hiển thị nhiều nhất ${most} dòng: hãy mở từng nhánh với depth CHILDREN, hoặc truy vấn các dòng theo từng trang (first, after)`,
  tooManyOperations: (most) => `kết nối này đã có ${most} thao tác: hãy kết thúc bớt hoặc mở kết nối khác`,
  tooManyAtOnce: (seconds) => `còn quá nhiều yêu cầu của bạn đang được xử lý: hãy thử lại sau ${seconds} giây`,
  tooCostlyNow: (seconds) => `bạn đã dùng hết hạn mức trong khoảng thời gian này: hãy thử lại sau ${seconds} giây`,
  tooMuchToRead: (seconds) =>
    `bạn đã gửi nhiều truy vấn mới hơn mức có thể đọc trong khoảng thời gian này: hãy thử lại sau ${seconds} giây, giữ nguyên truy vấn và chỉ thay biến`,
  tooManyLiveRows: (most) =>
    `các bảng theo dõi của bạn cộng lại đã đủ số dòng cho phép (${most}): hãy đóng bớt, hoặc mở bảng nhỏ hơn`,
  tooManyLiveBoards: (most) => `bạn đang mở ${most} bảng theo dõi: hãy đóng bớt`,
  tooManyConnections: 'bạn có quá nhiều kết nối trực tiếp: hãy đóng bớt',
  notTrusted:
    'máy chủ này chỉ trả lời các văn bản trong danh sách: hãy gửi một trong số đó, hoặc mã băm của nó trong documentId',
  persistedQueryNotFound: 'PersistedQueryNotFound',
  persistedQueryNotSupported: 'PersistedQueryNotSupported',
  documentIdText: 'documentId phải là một văn bản: sha256: và mã băm của văn bản truy vấn',
  queryNeeded: 'phải gửi query là một văn bản.',
  operationNameText: 'operationName phải là một văn bản',
  whichOperation: 'không rõ phải thực hiện thao tác nào: operationName phải là tên một thao tác trong văn bản gửi lên',
  subscriptionElsewhere: 'subscription phải đi qua WebSocket, hoặc với `accept: text/event-stream`',
  subscriptionLeftOut: 'không được bỏ trường của subscription: đừng dùng @skip hoặc @include ở đó',
  badParams: 'hãy gửi một thao tác: query (văn bản), kèm variables (đối tượng) và operationName (văn bản) nếu có',
  mutationByPost: 'mutation phải được gửi bằng POST',
  ticketByPost: 'vé phải được xin bằng POST',
  ticketForLiveBoards: 'vé chỉ mở được bảng theo dõi trực tiếp: hãy gửi token',
  badOperation: (reason) => `thao tác GraphQL không hợp lệ: ${graphqlInVietnamese(reason)}`,

  // Exports
  parameterUnknown: (known) => `có tham số thừa: chỉ nhận ${known.join(', ')}`,
  parameterTwice: (name) => `chỉ cho ${name} một lần`,
  parameterOneOf: (name, values) => `${name} phải là một trong: ${values.join(', ')}`,
  noCertificates: 'trong lớp chưa có ai mà bạn xem được có giấy chứng nhận',
  classMissing: 'thiếu class: id của lớp mà API đã trả về',
  candidateMissing: 'thiếu candidate: id của hồ sơ mà API đã trả về',
  committeeMissing: 'thiếu committee: id của tổ chức đảng mà API đã trả về',
  committeeId: (parameter) => `${parameter} phải là id của một tổ chức đảng (Committee)`,
  yearDigits: 'year phải là năm có bốn chữ số',
  roleEnded: 'vai trò vừa hết hiệu lực',
  exportsBusy: 'đang xuất quá nhiều tệp: hãy chờ một tệp xong rồi thử lại',

  // The request
  badHost: 'tiêu đề Host không phải là tên máy chủ',
  originNotAllowed:
    'trang web từ nơi khác không được hỏi: KETNAP_PUBLIC_URL là địa chỉ chính thức của máy chủ này, KETNAP_CORS_ORIGINS liệt kê những nơi khác được phép',
  nothingHere: (path) => `không có gì ở địa chỉ này: GraphQL ở ${path}`,
  postOnly: 'hãy dùng POST với nội dung JSON, hoặc GET với documentId',
  oneStreamEach:
    'ở đây mỗi luồng mang một thao tác (distinct connections): hãy bỏ singleConnection. Nhiều thao tác trên một kết nối thì dùng WebSocket, hoặc HTTP/2 ở proxy',
  getOnly: 'hãy dùng GET',
  jsonOnly: 'content-type phải là application/json',
  notAcceptable: 'câu trả lời có dạng application/json hoặc text/event-stream: accept phải nhận một trong hai dạng này',
  bodyTooLarge: (most) => `nội dung gửi lên lớn hơn ${most} byte`,

  headTooLarge: (most) =>
    `phần đầu của yêu cầu lớn hơn ${most} byte, thường do token có nhiều nhóm hoặc do nhiều cookie: hãy lấy token nhỏ hơn, xóa cookie, hoặc đề nghị nâng giới hạn của máy chủ`,
  requestTooSlow: 'yêu cầu không đến kịp thời gian quy định',
  brokenRequest: 'không đọc được đây là yêu cầu HTTP',

  // The server
  keysUnavailable: 'hiện chưa kiểm tra được việc đăng nhập: hãy thử lại sau ít phút, không cần đăng nhập lại',
  unavailable: 'cơ sở dữ liệu hiện không trả lời: hãy thử lại sau ít phút',
  tookTooLong: 'yêu cầu chạy quá thời gian cho phép nên đã bị dừng: hãy hỏi ít hơn trong một lần, hoặc thử lại sau',
  internal: (errorId) => `máy chủ gặp lỗi; nhật ký ghi lại dưới mã ${errorId}`,

  ...vietnameseImport,
};
