import type { Words } from './language.ts';

/** Codes of the other user errors, which queries and live boards have under `errors`. */
export const userCodes = {
  INVALID_INPUT: {
    en: 'An id, a day, a cursor or a number of the wrong form; `inputPath` names it where it can.',
    vi: 'Id, ngày, con trỏ hoặc số sai dạng; `inputPath` chỉ ra chỗ sai nếu xác định được.',
  },
  NOT_FOUND: {
    en: 'Something that is hidden or missing, a board also after a grant was revoked.',
    vi: 'Không tồn tại hoặc không có quyền xem; với bảng theo dõi, cả sau khi quyền bị thu hồi.',
  },
  FORBIDDEN: {
    en: 'You may see it, but your role does not allow this.',
    vi: 'Được xem, nhưng vai trò không cho phép làm.',
  },
  NOT_YOUR_STEP: {
    en: 'A step of a case waits for another body; the message says for whom.',
    vi: 'Bước này của hồ sơ chờ cấp khác thực hiện; thông báo nêu cấp nào.',
  },
  KEY_USED: {
    en: 'You have done the same operation with another input under this `key`: take a new key for what is new.',
    vi: 'Bạn đã thực hiện chính thao tác này với dữ liệu khác dưới `key` này: hãy dùng khóa mới cho việc mới.',
  },
  STALE_VERSION: {
    en: 'Somebody else has changed the quota since you looked: look again.',
    vi: 'Có người khác đã thay đổi chỉ tiêu sau khi bạn xem: hãy xem lại.',
  },
} as const satisfies Record<string, Words>;

/** Code of a user error that is no rule. */
export type UserCode = keyof typeof userCodes;

/** Codes under `errors`: the operation, the request or the server, and not a rule. */
export const requestCodes = {
  UNAUTHENTICATED: {
    en: 'No token, or a bad one (HTTP 401).',
    vi: 'Không có token, hoặc token không hợp lệ (HTTP 401).',
  },
  TOKEN_EXPIRED: {
    en: 'The token has run out (HTTP 401): get a new one.',
    vi: 'Token đã hết hạn (HTTP 401): hãy lấy token mới.',
  },
  QUERY_TOO_COMPLEX: {
    en: 'The operation asks for too much at once; the message says which limit it goes beyond.',
    vi: 'Thao tác hỏi quá nhiều một lần; thông báo nêu giới hạn bị vượt.',
  },
  PERSON_IN_LIVE_ANSWER: {
    en: 'A subscription selects a personal field, or chooses people by one; the message names it. Ask for it by a query: a frame is made once for many readers, and reading a person is logged for each.',
    vi: 'Subscription chọn trường dữ liệu cá nhân hoặc lọc người theo dữ liệu cá nhân; thông báo nêu trường đó. Hãy hỏi bằng query: mỗi khung được tạo một lần cho nhiều người đọc, còn việc xem dữ liệu cá nhân phải ghi nhật ký cho từng người.',
  },
  BOARD_TOO_LARGE: {
    en: 'The board has more rows than are shown at once; the message and `rows` say how many. Open it branch by branch, or query it page by page. A live board that grows so large ends with it.',
    vi: 'Bảng có nhiều dòng hơn mức hiển thị một lần; thông báo và `rows` nêu số dòng. Hãy mở từng nhánh hoặc truy vấn từng trang. Bảng trực tiếp tăng quá mức này sẽ kết thúc với mã này.',
  },
  GRAPHQL_PARSE_FAILED: { en: 'The document is no GraphQL.', vi: 'Văn bản gửi lên không phải là GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: {
    en: 'The document does not fit the schema.',
    vi: 'Văn bản gửi lên không khớp với lược đồ.',
  },
  OPERATION_NOT_TRUSTED: {
    en: 'This server answers a list of documents only, and this one is not on it.',
    vi: 'Máy chủ này chỉ trả lời các văn bản trong danh sách, và văn bản này không có trong đó.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    en: 'A document was named by a hash that is not on the list of this server. Send its text; libraries that know this code do so by themselves.',
    vi: 'Mã băm không thuộc văn bản nào trong danh sách của máy chủ. Hãy gửi chính văn bản; các thư viện biết mã này tự làm việc đó.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    en: 'A document was named by its hash, and this server has no list: send its text. Nothing is kept for clients.',
    vi: 'Văn bản được gọi bằng mã băm, mà máy chủ này không có danh sách: hãy gửi chính văn bản. Máy chủ không lưu gì cho máy khách.',
  },
  ORIGIN_NOT_ALLOWED: {
    en: 'A web page from elsewhere (HTTP 403).',
    vi: 'Trang web từ nơi khác (HTTP 403).',
  },
  TOO_MANY_CONNECTIONS: {
    en: 'This viewer has too many live connections (HTTP 429).',
    vi: 'Người này có quá nhiều kết nối trực tiếp (HTTP 429).',
  },
  BAD_REQUEST: {
    en: 'The request itself: its method, headers or body.',
    vi: 'Bản thân yêu cầu: phương thức, tiêu đề hoặc nội dung.',
  },
  TOO_MANY_OPERATIONS: {
    en: 'You have too much under way at once, or have asked for too much in this time (HTTP 429): ask again after `retryAfter` seconds, which HTTP says as `Retry-After`. Without `retryAfter` waiting does not help: your live boards, or the operations of this WebSocket, are as many as they may be; end some.',
    vi: 'Bạn có quá nhiều yêu cầu cùng lúc, hoặc đã hỏi quá nhiều trong khoảng thời gian này (HTTP 429): hãy thử lại sau `retryAfter` giây, HTTP ghi ở `Retry-After`. Nếu không có `retryAfter` thì chờ cũng không được: các bảng theo dõi của bạn, hoặc các thao tác của WebSocket này, đã đủ số cho phép; hãy kết thúc bớt.',
  },
  UNAVAILABLE: {
    en: 'The database does not answer just now or has no connection free, a statement took longer than it may (the message says so: ask for less at once), or the keys that tokens are checked with cannot be read (HTTP 503): try again, with the same token. The log has it, under `errorId` where there is one.',
    vi: 'Cơ sở dữ liệu hiện không trả lời hoặc không còn kết nối trống, một câu truy vấn chạy quá thời gian cho phép (thông báo nói rõ: hãy hỏi ít hơn trong một lần), hoặc chưa đọc được khóa để kiểm tra token (HTTP 503): hãy thử lại với chính token đó. Nhật ký ghi lại, dưới `errorId` nếu có.',
  },
  INTERNAL: { en: 'Our fault; the log has it under `errorId`.', vi: 'Lỗi của máy chủ; nhật ký ghi dưới `errorId`.' },
} as const satisfies Record<string, Words>;

/** Code of an error under `errors`. */
export type RequestCode = keyof typeof requestCodes;
