import { z } from 'zod';
import { milliseconds, setting, whole } from './setting.ts';

/** Limits of HTTP requests. */
export const httpSettings = z.object({
  headBytes: setting(
    'KETNAP_MOST_HEAD_BYTES',
    whole(8_192, 262_144, 32_768),
    'Bytes of the head of a request (address and headers), WebSockets included. A proxy in front has a limit of its own.',
  ),
  headersMs: setting('KETNAP_HEADERS_MS', milliseconds(100, 10_000), 'Time to send the head of a request.'),
  requestMs: setting('KETNAP_REQUEST_MS', milliseconds(100, 30_000), 'Time to send all of a request.'),
  answerMs: setting(
    'KETNAP_ANSWER_MS',
    milliseconds(100, 60_000),
    'Time until an answer that is no event stream has been taken.',
  ),
  keepAliveMs: setting(
    'KETNAP_KEEP_ALIVE_MS',
    milliseconds(100, 65_000),
    'How long a connection may be idle between two requests. It must be longer than a proxy in front keeps one (nginx 60 s), which would otherwise send a request into a connection that is just being closed.',
  ),
  unservedMs: setting(
    'KETNAP_UNSERVED_MS',
    milliseconds(100, 15_000),
    'How long a viewer whose live boards are owed a frame may be given none until `/ready` says 503.',
  ),
  uploadsAtOnce: setting(
    'KETNAP_UPLOADS_AT_ONCE',
    whole(0, 64, 2),
    'Files that a node takes at once by `PUT /import/…`, of which a viewer has one: each may unpack to 50 MiB, which a thread of its own reads. 0 takes none.',
  ),
});

/** What the HTTP side is told. */
export type HttpConfig = z.output<typeof httpSettings>;

/** Limits used where nothing else is said. */
export const defaultHttpConfig: HttpConfig = httpSettings.parse({});
