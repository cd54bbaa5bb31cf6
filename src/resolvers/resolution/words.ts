import type { Words } from '../../messages/language.ts';

/** Who may vote. */
export interface Voters {
  /** Official members of the cell, or all members of the committee. */
  members: number;
  /** Of them transferred out for a time. */
  away: number;
  /** Of them exempt from activity, who did not come. */
  exemptAbsent: number;
}

/** The steps that end in a vote or a decision, in order. */
export const resolvingSteps = [
  'CELL_VOTE',
  'COMMITTEE_VOTE',
  'DECISION',
  'CEREMONY',
  'RECOGNITION_CELL_VOTE',
  'RECOGNITION_COMMITTEE_VOTE',
  'RECOGNITION_DECISION',
] as const;

/** One of them. */
export type ResolvingStep = (typeof resolvingSteps)[number];

/** Steps, as sentences call them. */
export const stepWords: Record<ResolvingStep, Words> = {
  CELL_VOTE: { en: 'the vote of the cell', vi: 'chi bộ biểu quyết' },
  COMMITTEE_VOTE: { en: 'the vote of the grassroots committee', vi: 'đảng ủy cơ sở biểu quyết' },
  DECISION: { en: 'the decision on admission', vi: 'quyết định kết nạp' },
  CEREMONY: { en: 'the ceremony', vi: 'lễ kết nạp' },
  RECOGNITION_CELL_VOTE: { en: 'the vote of the cell on recognition', vi: 'chi bộ biểu quyết công nhận chính thức' },
  RECOGNITION_COMMITTEE_VOTE: {
    en: 'the vote of the grassroots committee on recognition',
    vi: 'đảng ủy cơ sở biểu quyết công nhận chính thức',
  },
  RECOGNITION_DECISION: { en: 'the decision on recognition', vi: 'quyết định công nhận đảng viên chính thức' },
};
