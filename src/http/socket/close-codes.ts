import { CloseCode } from 'graphql-ws';
import type { Words } from '../../messages/language.ts';

/** A server that stops (RFC 6455, 7.4.1): clients come back by themselves. */
export const GOING_AWAY = 1001;

/** A client that sends too much (RFC 6455, 7.4.1): it does not come back by itself. */
export const POLICY_VIOLATION = 1008;
/** Registered for RFC 6455 by IANA: clients come back by themselves, after a while. */
export const TRY_AGAIN_LATER = 1013;

/** Why a WebSocket ends, and whether its client comes back by itself. */
export interface Closing {
  code: number;
  meaning: Words;
  /** What the client of graphql-ws does with `retryAttempts`. */
  comesBack: boolean;
}

/** Every code a client may see. */
export const closeCodes: readonly Closing[] = [
  {
    code: GOING_AWAY,
    meaning: { en: 'The server stops.', vi: 'Máy chủ dừng.' },
    comesBack: true,
  },
  {
    code: 1006,
    meaning: {
      en: 'Cut off without a word: the network, or a client that took too little for too long or did not answer pings.',
      vi: 'Bị ngắt không báo trước: do mạng, hoặc ứng dụng nhận quá chậm, hoặc không trả lời ping.',
    },
    comesBack: true,
  },
  {
    code: POLICY_VIOLATION,
    meaning: { en: 'Too many messages in too short a time.', vi: 'Quá nhiều thông điệp trong thời gian quá ngắn.' },
    comesBack: false,
  },
  {
    code: 1009,
    meaning: { en: 'A message was too large.', vi: 'Thông điệp quá lớn.' },
    comesBack: false,
  },
  {
    code: TRY_AGAIN_LATER,
    meaning: {
      en: 'The viewer has too many connections, a live board has waited too long for its turn, or tokens cannot be checked just now: come back with the same token.',
      vi: 'Người này có quá nhiều kết nối, một bảng theo dõi đã chờ lượt quá lâu, hoặc hiện chưa kiểm tra được token: hãy kết nối lại với chính token đó.',
    },
    comesBack: true,
  },
  {
    code: CloseCode.BadRequest,
    meaning: { en: 'A message was not of the protocol.', vi: 'Thông điệp không đúng giao thức.' },
    comesBack: false,
  },
  {
    code: CloseCode.Unauthorized,
    meaning: {
      en: 'An operation came before the connection was acknowledged.',
      vi: 'Gửi thao tác trước khi kết nối được chấp nhận.',
    },
    comesBack: false,
  },
  {
    code: CloseCode.Forbidden,
    meaning: {
      en: 'The token is bad or has run out: get a new one and come back.',
      vi: 'Token không hợp lệ hoặc đã hết hạn: hãy lấy token mới rồi kết nối lại.',
    },
    comesBack: true,
  },
  {
    code: CloseCode.ConnectionInitialisationTimeout,
    meaning: {
      en: 'The client did not say who it is in time (`connection_init`).',
      vi: 'Ứng dụng không gửi `connection_init` kịp thời.',
    },
    comesBack: true,
  },
  {
    code: CloseCode.SubscriberAlreadyExists,
    meaning: { en: 'The id of an operation is in use.', vi: 'Id của thao tác đang được dùng.' },
    comesBack: false,
  },
  {
    code: CloseCode.TooManyInitialisationRequests,
    meaning: { en: '`connection_init` came twice.', vi: '`connection_init` được gửi hai lần.' },
    comesBack: false,
  },
  {
    code: CloseCode.InternalServerError,
    meaning: { en: 'Our fault; the log has it.', vi: 'Lỗi của máy chủ; nhật ký đã ghi lại.' },
    comesBack: false,
  },
];
