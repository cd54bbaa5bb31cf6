import type { Language } from './language.ts';

/** What a code means, for whoever has never met it. */
type Meaning = Record<Language, string>;

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
  STALE_VERSION: {
    en: 'Somebody else has changed the quota since you looked: look again.',
    vi: 'Có người khác đã thay đổi chỉ tiêu sau khi bạn xem: hãy xem lại.',
  },
} as const satisfies Record<string, Meaning>;

/** Code of a user error that is no rule. */
export type UserCode = keyof typeof userCodes;

/** Codes of a RuleViolation: a rule of the procedure or of bookkeeping does not allow it. */
export const ruleCodes = {
  ALREADY_ADMITTED: { en: 'The person has been admitted.', vi: 'Người này đã được kết nạp.' },
  ALREADY_ENDED: { en: 'The grant is over.', vi: 'Quyền đã hết hiệu lực.' },
  ALREADY_ENROLLED: { en: 'The person is in the class.', vi: 'Người này đã có tên trong lớp.' },
  ALREADY_ERASED: { en: 'The person was erased.', vi: 'Dữ liệu của người này đã được xóa.' },
  ALREADY_GRANTED: {
    en: 'The subject has this role on this committee in that time.',
    vi: 'Người này đã có vai trò đó ở tổ chức đảng này trong thời gian ấy.',
  },
  ALREADY_OFFICIAL: {
    en: 'The person has been recognised as a member: the admission cannot be revoked.',
    vi: 'Người này đã được công nhận chính thức: không thể hủy việc kết nạp.',
  },
  ALREADY_REVOKED: { en: 'The admission was revoked.', vi: 'Việc kết nạp đã bị hủy.' },
  CASE_OPEN: {
    en: 'A person is erased when the case is over, not before.',
    vi: 'Chỉ xóa dữ liệu cá nhân khi hồ sơ đã kết thúc.',
  },
  CLASS_FULL: { en: 'All places of the class are taken.', vi: 'Lớp đã đủ học viên.' },
  CLASS_NOT_FOR_COMMITTEE: {
    en: 'The class is not for the committee of this candidate, or there is none.',
    vi: 'Không có lớp này cho tổ chức đảng của người được cử.',
  },
  CLASS_NOT_OPEN: { en: 'The class takes no enrolments.', vi: 'Lớp không nhận học viên.' },
  COMMITTEE_NOT_IN_FORCE: {
    en: 'The committee had no place in the tree on that day.',
    vi: 'Vào ngày đó tổ chức đảng không có trong hệ thống tổ chức.',
  },
  FINDING_REQUIRED: {
    en: 'This outcome needs at least one finding.',
    vi: 'Kết luận này phải kèm ít nhất một nội dung phát hiện.',
  },
  NOT_CONCLUDABLE: {
    en: 'The inspection is not at a state from which it is concluded.',
    vi: 'Cuộc kiểm tra, giám sát chưa đến bước (hoặc đã qua bước) kết luận.',
  },
  NOT_A_CELL: {
    en: 'Candidates are followed by cells only (when a file is imported).',
    vi: 'Chỉ chi bộ theo dõi quần chúng (khi nhập từ tệp).',
  },
  PARENT_KIND_NOT_ALLOWED: {
    en: 'A committee of this kind does not stand under one of that kind on that day (when a file is imported).',
    vi: 'Vào ngày đó loại tổ chức đảng này không trực thuộc loại kia (khi nhập từ tệp).',
  },
  PERSON_ERASED: { en: 'The person was erased: enter a new candidate.', vi: 'Dữ liệu đã được xóa: hãy lập hồ sơ mới.' },
  PROBATION_NOT_OVER: {
    en: 'The twelve months of probation are not over.',
    vi: 'Chưa hết mười hai tháng dự bị.',
  },
  REASON_REQUIRED: {
    en: 'A step back or off the list needs a reason.',
    vi: 'Lùi bước hoặc đưa ra khỏi danh sách thì phải nêu lý do.',
  },
  ROLE_NOT_FOR_COMMITTEE: {
    en: 'This role is not given on committees of this kind.',
    vi: 'Vai trò này không giao ở loại tổ chức đảng này.',
  },
  STAGE_NOT_ALLOWED: {
    en: 'The stage of the candidate does not allow it; the message names the stages that do.',
    vi: 'Bước hiện tại của hồ sơ không cho phép; thông báo nêu các bước phù hợp.',
  },
} as const satisfies Record<string, Meaning>;

/** Code of a rule. */
export type RuleCode = keyof typeof ruleCodes;

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
  GRAPHQL_PARSE_FAILED: { en: 'The document is no GraphQL.', vi: 'Văn bản gửi lên không phải là GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: {
    en: 'The document does not fit the schema.',
    vi: 'Văn bản gửi lên không khớp với lược đồ.',
  },
  OPERATION_NOT_TRUSTED: {
    en: 'This server answers a list of documents only, and this one is not on it.',
    vi: 'Máy chủ này chỉ trả lời các văn bản trong danh sách, và văn bản này không có trong đó.',
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
    en: 'This WebSocket has all the operations it may have at once.',
    vi: 'WebSocket này đã có đủ số thao tác đồng thời cho phép.',
  },
  UNAVAILABLE: {
    en: 'The database does not answer just now: try again. The log has it under `errorId`.',
    vi: 'Cơ sở dữ liệu hiện không trả lời: hãy thử lại. Nhật ký ghi dưới `errorId`.',
  },
  INTERNAL: { en: 'Our fault; the log has it under `errorId`.', vi: 'Lỗi của máy chủ; nhật ký ghi dưới `errorId`.' },
} as const satisfies Record<string, Meaning>;

/** Code of an error under `errors`. */
export type RequestCode = keyof typeof requestCodes;
