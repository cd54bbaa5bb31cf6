import { v7 as uuidv7 } from 'uuid';
import type { ChangedCandidate, ImportedAdmission, NewCandidate } from '../db/queries/imports.ts';
import type { FoundPerson } from '../db/queries/persons.ts';
import { checkAdmissible, checkStageMove } from '../resolvers/candidate/candidate-rules.ts';
import { checkFollowsCandidates } from '../resolvers/committee/committee-rules.ts';
import { type CandidateLine, personKey } from './candidate-lines.ts';
import type { CommitteePlan, PlannedCommittee } from './plan-committees.ts';
import type { Problems } from './problems.ts';

/** What becomes of the candidates of a file. */
export interface CandidatePlan {
  created: NewCandidate[];
  changed: ChangedCandidate[];
  admissions: ImportedAdmission[];
  unchanged: number;
}

/** Finds the committees of candidates. Lines without one, or that say the same person twice, are problems. */
export function placeCandidates(
  lines: CandidateLine[],
  { find }: Pick<CommitteePlan, 'find'>,
  problems: Problems,
): Map<CandidateLine, PlannedCommittee> {
  const placed = new Map<CandidateLine, PlannedCommittee>();
  const seen = new Map<string, CandidateLine>();
  for (const line of lines) {
    const { at, cells, committeeCode, committeeName } = line;
    const column = committeeCode === null ? 'committeeName' : 'committeeCode';
    const committee = find(committeeCode, committeeName);
    if (typeof committee === 'string') {
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
      problems.add(at, '', `the same person as line ${twin.at.line} of ${twin.at.sheet}: remove one`);
      continue;
    }
    seen.set(key, line);
    if (line.admission && line.admission.ceremonyOn < committee.foundedOn) {
      cells.refuse('ceremonyOn', 'the committee did not exist on that day');
      continue;
    }
    placed.set(line, committee);
  }
  return placed;
}

/**
 * Compares candidates with those that are there.
 * @param found - the persons that were found, by line.
 */
export function planCandidates(
  placed: ReadonlyMap<CandidateLine, PlannedCommittee>,
  found: ReadonlyMap<CandidateLine, FoundPerson[]>,
  update: boolean,
  problems: Problems,
): CandidatePlan {
  const plan: CandidatePlan = { created: [], changed: [], admissions: [], unchanged: 0 };
  for (const [line, committee] of placed) {
    const persons = found.get(line) ?? [];
    const [person] = persons;
    if (persons.length > 1) {
      problems.add(
        line.at,
        line.cells.heading('fullName'),
        `there are ${persons.length} such persons: enter this by hand`,
      );
    } else if (!person) {
      const row = rowOf(line, committee, uuidv7());
      plan.created.push(row);
      if (line.admission) plan.admissions.push(admissionOf(line.admission, row));
    } else planExisting(line, committee, person, update, problems, plan);
  }
  return plan;
}

function planExisting(
  line: CandidateLine,
  committee: PlannedCommittee,
  person: FoundPerson,
  update: boolean,
  problems: Problems,
  plan: CandidatePlan,
): void {
  const { at, cells, stage, stageSince, asOf } = line;
  const differing = Object.entries(person.same).flatMap(([key, same]) => (same ? [] : [key]));
  const moves = stage !== person.stage;
  if (!moves && stageSince !== person.stageSince) {
    cells.refuse('stageSince', `the case is at this stage since ${person.stageSince}: leave it so`);
    return;
  }
  if (person.admission && !sameAdmission(line.admission, person.admission)) {
    cells.refuse('ceremonyOn', 'this is not the admission on record: an admission is corrected in the API');
    return;
  }
  if (!moves && differing.length === 0) {
    plan.unchanged += 1;
    return;
  }
  if ((asOf !== null && person.changedAt > asOf) || (moves && person.stageSince > stageSince)) {
    cells.refuse('stage', `the case went to ${person.stage} after what this line says: export anew and mend that`);
    return;
  }
  if (!update) {
    for (const key of moves ? [...differing, 'stage'] : differing) {
      cells.refuse(key, 'this is not what is on record: mend it, or give --update');
    }
    return;
  }
  const allowed = problems.try(at, cells.heading('stage'), () => {
    if (moves) checkMove(line, person);
    return true;
  });
  if (!allowed) return;
  const row = rowOf(line, committee, person.candidateId);
  plan.changed.push({ ...row, fromStage: person.stage });
  if (line.admission && !person.admission) plan.admissions.push(admissionOf(line.admission, row));
}

/** By the rules of the API: an admission, or one step. A file gives no reasons, so that it leads nobody back. */
function checkMove({ stage, stageSince, admission }: CandidateLine, person: FoundPerson): void {
  if (stage === 'PROBATIONARY') checkAdmissible(person.stage);
  else checkStageMove(person.stage, stage, stageSince, null, person.admission && (admission?.ceremonyOn ?? null));
}

function sameAdmission(line: CandidateLine['admission'], kept: NonNullable<FoundPerson['admission']>): boolean {
  return (
    line !== null &&
    line.ceremonyOn === kept.ceremonyOn &&
    line.decisionOn === kept.decisionOn &&
    line.decisionNumber === kept.decisionNumber
  );
}

function rowOf(line: CandidateLine, { id: committeeId }: PlannedCommittee, id: string): NewCandidate {
  const { fullName, sex, birthYear, birthMonth, ethnicGroup, source, youthUnionMember, awayForWork } = line;
  return {
    id,
    stepId: uuidv7(),
    committeeId,
    fullName,
    sex,
    birthYear,
    birthMonth,
    ethnicGroup,
    source,
    youthUnionMember,
    awayForWork,
    stage: line.stage,
    stageSince: line.stageSince,
  };
}

function admissionOf(admission: NonNullable<CandidateLine['admission']>, row: NewCandidate): ImportedAdmission {
  return { id: uuidv7(), changeId: uuidv7(), candidateId: row.id, committeeId: row.committeeId, ...admission };
}
