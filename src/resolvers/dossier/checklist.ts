import type { Day } from '../../calendar.ts';
import type { CandidateStage, PaperKind } from '../../db/generated/enums.ts';
import type { Hindrance } from '../hindrance.ts';
import { certificateLapse, introducedBy, newest, newestPaper, verificationLapse } from './lapses.ts';
import { missingByItem, recognitionByItem } from './missing.ts';
import { type DossierFacts, PERSON_PAPERS, paperGoodUntil, RECOGNITION_PAPERS } from './rules.ts';
import type { DossierItem } from './words.ts';

/** Something of an item that is there. */
export interface HeldPaper {
  /** Which paper; null of a certificate and of a verification. */
  paper: PaperKind | null;
  from: Day;
  /** The last day on which it holds; null where it does not lapse. */
  heldUntil: Day | null;
}

/** A line of the list by which a dossier is gone through. */
export interface ChecklistLine {
  item: DossierItem;
  held: readonly HeldPaper[];
  /** What it lacks; nothing where it is in order. */
  missing: readonly Hindrance[];
}

/** The list by which a dossier is gone through on a day: for the review of the cell, and of who is on probation for the recognition. */
export function checklistOf(dossier: DossierFacts, stage: CandidateStage, on: Day): ChecklistLine[] {
  const items = stage === 'PROBATIONARY' ? recognitionByItem(dossier, on) : missingByItem(dossier, dossier.papers, on);
  return items.map(([item, missing]) => ({ item, held: heldOf(item, dossier, on), missing }));
}

function heldOf(item: DossierItem, dossier: DossierFacts, on: Day): HeldPaper[] {
  const { papers, newMember } = dossier;
  const lapse = (found: { from: Day; heldUntil: Day } | null): HeldPaper[] =>
    found === null ? [] : [{ paper: null, from: found.from, heldUntil: found.heldUntil }];
  const ofKinds = (kinds: readonly PaperKind[]): HeldPaper[] =>
    kinds.flatMap((paper) => {
      const from = newestPaper(papers, paper, on)?.madeOn;
      return from === undefined ? [] : [{ paper, from, heldUntil: paperGoodUntil(paper, from) }];
    });
  switch (item) {
    case 'READMISSION':
      return ofKinds(['CLEARED_RECORD']);
    case 'CERTIFICATE':
      return lapse(certificateLapse(dossier, on));
    case 'PERSON_PAPERS':
      return ofKinds(PERSON_PAPERS.on(on).value);
    case 'VERIFICATION':
      return lapse(verificationLapse(dossier, on));
    case 'INTRODUCTION':
      return ofKinds(introducedBy(papers, on) ?? []);
    case 'OPINIONS':
      return ofKinds(['OPINIONS']);
    case 'NEW_MEMBER_CERTIFICATE': {
      const held = newest(newMember, ({ issuedOn }) => issuedOn, on);
      return held === undefined ? [] : [{ paper: null, from: held.issuedOn, heldUntil: null }];
    }
    case 'RECOGNITION_PAPERS':
      return ofKinds(RECOGNITION_PAPERS.on(on).value);
  }
}
