import type { Action } from '../access/policy.ts';
import type {
  CandidateStage,
  CommitteeKind,
  InspectionOutcome,
  InspectionStatus,
  Role,
  TrainingKind,
  TrainingStatus,
} from '../db/generated/enums.ts';

/** Everything a client may be told, in English. Where another language lacks one of these, it does not compile. */
export const english = {
  // Values
  empty: (field: string) => `${field} must not be empty`,
  tooLong: (field: string, most: number) => `${field} is longer than ${most} characters`,
  controlCharacters: (field: string) => `${field} contains control characters`,
  between: (field: string, least: number, most: number) => `${field} must be between ${least} and ${most}`,
  badCursor: (field: string) => `${field} must be a cursor that an answer gave you`,
  badBoardCursor: 'after is not a cursor of a quota board: leave it out to start with a snapshot',
  badId: 'this is not an id of this API: use the `id` that an answer gave you',
  badDay: 'a Day is written YYYY-MM-DD and must exist in the calendar',
  badDateTime: 'a DateTime is written like 2023-12-18T08:30:00.000Z',
  badArgument:
    'an argument of this field is not valid: use ids and cursors as answers gave them, `first` from 0 to 100, and not `first` with `before` or `last` with `after`',
  tooManyIds: (most: number) => `at most ${most} ids at once`,
  idOrCode: 'give either id or code',
  inFuture: (field: string) => `${field} lies in the future`,
  toBeforeFrom: 'to must be later than from',

  // Access
  hidden: (field: string) => `${field} does not exist, or you may not see it`,
  hiddenCommittee: 'this committee does not exist, or you may not see it',
  hiddenCandidate: 'this candidate does not exist, or you may not see it',
  forbidden: (action: Action) => `your role does not allow this here: ${action}`,
  mayNotGive: (role: Role) => `your role does not allow this here: to give ${role}`,
  mayNotEnd: (role: Role) => `your role does not allow this here: to end ${role}`,
  tokenNeeded: 'a valid token is needed: Authorization: Bearer <token>',
  tokenInvalid: 'the token is not valid here',
  tokenExpired: 'the token has expired: get a new one',

  // Grants
  roleNotFor: (role: Role, kinds: readonly CommitteeKind[], kind: CommitteeKind) =>
    `${role} is for ${kinds.join(', ')}, this is a ${kind}`,
  subjectLength: 'subject must have 1 to 255 characters',
  subjectExact: 'subject must be exactly the `sub` of the token, without blanks around it',
  validFromPast: 'validFrom must not be in the past',
  validToEarly: 'validTo must be later than the beginning',
  alreadyGranted: 'this subject has the role here in that time already',
  grantOver: 'this grant is over already',

  // Candidates
  stageMove: (from: CandidateStage, to: CandidateStage, hint: string) =>
    `a candidate cannot go from ${from} to ${to}: ${hint}`,
  takenBackElsewhere: 'an admission is taken back with correctAdmission',
  recordedElsewhere: 'an admission is recorded with recordAdmission',
  comesBackAt: 'who comes back starts at SOURCE or OUTSTANDING',
  thereAlready: 'the candidate is there already',
  nextStage: (next: CandidateStage) => `the next stage is ${next}`,
  reasonNeeded: 'going back or off the list needs a reason',
  probationNotOver: (months: number) => `recognition is possible ${months} months after the ceremony, not before`,
  alreadyErased: 'this person was erased already',
  personErased: 'this person was erased: enter a new candidate',
  caseOpen: (over: readonly CandidateStage[], stage: CandidateStage) =>
    `a case is erased when it is over: ${over.join(', ')}; this one is ${stage}`,

  // Admissions
  ceremonyInFuture: 'ceremonyOn lies in the future: record it when it has been held',
  ceremonyTooEarly: 'ceremonyOn lies before the Party was founded',
  ceremonyBeforeDecision: 'ceremonyOn lies before decisionOn',
  alreadyAdmitted: 'this person has been admitted already',
  notAdmissible: (stage: CandidateStage, admissible: readonly CandidateStage[]) =>
    `a candidate at ${stage} cannot be admitted: the stage must be ${admissible.join(' or ')}`,
  notInForce: 'the committee had no place in the tree on that day',
  dayOrRevoke: 'give either the right ceremonyOn, or revoke: true',
  alreadyRevoked: 'this admission was revoked: record a new one',
  recognisedSince: 'the person has been recognised since: membership ends by another way',

  // Quotas
  staleQuota: (version: number, expected: number) =>
    `the quota is at version ${version}, not ${expected}: look at it and set it again`,

  // Classes
  classNotOpen: (status: TrainingStatus) => `the class is ${status}: choose one that is PLANNED or OPEN`,
  classNotForCandidates: (kind: TrainingKind) => `a ${kind} class is not for candidates`,
  classForStages: (kind: TrainingKind, stages: readonly CandidateStage[], stage: CandidateStage) =>
    `a ${kind} class is for candidates at ${stages.join(', ')}, not ${stage}`,
  classFull: (capacity: number) => `all ${capacity} places are taken`,
  classElsewhere: 'there is no such class for the committee of this candidate',
  alreadyEnrolled: 'this person is in the class already',

  // Inspections
  notConcludable: (status: InspectionStatus) => `an inspection that is ${status} cannot be concluded`,
  concludedBeforeStart: 'concludedOn lies before the inspection was started',
  findingNeeded: (outcome: InspectionOutcome) => `the outcome ${outcome} needs at least one finding`,
  remedyTooEarly: 'a remedy is due before the conclusion',
  tooManyFindings: (most: number) => `at most ${most} findings, and as many remedies to each`,

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
  tooManyOperations: (most: number) =>
    `this connection has ${most} operations already: end some, or open another connection`,
  tooManyConnections: 'you have too many live connections: close some',
  notTrusted:
    'this server answers a list of known documents only: send one of them, or its hash as extensions.persistedQuery.sha256Hash',
  queryNeeded: 'Must provide query string.',
  operationNameText: 'operationName must be a text',
  whichOperation: 'it is not clear what operation to execute: operationName must name one that the document has',
  subscriptionElsewhere: 'subscriptions go over a WebSocket, or with `accept: text/event-stream`',
  subscriptionLeftOut: 'the field of a subscription cannot be left out: no @skip or @include on it',
  badParams: 'send an operation: query (a text), and variables (an object) and operationName (a text) if it has any',
  mutationByPost: 'a mutation must be sent by POST',
  // What the GraphQL library says of an operation, in its words.
  badOperation: (reason: string) => reason,

  // Exports
  parameterUnknown: (known: readonly string[]) => `there is a parameter too many: ${known.join(', ')} are known`,
  parameterTwice: (name: string) => `give ${name} once`,
  parameterOneOf: (name: string, values: readonly string[]) => `${name} must be one of ${values.join(', ')}`,
  committeeMissing: 'committee is missing: the id that an answer gave you',
  committeeId: (parameter: string) => `${parameter} must be the id of a Committee`,
  yearDigits: 'year must be a year of four digits',
  tooManyCandidates: (total: number, most: number) =>
    `${total} candidates are more than ${most}: choose a committee further down`,
  roleEnded: 'the role has ended meanwhile',
  exportsBusy: 'too many exports are being written: wait for one to end, then ask again',

  // The tree
  parentKind: (kind: CommitteeKind, allowed: readonly (CommitteeKind | null)[], parent: CommitteeKind | null) =>
    `a ${kind} stands under ${allowed.map((one) => one ?? 'nothing').join(' or ')}, not under ${parent ?? 'nothing'}`,
  notACell: (kind: CommitteeKind) => `candidates are followed by a cell, and this is a ${kind}`,

  // The request
  badHost: 'the Host header is no host',
  originNotAllowed: 'pages from elsewhere may not ask: KETNAP_CORS_ORIGINS has those that may',
  nothingHere: (path: string) => `there is nothing here: GraphQL is at ${path}`,
  postOnly: 'use POST with a JSON body',
  getOnly: 'use GET',
  jsonOnly: 'content-type must be application/json',
  lengthNeeded: 'content-length must be given',
  bodyTooLarge: (most: number) => `the body is larger than ${most} bytes`,

  // The server
  unavailable: 'the database does not answer just now: try again shortly',
  internal: (errorId: string) => `something went wrong on the server; its log has it under ${errorId}`,
};
