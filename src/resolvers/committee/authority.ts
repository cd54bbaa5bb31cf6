import { bodyOf } from '../../access/policy.ts';
import type { Day } from '../../calendar.ts';
import type { DecidingBody } from '../../db/generated/enums.ts';
import type { AuthorityRow, NamedCommittee } from '../../db/queries/authorities.ts';
import { dated } from '../../rules/dated.ts';
import type { Confidence } from '../../rules/regulations.ts';
import { REGULATION_24, REGULATION_208, REGULATION_294 } from '../../rules/regulations.ts';
import { COMMITTEE_VOTE, type Share, STANDING_VOTE } from '../candidate/rules.ts';

/** The part of a grassroots committee that decides, where it decides itself. */
export const DECIDING_PART = dated<DecidingBody>([
  { by: REGULATION_24, value: 'FULL' },
  { by: REGULATION_294, value: 'FULL' },
  { by: REGULATION_208, value: 'STANDING' },
]);

/** Who decides on the admissions of a grassroots organisation on a day. */
export interface Authority {
  /** The grassroots organisation: a committee with cells, or a cell of its own. */
  grassroots: NamedCommittee;
  /** Whether it is a cell of its own, for which no grassroots committee votes. */
  isCell: boolean;
  /** The committee of the part of it that the cell belongs to, which appraises before the grassroots committee votes; null where there is none. */
  subCommittee: NamedCommittee | null;
  decider: NamedCommittee;
  body: DecidingBody;
  /** The share of that body which a decision needs. */
  share: Share;
  /** Whether it is so by the rule of the day: nobody has set another one. */
  byDefault: boolean;
  /** What it rests on: the document that set it, or the rule. */
  source: string;
  /** The document alone, and the point in it; null where it is the whole document. */
  document: string;
  point: string | null;
  confidence: Confidence;
}

/** The share that a decision of a part of a committee needs, by the rule of a day. */
export function shareOf(body: DecidingBody, day: Day): Share {
  return (body === 'FULL' ? COMMITTEE_VOTE : STANDING_VOTE).on(day).value;
}

/**
 * Who decides on a day: who was set to, else the committee directly above the grassroots organisation, by its standing
 * committee; where a grassroots committee decides itself, or nothing stands above, that one.
 */
export function authorityOf({ day, ...row }: AuthorityRow): Authority {
  const { grassroots, grassrootsKind, subCommittee, parent, parentKind, set } = row;
  const isCell = grassrootsKind === 'GRASSROOTS_CELL';
  if (set !== null) {
    const { decider, body, documentNumber: source, numerator, denominator, more } = set;
    const share = { numerator, denominator, more };
    return {
      grassroots,
      isCell,
      subCommittee,
      decider,
      body,
      share,
      byDefault: false,
      source,
      document: source,
      point: null,
      confidence: 'KNOWN',
    };
  }
  const itself = parent === null || bodyOf(grassrootsKind, parentKind, day) === 'SUPERIOR';
  const isGrassroots = grassrootsKind === 'GRASSROOTS_COMMITTEE';
  const rule = DECIDING_PART.on(day);
  const body = itself && isGrassroots ? rule.value : 'STANDING';
  return {
    grassroots,
    isCell,
    subCommittee,
    decider: itself ? grassroots : parent,
    body,
    share: shareOf(body, day),
    byDefault: true,
    source: rule.source,
    document: rule.document,
    point: rule.point,
    confidence: rule.confidence,
  };
}
