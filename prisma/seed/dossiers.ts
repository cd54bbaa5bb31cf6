import { type Day, fromDay, yearOf } from '../../src/calendar.ts';
import type { CandidateStage, PaperKind } from '../../src/db/generated/client.ts';
import { monthsOfAge } from '../../src/resolvers/candidate/rules.ts';
import { youthUnionMonths } from '../../src/resolvers/statistics/rules.ts';
import type { Case } from './case-steps.ts';
import { addDays, type Recorder } from './days.ts';
import { memberName } from './people.ts';
import { createRandom } from './random.ts';
import type { CandidateRow, IntroductionRow, OpinionRow, PaperRow, VerificationRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** Who recorded them; whose case it is. */
interface Recorded {
  candidate: CandidateRow;
  recordedBy: string;
  recorder: Recorder;
  today: Day;
}

/** What is in the dossiers of candidates. */
export interface DossierRows {
  papers: PaperRow[];
  verifications: VerificationRow[];
  opinions: OpinionRow[];
  introductions: IntroductionRow[];
}

/** Days for a place to answer about a life history: about thirty working days. */
const ANSWER_WITHIN_DAYS = 42;

/**
 * The papers of a case as far as it has come: each is there before the step that it is wanted for, and of what is still
 * to come some is there already.
 */
export function buildDossier(
  { key, leaf, steps }: Case,
  { candidate, recordedBy, recorder, today }: Recorded,
): DossierRows {
  const random = createRandom(`dossier/${key}`);
  const on = new Map<CandidateStage, Day>(steps.map(({ stage, on: day }) => [stage, day]));
  const rows: DossierRows = { papers: [], verifications: [], opinions: [], introductions: [] };
  const paper = (kind: PaperKind, madeOn: Day): string | null => {
    if (madeOn > today) return null;
    const recordedAt = recorder.at(madeOn);
    const id = stableId(`paper/${candidate.id}/${kind}`, recordedAt.getTime());
    rows.papers.push({ id, candidateId: candidate.id, kind, madeOn: fromDay(madeOn), recordedBy, recordedAt });
    return id;
  };

  const [begun, asked, concluded] = [on.get('DOSSIER'), on.get('VERIFYING'), on.get('OPINIONS')];
  if (begun !== undefined) {
    paper('APPLICATION', begun);
    paper('LIFE_HISTORY', asked === undefined ? addDays(begun, random.int(4, 9)) : addDays(asked, -random.int(1, 3)));
  }
  if (asked !== undefined) {
    const answeredOn = concluded === undefined ? null : addDays(concluded, -random.int(0, 6));
    const requestedAt = recorder.at(asked);
    rows.verifications.push({
      id: stableId(`verification/${candidate.id}`, requestedAt.getTime()),
      candidateId: candidate.id,
      about: ['CANDIDATE', 'PARENT'],
      place: 'Đảng ủy nơi cư trú',
      abroad: false,
      requestedOn: fromDay(asked),
      requestNumber: `${random.int(10, 200)}-CV/ĐU`,
      dueOn: fromDay(addDays(asked, ANSWER_WITHIN_DAYS)),
      answeredOn: answeredOn === null ? null : fromDay(answeredOn),
      answerNumber: answeredOn === null ? null : `${random.int(10, 200)}-CV/ĐU`,
      requestedBy: recordedBy,
      requestedAt,
      answeredBy: answeredOn === null ? null : recordedBy,
      answeredAt: answeredOn === null ? null : recorder.at(answeredOn),
    });
  }
  if (concluded !== undefined) {
    const paperId = paper('OPINIONS', concluded) as string;
    for (const origin of ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'] as const) {
      const givenOn = addDays(concluded, -random.int(0, 3));
      const id = stableId(`opinion/${candidate.id}/${origin}`, fromDay(givenOn).getTime());
      rows.opinions.push({ id, paperId, origin, givenOn: fromDay(givenOn) });
    }
    const introducedOn = addDays(concluded, random.int(1, 8));
    // The Youth Union introduces who is of its age by then; beside others it is two members.
    const ofYouthAge = monthsOfAge(candidate, introducedOn) <= youthUnionMonths(yearOf(introducedOn));
    const byYouthUnion = candidate.youthUnionMember && ofYouthAge;
    const by: PaperKind[] = byYouthUnion
      ? ['MEMBER_INTRODUCTION', 'YOUTH_UNION_RESOLUTION']
      : ['TWO_MEMBERS_INTRODUCTION'];
    for (const kind of by) paper(kind, introducedOn);
    if (introducedOn <= today) {
      const chance = createRandom(`introductions/${key}`);
      const members = chance.int(1, 4);
      const introduce = (introducer: 'MEMBER' | 'YOUTH_UNION', number: number): void => {
        const recordedAt = recorder.at(introducedOn, number);
        rows.introductions.push({
          id: stableId(`introduction/${candidate.id}/${number}`, recordedAt.getTime()),
          candidateId: candidate.id,
          introducer,
          name: introducer === 'MEMBER' ? memberName(leaf, members + number) : 'Ban chấp hành Đoàn cơ sở',
          introducedOn: fromDay(introducedOn),
          // Twelve months at least, and mostly since long.
          acquaintedSince: introducer === 'MEMBER' ? fromDay(addDays(introducedOn, -chance.int(400, 3_000))) : null,
          documentNumber: introducer === 'MEMBER' ? null : `${chance.int(3, 60)}-NQ/ĐTN`,
          recordedBy,
          recordedAt,
        });
      };
      introduce('MEMBER', 0);
      introduce(byYouthUnion ? 'YOUTH_UNION' : 'MEMBER', 1);
    }
  }
  const officialOn = on.get('OFFICIAL');
  if (officialOn !== undefined) {
    const madeOn = addDays(officialOn, random.int(0, 3));
    for (const kind of ['SELF_CRITICISM', 'MENTOR_REMARKS', 'RECOGNITION_OPINIONS'] as const) paper(kind, madeOn);
  }
  return rows;
}
