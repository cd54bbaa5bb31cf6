import type { PersonalGroup } from '../db/generated/enums.ts';

/** What the API holds of a person in a field, and why. */
export interface PersonalField {
  /** Type and field in the schema. */
  field: string;
  /** Fields that are read and logged together; null where reading is not logged. */
  group: PersonalGroup | null;
  /** What it is needed for. */
  purpose: string;
  /** How long it is kept. */
  retention: string;
}

const WHILE_OPEN =
  'While the case is open; erased with erasePerson once the person is a member, has withdrawn or is off the list.';

/**
 * Every personal field of the API. Those with a group have one way out: the statement that reads them writes the access
 * log. Nothing else of a person is kept: no scans, no family history, no religion.
 */
export const personalFields: readonly PersonalField[] = [
  {
    field: 'Candidate.fullName',
    group: 'IDENTITY',
    purpose: 'To know whose case it is.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.sex',
    group: 'IDENTITY',
    purpose: 'To report admissions by sex.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.birthYear',
    group: 'IDENTITY',
    purpose: 'Age limits of admission and of the Youth Union.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.birthMonth',
    group: 'IDENTITY',
    purpose: 'Age limits count months.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.ethnicGroup',
    group: 'BACKGROUND',
    purpose: 'To report admissions by ethnic group.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.source',
    group: 'BACKGROUND',
    purpose: 'To see where candidates are found.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.youthUnionMember',
    group: 'BACKGROUND',
    purpose: 'Who introduces the person: the Youth Union or two members.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Candidate.awayForWork',
    group: 'BACKGROUND',
    purpose: 'Whether the cell can follow the person.',
    retention: WHILE_OPEN,
  },
  {
    field: 'MentorAssignment.memberName',
    group: 'CASE',
    purpose: 'Who helps the candidate.',
    retention: WHILE_OPEN,
  },
  {
    field: 'StageChange.reason',
    group: 'CASE',
    purpose: 'Why a case went back or ended.',
    retention: WHILE_OPEN,
  },
  {
    field: 'AdmissionChange.reason',
    group: 'CASE',
    purpose: 'Why an admission was corrected.',
    retention: WHILE_OPEN,
  },
  {
    field: 'Officer.personName',
    group: null,
    purpose: 'Who holds an office; published with the office, so that reading it is not logged.',
    retention: 'For good: part of the history of the committee.',
  },
];

/** What the description of a personal field says of it. */
export function personalNote(field: string): string {
  const known = personalFields.find((one) => one.field === field);
  if (!known) throw new Error(`${field} is not in the table of personal fields`);
  return `Personal data${known.group === null ? '' : `, group ${known.group}`}.`;
}
