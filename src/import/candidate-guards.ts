import type { Day } from '../calendar.ts';
import type { ConsentedCase } from '../db/queries/cases.ts';
import type { FoundPerson } from '../db/queries/persons.ts';
import { checkAdmissible, checkCeremonyFollows, checkDecisionFollows } from '../resolvers/admission/rules.ts';
import { mistakes } from '../resolvers/admission/violations.ts';
import {
  checkAge,
  checkOfficialDay,
  checkStageMove,
  isOfAge,
  isOverAge,
  isReviewed,
} from '../resolvers/candidate/rules.ts';
import { violations as candidate, hints } from '../resolvers/candidate/violations.ts';
import { UserError } from '../resolvers/errors.ts';
import { checkTimeSinceLeaving } from '../resolvers/member/rules.ts';
import { checkMayGoOn } from '../resolvers/person/rules.ts';
import type { CandidateLine } from './candidate-lines.ts';
import type { Problems } from './problems.ts';

/**
 * Whether a person may be entered for the first time: at any stage, since a file brings what was done before there was a
 * record. The days and the age are checked as far as the line tells them; the days of an admission itself stand in
 * `candidateLines`.
 * @throws InvalidInput
 * @throws RuleViolation STAGE_NOT_ALLOWED, PROBATION_NOT_OVER, OFFICIAL_DAY_WRONG, AGE_OUT_OF_RANGE
 */
export function checkEntered(line: CandidateLine): void {
  const { stage, stageSince, admission } = line;
  if (stage === 'REMOVED') throw candidate.STAGE_NOT_ALLOWED('PROBATIONARY', stage, hints.removedElsewhere);
  if (admission !== null) checkSince(line, admission.ceremonyOn);
  const reviewedOn = admission?.decisionOn ?? (isReviewed(stage) ? stageSince : null);
  const decidedOn = admission?.decisionOn ?? (stage === 'DECIDED' ? stageSince : null);
  if (reviewedOn !== null) checkAgeOf(line, { reviewedOn, decidedOn, consentOn: null });
}

/**
 * Whether a person is of age at a review, or past it, and with the consent of the province before anybody decides.
 * @throws RuleViolation AGE_OUT_OF_RANGE
 */
function checkAgeOf(
  line: CandidateLine,
  { reviewedOn, decidedOn, consentOn }: { reviewedOn: Day; decidedOn: Day | null; consentOn: Day | null },
): void {
  const overAge = isOverAge(line, reviewedOn);
  const consented = [line.consentOn, consentOn].some((day) => day !== null && decidedOn !== null && day <= decidedOn);
  const ofAge = isOfAge(line, reviewedOn) || (overAge && (decidedOn === null || consented));
  checkAge({ ofAge, reviewedOn }, overAge ? 'consentOn' : 'birthYear');
}

/** What a file can do about an admission and its end. */
const byFile = {
  takenBackElsewhere: { en: 'an import takes no admission back', vi: 'nhập tệp không hủy được việc kết nạp' },
  recordedElsewhere: {
    en: 'fill in the number and the days of the decision and of the ceremony',
    vi: 'hãy ghi số quyết định, ngày quyết định và ngày kết nạp',
  },
};

/**
 * Whether a person on record may be taken a step on, by the rules of the API: an admission, or one step. A file gives no
 * reasons, so that it leads nobody back.
 * @param days - what is on record of the case.
 * @throws InvalidInput
 * @throws RuleViolation as recordAdmission and moveCandidateStage
 */
export function checkStep(line: CandidateLine, person: FoundPerson, days: ConsentedCase): void {
  const { stage, stageSince, admission } = line;
  checkMayGoOn(person, person.others);
  if (stage === 'PROBATIONARY' && admission !== null) {
    checkAdmissible(person.stage);
    checkSince(line, admission.ceremonyOn);
    checkDecisionFollows({ ...admission, ...days });
    checkCeremonyFollows({ ...admission, ...days });
    const reviewedOn = days.reviewedOn ?? admission.decisionOn;
    checkAgeOf(line, { reviewedOn, decidedOn: admission.decisionOn, consentOn: days.consentOn });
    return;
  }
  const ceremonyOn = person.admission && (admission?.ceremonyOn ?? null);
  checkStageMove(
    { from: person.stage, since: person.stageSince, to: stage, effectiveOn: stageSince, reason: null, ceremonyOn },
    byFile,
  );
  const { consentOn } = days;
  if (stage === 'DECIDED') {
    checkAgeOf(line, { reviewedOn: days.reviewedOn ?? stageSince, decidedOn: stageSince, consentOn });
  }
  if (stage !== 'CELL_REVIEW') return;
  checkTimeSinceLeaving(person.others, stageSince);
  checkAgeOf(line, { reviewedOn: stageSince, decidedOn: null, consentOn });
}

/** Somebody is a probationary member from the ceremony, and an official one from the day the twelve months end. */
function checkSince({ stage, stageSince }: CandidateLine, ceremonyOn: string): void {
  if (stage === 'OFFICIAL') checkOfficialDay({ officialOn: stageSince, ceremonyOn });
  else if (stageSince !== ceremonyOn) throw mistakes.probationarySince(ceremonyOn);
}

/** The columns in which the rules find something wrong; everything else is about the stage. */
const columns: readonly string[] = ['birthYear', 'stageSince', 'decisionOn', 'ceremonyOn', 'consentOn'];

/** Whether a line keeps rules; where it does not, there is a problem in the column that is wrong. */
export function follows({ at, cells }: CandidateLine, problems: Problems, check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [path = ''] = error.inputPath;
    const column = path === 'effectiveOn' ? 'stageSince' : columns.find((one) => one === path);
    problems.try(at, cells.heading(column ?? 'stage'), () => {
      throw error;
    });
    return false;
  }
}
