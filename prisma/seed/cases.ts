import { type Day, fromDay, yearOf } from '../../src/calendar.ts';
import type { WorkingCalendar } from '../../src/rules/working-days.ts';
import type { Bodies } from './bodies.ts';
import type { Case, Step } from './case-steps.ts';
import { addDays, type Recorder } from './days.ts';
import { buildDossier, type DossierRows } from './dossiers.ts';
import { SMALLEST } from './members.ts';
import { createPerson, memberName, pickAge, pickCategory } from './people.ts';
import type { Random } from './random.ts';
import { buildResolutions, type ResolutionRows } from './resolutions.ts';
import type { CandidateRow, CertificateRow, EnrolmentRow, MentorRow, StageChangeRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** The rows of all candidates. */
interface CaseRows extends DossierRows, ResolutionRows {
  candidates: CandidateRow[];
  stageChanges: StageChangeRow[];
  mentors: MentorRow[];
  enrolments: EnrolmentRow[];
  certificates: CertificateRow[];
}

/** Collects cases as rows. */
export interface CaseBook {
  readonly rows: CaseRows;
  /** Adds a case and returns the candidate. */
  add(random: Random, entry: Case): CandidateRow;
}

/** What cases are written by. */
interface CaseBookOptions {
  today: Day;
  recorder: Recorder;
  /** Members of each cell. */
  members: ReadonlyMap<string, number>;
  calendar: WorkingCalendar;
  bodies: Bodies;
}

/** Starts with no candidates. */
export function createCaseBook({ today, recorder, members, calendar, bodies }: CaseBookOptions): CaseBook {
  const rows: CaseRows = {
    candidates: [],
    stageChanges: [],
    mentors: [],
    enrolments: [],
    certificates: [],
    papers: [],
    verifications: [],
    opinions: [],
    introductions: [],
    resolutions: [],
    decisions: [],
  };
  const certificateNumbers = new Map<string, number>();

  return {
    rows,
    add(random, entry) {
      const candidate = candidateRow(random, entry, recorder);
      rows.candidates.push(candidate);
      rows.stageChanges.push(...stageChangeRows(candidate.id, entry.steps, { recorder, bodies }));
      rows.mentors.push(...mentorRows(random, candidate.id, entry, today));
      const { on, recordedOn = on } = entry.steps.at(-1) as Step;
      const recorded = { recordedBy: bodies.recordedBy(recordedOn), recorder, today };
      const official = members.get(entry.leaf.id) ?? SMALLEST;
      const dossier = buildDossier(entry, { candidate, ...recorded });
      rows.papers.push(...dossier.papers);
      rows.verifications.push(...dossier.verifications);
      rows.opinions.push(...dossier.opinions);
      rows.introductions.push(...dossier.introductions);
      const voted = buildResolutions(entry, { candidateId: candidate.id, ...recorded, official, calendar, bodies });
      rows.resolutions.push(...voted.resolutions);
      rows.decisions.push(...voted.decisions);
      for (const { course, enrolledOn, status } of entry.attendances) {
        const enrolledAt = recorder.at(enrolledOn);
        const id = stableId(`enrolment/${course.id}/${candidate.id}`, enrolledAt.getTime());
        rows.enrolments.push({
          id,
          classId: course.id,
          candidateId: candidate.id,
          status,
          enrolledBy: bodies.recordedBy(enrolledOn),
          enrolledAt,
        });
        if (status !== 'PASSED') continue;
        const series = `${yearOf(course.resultsOn)}/${course.kind === 'NEW_MEMBER' ? 'CN-ĐVM' : 'CN-NTVĐ'}`;
        const number = (certificateNumbers.get(series) ?? 0) + 1;
        certificateNumbers.set(series, number);
        rows.certificates.push({
          id: stableId(`certificate/${id}`, fromDay(course.resultsOn).getTime()),
          candidateId: candidate.id,
          kind: course.kind,
          enrolmentId: id,
          centreId: course.centreId,
          number: `${String(number).padStart(3, '0')}-${series}`,
          issuedOn: fromDay(course.resultsOn),
        });
      }
      return candidate;
    },
  };
}

function candidateRow(random: Random, { key, leaf, steps }: Case, recorder: Recorder): CandidateRow {
  const first = steps[0] as Step;
  const last = steps[steps.length - 1] as Step;
  const age = pickAge(random);
  // Ages count by the month: the months since the birthday month are past.
  const bornIn = yearOf(first.on) * 12 + Number(first.on.slice(5, 7)) - 1 - age * 12 - random.int(1, 11);
  const young = age <= 30;
  const awayPercent = { SOURCE: 35, OUTSTANDING: 12 }[last.stage as string] ?? 0;
  const away = random.int(0, 99) < awayPercent;
  return {
    id: stableId(`candidate/${key}`, fromDay(first.on).getTime()),
    committeeId: leaf.id,
    ...createPerson(random, leaf.ethnicGroup),
    birthYear: Math.floor(bornIn / 12),
    birthMonth: (bornIn % 12) + 1,
    sourceCategory: pickCategory(random, leaf.setting, age),
    youthUnionMember: young && random.chance(85),
    awayForWork: away && young && leaf.setting === 'VILLAGE',
    stage: last.stage,
    stageSince: fromDay(last.on),
    createdAt: recorder.at(first.on),
  };
}

function stageChangeRows(
  candidateId: string,
  steps: readonly Step[],
  { recorder, bodies }: Pick<CaseBookOptions, 'recorder' | 'bodies'>,
): StageChangeRow[] {
  return steps.map((step, index) => {
    const changedAt = recorder.at(step.recordedOn ?? step.on, index);
    return {
      id: stableId(`stage-change/${candidateId}/${index}`, changedAt.getTime()),
      candidateId,
      fromStage: steps[index - 1]?.stage ?? null,
      toStage: step.stage,
      effectiveOn: fromDay(step.on),
      reason: step.reason ?? null,
      documentNumber: step.documentNumber ?? null,
      changedBy: bodies.recordedBy(step.recordedOn ?? step.on),
      changedAt,
    };
  });
}

/** The member who helps, from the day the person was put on the list; some hand over to another. */
function mentorRows(random: Random, candidateId: string, { leaf, steps }: Case, today: Day): MentorRow[] {
  const from = steps.find(({ stage }) => stage === 'OUTSTANDING')?.on;
  if (!from) return [];
  const last = steps[steps.length - 1] as Step;
  const over = last.stage === 'OFFICIAL' || last.stage === 'OFF_LIST' || last.stage === 'WITHDRAWN';
  const until = over ? last.on : null;
  const row = (number: number, validFrom: Day, validTo: Day | null): MentorRow => ({
    id: stableId(`mentor/${candidateId}/${number}`, fromDay(validFrom).getTime()),
    candidateId,
    memberName: memberName(leaf, number),
    validFrom: fromDay(validFrom),
    validTo: validTo === null ? null : fromDay(validTo),
  });

  const number = random.int(1, 4);
  const handedOverOn = addDays(from, random.int(50, 300));
  if (!random.chance(10) || handedOverOn >= (until ?? today)) return [row(number, from, until)];
  return [row(number, from, handedOverOn), row(number + 1, handedOverOn, until)];
}
