import { LEAST_BYTES_PER_SECOND } from '../feed/hub.ts';
import { MOST_WAITING_BYTES } from '../http/board-stream.ts';
import { MOST_BODY_BYTES } from '../http/request-gate.ts';
import { MOST_FRAGMENTS, MOST_MESSAGE_BYTES } from '../http/websocket.ts';
import { LARGEST_PAGE, PAGE_SIZE } from '../resolvers/input.ts';
import { bytes, number, table } from './markdown.ts';

/** The page of all limits that are not settings. */
export function limitsPage(): string {
  const rows: [string, string, string][] = [
    ['Body of a request', bytes(MOST_BODY_BYTES), 'HTTP 413'],
    ['Message on a WebSocket', bytes(MOST_MESSAGE_BYTES), 'close 1009'],
    ['Fragments of a message', number(MOST_FRAGMENTS), 'the connection ends'],
    ['Rows of a page', `${LARGEST_PAGE}, ${PAGE_SIZE} when left out`, '`INVALID_INPUT`'],
    ['Ids of `nodes`', number(LARGEST_PAGE), '`INVALID_INPUT`'],
    ['What waits for a client that does not read', bytes(MOST_WAITING_BYTES), 'cut off'],
    ['What a client must take of a live board', `${bytes(LEAST_BYTES_PER_SECOND)} a second`, 'cut off; it may resume'],
  ];
  return `# Limits

What one operation may ask for (\`QUERY_TOO_COMPLEX\`), what one connection or viewer may have, and how long things may take
can be set: [settings.md](settings.md). These hold everywhere, the same over HTTP, server-sent events and
WebSocket where they apply.

${table(['what', 'limit', 'beyond it'], rows)}
`;
}
