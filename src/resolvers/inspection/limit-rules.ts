import { addDays, type Day } from '../../calendar.ts';
import type {
  CommitteeKind,
  Confidence,
  DisciplineForm,
  InspectionConductor,
  InspectionKind,
} from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { CHARTER, REGULATION_296, REGULATION_331 } from '../../rules/regulations.ts';

/** Days that an inspection by an advisory board may take, by whose board it is, and the part by which it may be extended. */
export const INSPECTION_LIMIT = dated<{
  days: { central: number; province: number; superior: number };
  extensionPart: number;
}>([{ by: REGULATION_331, value: { days: { central: 60, province: 45, superior: 20 }, extensionPart: 3 } }]);

/** Committees whose boards have a limit, as the rule calls them. */
const LIMITED: Partial<Record<CommitteeKind, 'central' | 'province' | 'superior'>> = {
  CENTRAL: 'central',
  PROVINCE: 'province',
  SUPERIOR: 'superior',
};

/** Kinds of inspections that an advisory board does not lead. */
export const NOT_FOR_BOARDS = dated<readonly InspectionKind[]>([
  { by: REGULATION_296, point: 'Điều 5', value: ['VIOLATION_SIGNS'] },
]);

/** Whom discipline is of. */
export const DISCIPLINED = ['ORGANISATION', 'OFFICIAL_MEMBER', 'PROBATIONARY_MEMBER'] as const;

export type Disciplined = (typeof DISCIPLINED)[number];

/** Forms of discipline, by whom it is of. */
export const DISCIPLINE_FORMS = dated<Record<Disciplined, readonly DisciplineForm[]>>([
  {
    by: CHARTER,
    point: 'Điều 35',
    confidence: 'SECOND_HAND',
    value: {
      ORGANISATION: ['REPRIMAND', 'WARNING', 'DISSOLUTION'],
      OFFICIAL_MEMBER: ['REPRIMAND', 'WARNING', 'DISMISSAL', 'EXPULSION'],
      PROBATIONARY_MEMBER: ['REPRIMAND', 'WARNING'],
    },
  },
]);

/** What is known of an inspection that limits it. */
export interface Limited {
  conductedBy: InspectionConductor | null;
  /** Kind of the committee that inspects. */
  inspectorKind: CommitteeKind;
  startedOn: Day | null;
  extendedDays: number | null;
}

/** How long an inspection may take. */
export interface Limit {
  /** With the extension; null where no number is known. */
  days: number | null;
  /** Its last day; null where no number is known. */
  until: Day | null;
  /** By how many days it can be extended. */
  extension: number;
  /** The document that says so; null where none is known. */
  source: string | null;
  confidence: Confidence;
}

/**
 * How long an inspection may take by the rule of the day on which it started; null before. Only what limits advisory boards
 * is known, and since when: of all others it is said that no number is.
 */
export function limitOf({ conductedBy, inspectorKind, startedOn, extendedDays }: Limited): Limit | null {
  if (startedOn === null) return null;
  const rule = INSPECTION_LIMIT.on(startedOn);
  const level = conductedBy === 'ADVISORY_BOARD' && rule.from <= startedOn ? LIMITED[inspectorKind] : undefined;
  if (level === undefined) return { days: null, until: null, extension: 0, source: null, confidence: 'UNKNOWN' };
  const days = rule.value.days[level];
  const all = days + (extendedDays ?? 0);
  return {
    days: all,
    until: addDays(startedOn, all),
    extension: Math.floor(days / rule.value.extensionPart),
    source: rule.source,
    confidence: rule.confidence,
  };
}
