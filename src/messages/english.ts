import type { Action, Body } from '../access/policy.ts';
import { actionWords, bodyWords } from './access-words.ts';
import { englishImport } from './english-import.ts';
import { fieldTerm } from './field-terms.ts';

/** A field of the input in a sentence. */
const named = (field: string): string => fieldTerm(field, 'en');

/**
 * What a client may be told of values, access and transports, and what an import says. Where another language lacks one of
 * these, it does not compile. What is of a subject stands in its `violations.ts`.
 */
export const english = {
  language: 'en' as const,

  // Values
  empty: (field: string) => `${named(field)} must not be empty`,
  tooLong: (field: string, most: number) => `${named(field)} is longer than ${most} characters`,
  controlCharacters: (field: string) => `${named(field)} contains control characters`,
  between: (field: string, least: number, most: number) => `${named(field)} must be between ${least} and ${most}`,
  badCursor: (field: string) => `${field} must be a cursor that an answer gave you for this list`,
  cursorOfOtherOrder: (field: string) =>
    `${field} is a cursor of this list in another order: begin anew without it, or ask in the order it came from`,
  cursorOfOtherFilter: (field: string) =>
    `${field} is a cursor of this list with another filter: begin anew without it, or ask with the filter it came from`,
  filterTooDeep: (most: number) =>
    `filters may stand inside of each other up to ${most} levels: write this one flatter`,
  filterTooLong: (most: number) => `a filter may have at most ${most} conditions: ask for less at once`,
  rangeTurned: 'the end of a range lies before its beginning: turn from and to round',
  firstAndLast: 'give either first or last, not both',
  badListCursor: 'after is not a cursor of this list: leave it out to start with a snapshot',
  badId: 'this is not an id of this API: use the `id` that an answer gave you',
  badDay: 'a Day is written YYYY-MM-DD and must exist in the calendar',
  badDateTime: 'a DateTime is written like 2023-12-18T08:30:00.000Z',
  badArgument: 'an argument of this field is not valid: use ids as answers gave them',
  tooManyIds: (most: number) => `at most ${most} ids at once`,
  noDay: (field: string) =>
    `${named(field)} is not a day of the calendar: write year, month and day, such as 2026-11-23`,
  noMoment: (field: string) =>
    `${named(field)} is not a moment: write day, time and zone, such as 2026-11-23T08:30:00+07:00`,
  noId: (field: string) => `${named(field)} was not recognised: choose again`,
  badKey: (most: number) =>
    `a key is a text of 1 to ${most} characters without control characters: make a new one for each thing that shall be done, such as a UUID`,
  keyUsed: 'something else was done under this key: what is new needs a new key',
  dayAhead: 'the day that is asked about lies in the future: what is decided for it may still change',
  inFuture: (field: string) => `${named(field)} lies in the future`,

  // Access
  hidden: (field: string) => `${named(field)} does not exist, or you may not see it`,
  hiddenCommittee: 'this committee does not exist, or you may not see it',
  hiddenCandidate: 'this candidate does not exist, or you may not see it',
  forbidden: (action: Action) => `your role does not allow this here: ${actionWords[action].en}`,
  fromAbove: (action: Action) =>
    `a committee does this for those below it and not for itself; only one with nobody above it does: ${actionWords[action].en}`,
  stepOfBody: (body: Body) =>
    `this step is taken by ${bodyWords[body].en} or a committee above it, and your role here is of a lower one`,
  tokenNeeded: 'a valid token is needed: Authorization: Bearer <token>',
  tokenInvalid: 'the token is not valid here',
  tokenExpired: 'the token has expired: get a new one',

  // The operation
  tooDeep: (depth: number, most: number) =>
    `the operation is ${depth} levels deep, at most ${most} are allowed: ask for less at once`,
  tooManySelections: (selections: number, most: number) =>
    `the operation selects ${selections} fields and fragments, at most ${most} are allowed: ask for less at once`,
  tooManyRootFields: (fields: number, most: number) =>
    `the operation selects ${fields} fields at its root, at most ${most} are allowed: ask for less at once`,
  tooManyAliases: (aliases: number, most: number) =>
    `the operation has ${aliases} aliases, at most ${most} are allowed: ask for less at once`,
  tooManyDirectives: (directives: number, most: number) =>
    `the operation has ${directives} directives, at most ${most} are allowed: ask for less at once`,
  tooLongList: (items: number, most: number) =>
    `the operation has a list of ${items} entries, at most ${most} are allowed: ask for less at once`,
  tooLargeDocument: (most: number) => `the document is larger than ${most} bytes`,
  tooManyTokens: (most: number) => `the document has more than ${most} tokens: ask for less at once`,
  tooManyBrackets: (most: number) => `more than ${most} brackets are open at once`,
  tooDeepVariable: (most: number) => `a variable has more than ${most} levels`,
  tooLongVariableList: (items: number, most: number) =>
    `the variables have a list of ${items} entries, at most ${most} are allowed`,
  tooCostly: (fields: number, most: number) =>
    `the operation may resolve about ${fields} fields, at most ${most} are allowed: ask for smaller pages`,
  personInLiveAnswer: (coordinate: string) =>
    `${coordinate} is personal data, which no live answer has: ask for it by a query`,
  boardTooLarge: (rows: number, most: number) =>
    `this board has ${rows} rows, at most ${most} are shown at once: open it branch by branch with depth CHILDREN, or query its rows page by page (first, after)`,
  tooManyOperations: (most: number) =>
    `this connection has ${most} operations already: end some, or open another connection`,
  tooManyAtOnce: (seconds: number) =>
    `too much that you have asked for is still under way: ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  tooCostlyNow: (seconds: number) =>
    `you have asked for as much as you may in this time: ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  tooMuchToRead: (seconds: number) =>
    `you have sent more new documents than can be read in this time: ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, with the same documents and other variables`,
  tooManyLiveRows: (most: number) =>
    `your live boards have as many rows together as they may, ${most}: close some, or open a smaller one`,
  tooManyLiveBoards: (most: number) => `you have ${most} live boards open already: close some`,
  tooManyConnections: 'you have too many live connections: close some',
  notTrusted: 'this server answers a list of known documents only: send one of them, or its hash as documentId',
  // These two are what clients compare with, urql by the message and Apollo by the code.
  persistedQueryNotFound: 'PersistedQueryNotFound',
  persistedQueryNotSupported: 'PersistedQueryNotSupported',
  documentIdText: 'documentId must be a text: sha256: and the hash of the document',
  queryNeeded: 'Must provide query string.',
  operationNameText: 'operationName must be a text',
  whichOperation: 'it is not clear what operation to execute: operationName must name one that the document has',
  subscriptionElsewhere: 'subscriptions go over a WebSocket, or with `accept: text/event-stream`',
  subscriptionLeftOut: 'the field of a subscription cannot be left out: no @skip or @include on it',
  badParams: 'send an operation: query (a text), and variables (an object) and operationName (a text) if it has any',
  mutationByPost: 'a mutation must be sent by POST',
  ticketByPost: 'a ticket is asked for by POST',
  ticketForLiveBoards: 'a ticket opens a live board and nothing else: send a token',
  // What the GraphQL library says of an operation, in its words.
  badOperation: (reason: string) => reason,

  // Exports
  parameterUnknown: (known: readonly string[]) => `there is a parameter too many: ${known.join(', ')} are known`,
  parameterTwice: (name: string) => `give ${name} once`,
  parameterOneOf: (name: string, values: readonly string[]) => `${name} must be one of ${values.join(', ')}`,
  noCertificates: 'nobody in the class whom you may see has a certificate',
  classMissing: 'class is missing: the id of the class that an answer gave you',
  candidateMissing: 'candidate is missing: the id of the case that an answer gave you',
  committeeMissing: 'committee is missing: the id that an answer gave you',
  committeeId: (parameter: string) => `${parameter} must be the id of a Committee`,
  yearDigits: 'year must be a year of four digits',
  roleEnded: 'the role has ended meanwhile',
  exportsBusy: 'too many exports are being written: wait for one to end, then ask again',

  // The request
  badHost: 'the Host header is no host',
  originNotAllowed:
    'pages from elsewhere may not ask: KETNAP_PUBLIC_URL says where people reach this server, KETNAP_CORS_ORIGINS what other pages may',
  nothingHere: (path: string) => `there is nothing here: GraphQL is at ${path}`,
  postOnly: 'use POST with a JSON body, or GET with documentId',
  oneStreamEach:
    'one stream carries one operation here (distinct connections): leave out singleConnection. Many on one connection go over a WebSocket, or over HTTP/2 at the proxy',
  getOnly: 'use GET',
  jsonOnly: 'content-type must be application/json',
  notAcceptable: 'the answer is application/json, or text/event-stream: accept one of them',
  bodyTooLarge: (most: number) => `the body is larger than ${most} bytes`,

  headTooLarge: (most: number) =>
    `the head of the request is larger than ${most} bytes, mostly for a token with many groups or for many cookies: get a smaller token, delete the cookies, or have the limit of the server raised`,
  requestTooSlow: 'the request did not arrive in time',
  brokenRequest: 'this cannot be read as an HTTP request',

  // The server
  keysUnavailable: 'sign-ins cannot be checked just now: try again shortly, there is no need to sign in anew',
  unavailable: 'the database does not answer just now: try again shortly',
  tookTooLong: 'this took longer than it may and was stopped: ask for less at once, or try again later',
  internal: (errorId: string) => `something went wrong on the server; its log has it under ${errorId}`,

  ...englishImport,
};
