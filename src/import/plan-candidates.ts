import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { type Day, shownDay } from '../calendar.ts';
import type { ConsentedCase } from '../db/queries/cases.ts';
import type { FoundPerson } from '../db/queries/persons.ts';
import { nameKey } from '../name-keys.ts';
import type { NewAdmission } from '../resolvers/admission/records.ts';
import type { NewCandidate, Step, Traits } from '../resolvers/candidate/records.ts';
import { stageWords } from '../resolvers/candidate/words.ts';
import { checkFollowsCandidates } from '../resolvers/committee/rules.ts';
import type { NewPaper } from '../resolvers/dossier/records.ts';
import { mayComeFrom } from './altered-text.ts';
import { checkEntered, checkStep, follows } from './candidate-guards.ts';
import { type CandidateLine, personKey } from './candidate-lines.ts';
import { namedIn } from './named.ts';
import type { CommitteePlan, PlannedCommittee } from './plan-committees.ts';
import type { Problems } from './problems.ts';

/** What becomes of the candidates of a file. */
export interface CandidatePlan {
  created: NewCandidate[];
  changed: ({ candidateId: string } & Traits)[];
  /** Steps of those who are there already; an admission is its own. */
  steps: Step[];
  admissions: NewAdmission[];
  /** Consents of the province to people past the age. */
  papers: NewPaper[];
  unchanged: number;
  /** Admissions of the file that are on record. */
  admissionsUnchanged: number;
}

/**
 * Finds the committees of candidates. Lines without one, or that say the same person twice, are problems; a line that
 * says nothing new of a person whose name is written otherwise above is left out with a notice.
 */
export function placeCandidates(
  lines: CandidateLine[],
  { find }: Pick<CommitteePlan, 'find'>,
  problems: Problems,
): Map<CandidateLine, PlannedCommittee> {
  const placed = new Map<CandidateLine, PlannedCommittee>();
  const seen = new Map<string, CandidateLine>();
  for (const line of lines) {
    const { at, cells, named } = line;
    const column = namedIn(named);
    const committee = find(named.code, named.name);
    if (typeof committee === 'function') {
      cells.refuse(column, committee);
      continue;
    }
    const follows = problems.try(at, cells.heading(column), () => {
      checkFollowsCandidates(committee.kind);
      return true;
    });
    if (!follows) continue;
    const key = `${committee.id} ${personKey(line)}`;
    const twin = seen.get(key);
    if (twin) {
      if (saysNothingNew(line, twin)) {
        problems.notice(at, cells.heading('fullName'), (texts) => texts.leftOutTwin(twin.at.line, twin.at.sheet));
        continue;
      }
      problems.add(at, '', (texts) => texts.samePerson(twin.at.line, twin.at.sheet));
      continue;
    }
    seen.set(key, line);
    placed.set(line, committee);
  }
  return placed;
}

/** Whether a line differs from one about the same person in nothing but the spelling of the name. */
function saysNothingNew(line: CandidateLine, twin: CandidateLine): boolean {
  if (line.fullName === twin.fullName) return false;
  const told = ({ at, cells, asOf, named, fullName, ...values }: CandidateLine) => values;
  return isDeepStrictEqual(told(line), told(twin));
}

/** What is on record of the people of a file. */
interface OnRecord {
  /** The persons that were found, by line. */
  found: ReadonlyMap<CandidateLine, FoundPerson[]>;
  /** The cell that had the case on the day of the ceremony, by line. */
  admitting: ReadonlyMap<CandidateLine, string>;
  /** What is on record of their cases, by candidate. */
  days: ReadonlyMap<string, ConsentedCase>;
  /** The first day in the system, by committee, where one is set. */
  firstDays: ReadonlyMap<string, Day>;
}

/** Compares candidates with those that are there. */
export function planCandidates(
  placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
  { found, admitting, days, firstDays }: OnRecord,
  update: boolean,
  problems: Problems,
): CandidatePlan {
  const plan: CandidatePlan = {
    created: [],
    changed: [],
    steps: [],
    admissions: [],
    papers: [],
    unchanged: 0,
    admissionsUnchanged: 0,
  };
  for (const [line, committee] of placed) {
    const persons = found.get(line) ?? [];
    const [person] = persons;
    if (persons.length > 1) {
      problems.add(line.at, line.cells.heading('fullName'), (texts) => texts.severalPersons(persons.length));
    } else if (!person) {
      if (refuseAlteredDecision(line)) continue;
      if (!follows(line, problems, () => checkEntered(line))) continue;
      if (!isBefore(line, committee, firstDays)) continue;
      const row = rowOf(line, committee);
      plan.created.push(row);
      plan.papers.push(...consentOf(line, row.id));
      if (line.admission)
        plan.admissions.push({
          id: uuidv7(),
          candidateId: row.id,
          committeeId: committee.id,
          from: null,
          ...line.admission,
        });
    } else {
      const standing = {
        committee: committee.name,
        admittedBy: admitting.get(line) ?? committee.id,
        days: days.get(person.candidateId) as ConsentedCase,
        isBefore: () => isBefore(line, committee, firstDays),
      };
      planExisting(line, standing, person, update, problems, plan);
    }
  }
  return plan;
}

function planExisting(
  line: CandidateLine,
  {
    committee,
    admittedBy,
    days,
    isBefore,
  }: { committee: string; admittedBy: string; days: ConsentedCase; isBefore: () => boolean },
  person: FoundPerson,
  update: boolean,
  problems: Problems,
  plan: CandidatePlan,
): void {
  const { at, cells, stage, stageSince, asOf } = line;
  const differing = Object.entries(person.same).flatMap(([key, same]) => (same ? [] : [key]));
  if (line.consentOn !== null && line.consentOn !== days.consentOn) differing.push('consentOn');
  const moves = stage !== person.stage;
  if (!person.spelledSo) {
    problems.notice(at, cells.heading('fullName'), (texts) => texts.writtenOtherwise(committee));
  }
  if (!moves && stageSince !== person.stageSince) {
    cells.refuse('stageSince', (texts) => texts.stageSinceStays(shownDay(person.stageSince)));
    return;
  }
  if (person.admission && !sameAdmission(line, person.admission)) {
    cells.refuse('ceremonyOn', (texts) => texts.otherAdmission);
    return;
  }
  if (person.admission) plan.admissionsUnchanged += 1;
  if (!moves && differing.length === 0) {
    plan.unchanged += 1;
    return;
  }
  if ((asOf !== null && person.changedAt > asOf) || (moves && person.stageSince > stageSince)) {
    cells.refuse('stage', (texts) => texts.caseMoved(stageWords[person.stage][cells.language]));
    return;
  }
  if (!update) {
    for (const key of moves ? [...differing, 'stage'] : differing) {
      cells.refuse(key, (texts) => texts.notOnRecord);
    }
    return;
  }
  if (moves && !follows(line, problems, () => checkStep(line, person, days))) return;
  if (!person.admission && refuseAlteredDecision(line)) return;
  if (moves && !isBefore()) return;
  const { candidateId, stage: from } = person;
  plan.changed.push({ candidateId, ...traitsOf(line) });
  if (days.consentOn !== line.consentOn) plan.papers.push(...consentOf(line, candidateId));
  if (line.admission && !person.admission) {
    plan.admissions.push({
      id: uuidv7(),
      candidateId,
      committeeId: admittedBy,
      from: moves ? from : null,
      ...line.admission,
    });
  } else if (moves) plan.steps.push({ candidateId, from, to: stage, effectiveOn: stageSince });
}

/**
 * Whether a line tells of history from before the system: from its first day on steps and admissions are recorded by their bodies.
 * Who is a source has no step behind, and an official member is one by the ceremony.
 */
function isBefore(
  { stage, stageSince, admission, cells }: CandidateLine,
  { id }: PlannedCommittee,
  firstDays: ReadonlyMap<string, Day>,
): boolean {
  const firstDay = firstDays.get(id);
  if (firstDay === undefined || stage === 'SOURCE') return true;
  const column = admission === null ? 'stageSince' : 'ceremonyOn';
  if ((admission?.ceremonyOn ?? stageSince) < firstDay) return true;
  cells.refuse(column, (texts) => texts.sinceFirstDay(shownDay(firstDay)));
  return false;
}

function sameAdmission({ admission, cells }: CandidateLine, kept: NonNullable<FoundPerson['admission']>): boolean {
  if (admission?.ceremonyOn !== kept.ceremonyOn || admission.decisionOn !== kept.decisionOn) return false;
  const altered = cells.altered('decisionNumber');
  if (altered !== null && mayComeFrom(altered, kept.decisionNumber)) return true;
  return nameKey(admission.decisionNumber) === nameKey(kept.decisionNumber);
}

/** A decision is entered as it was written, and not as what a spreadsheet has made of its number. */
function refuseAlteredDecision({ admission, cells }: CandidateLine): boolean {
  if (admission === null || !cells.altered('decisionNumber')?.certain) return false;
  cells.refuseAltered('decisionNumber');
  return true;
}

function traitsOf({ sex, ethnicGroup, source, youthUnionMember, awayForWork }: CandidateLine): Traits {
  return { sex, ethnicGroup, source, youthUnionMember, awayForWork };
}

/** The paper that a line tells of. */
function consentOf({ consentOn }: CandidateLine, candidateId: string): NewPaper[] {
  if (consentOn === null) return [];
  return [{ id: uuidv7(), candidateId, kind: 'PROVINCIAL_CONSENT', madeOn: consentOn, place: null }];
}

function rowOf(line: CandidateLine, { id: committeeId }: PlannedCommittee): NewCandidate {
  const { fullName, birthYear, birthMonth, stage, stageSince, admission } = line;
  // The decision is the document of the admission alone; that of a recognition is in no file.
  const documentNumber = stage === 'PROBATIONARY' ? (admission?.decisionNumber ?? null) : null;
  const person = { id: uuidv7(), committeeId, fullName, birthYear, birthMonth };
  return { ...person, ...traitsOf(line), stage, stageSince, documentNumber };
}
