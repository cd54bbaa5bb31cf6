import { InvalidInput } from '../resolvers/errors.ts';

const HEX = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const UUID = new RegExp(`^${HEX}$`);
/** A committee's year, and the parent under which it stood where it stood under several. */
const UUID_AND_YEAR = new RegExp(`^${HEX}:\\d{4}(?::(?:${HEX}|successors))?$`);

/** A look, and, where it was at more than one group of one person, whose which group. */
const ENTRY = new RegExp(`^${HEX}(?::${HEX}:[A-Z]+)?$`);

/** Every type that has an id, with the form of what follows its name. */
export const idForms: ReadonlyMap<string, RegExp> = new Map([
  ['AccessLogEntry', ENTRY],
  ['Admission', UUID],
  ['AdmissionChange', UUID],
  ['AdmissionQuota', UUID],
  ['AdmissionQuotaRevision', UUID],
  ['Area', UUID],
  ['CalendarYear', UUID],
  ['Candidate', UUID],
  ['CaseTransfer', UUID],
  ['Certificate', UUID],
  ['Committee', UUID],
  ['DossierPaper', UUID],
  ['Enrolment', UUID],
  ['Finding', UUID],
  ['Grant', UUID],
  ['Inspection', UUID],
  ['InspectionProgramme', UUID],
  ['InspectionScheme', UUID],
  ['Introduction', UUID],
  ['Member', UUID],
  ['MembershipReport', UUID],
  ['MentorAssignment', UUID],
  ['Observation', UUID],
  ['Officer', UUID],
  ['PersonMerge', UUID],
  ['QuotaProgress', UUID_AND_YEAR],
  ['QuotaProposal', UUID],
  ['QuotaSheet', UUID],
  ['QuotaYear', UUID],
  ['Remedy', UUID],
  ['Reorganisation', UUID],
  ['SourceReview', UUID],
  ['StageChange', UUID],
  ['SubTargets', UUID],
  ['TraineeReport', UUID],
  ['TrainingCentre', UUID],
  ['TrainingClass', UUID],
  ['Verification', UUID],
]);

/** An id that is unique over all types: the type and the id in it, opaque to clients. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/**
 * Reads an id that a client sent.
 * @throws InvalidInput when it is none of ours; the text is not repeated.
 */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const decoded = decode(globalId);
  if (decoded === null) throw new InvalidInput((texts) => texts.badId, ['id']);
  return decoded;
}

function decode(globalId: string): { typename: string; id: string } | null {
  const [, typename = '', id = ''] = /^(\w+):(.+)$/.exec(Buffer.from(globalId, 'base64url').toString()) ?? [];
  return idForms.get(typename)?.test(id) ? { typename, id } : null;
}

/** What follows the type in an id that a client sent; null when it is none of ours, or not of that type. */
export function idOfType(globalId: string, typename: string): string | null {
  const decoded = decode(globalId);
  return decoded?.typename === typename ? decoded.id : null;
}

/**
 * Reads the id of a committee that came outside of a document.
 * @param parameter - what it came in.
 * @throws InvalidInput when it is none of ours, or not a committee's
 */
export function decodeCommitteeId(globalId: string, parameter: string): string {
  const { typename, id } = decodeGlobalId(globalId);
  if (typename !== 'Committee') throw new InvalidInput((texts) => texts.committeeId(parameter), [parameter]);
  return id;
}

/** The committee that an id a client sent is of; null when it is none of ours, or not a committee's. */
export function committeeOf(globalId: unknown): string | null {
  return typeof globalId === 'string' ? idOfType(globalId, 'Committee') : null;
}
