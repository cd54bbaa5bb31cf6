import { LEAST_BYTES_PER_SECOND } from '../feed/hub.ts';
import { MOST_BODY_BYTES, MOST_LONG_BODY_BYTES } from '../http/request-gate.ts';
import { MOST_WAITING_BYTES } from '../http/socket/board-stream.ts';
import { MOST_FRAGMENTS, MOST_MESSAGE_BYTES } from '../http/socket/upgrades.ts';
import { UPLOAD_LIMITS } from '../import/upload-limits.ts';
import { LARGEST_PAGE, PAGE_SIZE } from '../resolvers/input.ts';
import { bytes, number, table } from './markdown.ts';

const COSTS: [string, string][] = [
  ['an operation; each of its own fields', '20; 15'],
  ['a field of a row', '1 for each row that a list may bring: its page, or what it usually has'],
  ['a row of a board; a figure of it', '0.1; 0.05, for each row that the board has'],
  ['a page of a list; a committee, or something by its id', '12; 10'],
  ['the access log, beside its page', '15'],
  ['`totalCount`; a filter', '5, and 0.007 for each row of the list; 0.007 for each of them'],
  [
    'the curve, the breakdown, members, people by stage',
    '10, and 0.05 for each committee and 0.005 for each person below',
  ],
  ['`inspectionCompletion`', '10, and 0.05 for each committee directly below'],
  ['`inspectionReport`', '40, and 0.2 for each committee below'],
  ['each of the ids of `nodes`', '20'],
  ['what a row of a board fetches of its committee', '25'],
];

/** The page of all limits that are not settings. */
export function limitsPage(): string {
  const rows: [string, string, string][] = [
    ['Body of a request', bytes(MOST_BODY_BYTES), 'HTTP 413'],
    ['The same of who is signed in, with a `content-length`', bytes(MOST_LONG_BODY_BYTES), 'HTTP 413'],
    ['A file that is uploaded (`PUT /import/…`)', bytes(UPLOAD_LIMITS.bytes), 'HTTP 413'],
    [
      'The same unpacked; its lines',
      `${UPLOAD_LIMITS.unpackedMb} MiB; ${number(UPLOAD_LIMITS.lines)}`,
      '`INVALID_INPUT`',
    ],
    ['Files that a viewer uploads at once', '1', 'HTTP 429'],
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

## What an operation costs

It is counted by what is there for its viewer, once the viewer is known and before anything runs; what is hidden costs what is
missing costs. Send \`"extensions": {"cost": true}\` beside an operation, and the answer says it. The unit is a field of a row of
the database, worth 0.1 ms of CPU at most (\`npm run siege:documents\` searches for operations that take more).

${table(['what', 'costs'], COSTS)}

A figure or a list of a committee that the document does not name (below a list, a parent, a code) is charged as it runs; where
the operation would go beyond its limit, that field alone is refused with \`QUERY_TOO_COMPLEX\`.
`;
}
