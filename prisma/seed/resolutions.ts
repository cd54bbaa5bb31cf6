import { type Day, fromDay } from '../../src/calendar.ts';
import type { ResolutionMatter, VotingBody } from '../../src/db/generated/client.ts';
import { CELL_VOTE, COMMITTEE_VOTE } from '../../src/resolvers/candidate/rules.ts';
import { type Counted, neededOf, outcomeOf, timeTaken } from '../../src/resolvers/resolution/rules.ts';
import type { WorkingCalendar } from '../../src/rules/working-days.ts';
import type { Bodies } from './bodies.ts';
import type { Case } from './case-steps.ts';
import { addDays, type Recorder } from './days.ts';
import { COMMITTEE_MEMBERS } from './officers.ts';
import { createRandom, type Random } from './random.ts';
import type { DecisionRow, ResolutionRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** Who recorded them; whose case it is, and how many vote in the cell. */
interface Recorded {
  candidateId: string;
  recordedBy: string;
  recorder: Recorder;
  today: Day;
  official: number;
  calendar: WorkingCalendar;
  bodies: Bodies;
}

/** What was voted and decided on cases. */
export interface ResolutionRows {
  resolutions: ResolutionRow[];
  decisions: DecisionRow[];
}

/** The votes and decisions that a case rests on: of the cell, of the grassroots committee where there is one, and of whoever decides. */
export function buildResolutions(
  { key, leaf, steps }: Case,
  { candidateId, recordedBy, recorder, today, official, calendar, bodies }: Recorded,
): ResolutionRows {
  const random = createRandom(`resolutions/${key}`);
  const rows: ResolutionRows = { resolutions: [], decisions: [] };
  const vote = (body: VotingBody, matter: ResolutionMatter, heldOn: Day, number: string, carried = true): void => {
    // A cell of its own has no grassroots committee.
    if (body === 'GRASSROOTS' && leaf.kind === 'GRASSROOTS_CELL') return;
    const { value: share, source: ruleSource } = (body === 'CELL' ? CELL_VOTE : COMMITTEE_VOTE).on(heldOn);
    const base = body === 'CELL' ? official : COMMITTEE_MEMBERS;
    const needed = neededOf(base, share);
    const counted = carried ? carriedBy(random, base, needed) : undecided(base, needed);
    const recordedAt = recorder.at(heldOn);
    rows.resolutions.push({
      id: stableId(`resolution/${candidateId}/${body}/${matter}`, recordedAt.getTime()),
      candidateId,
      committeeId: body === 'CELL' ? leaf.id : bodies.grassrootsOf(leaf, heldOn),
      body,
      matter,
      heldOn: fromDay(heldOn),
      number,
      members: base,
      away: 0,
      exemptAbsent: 0,
      base,
      ...counted,
      needed,
      outcome: outcomeOf(body, counted, base, heldOn, 0),
      ruleSource,
      ...share,
      recordedBy,
      recordedAt,
    });
  };
  const decide = (matter: ResolutionMatter, number: string, issuedOn: Day, resolvedOn: Day): void => {
    const recordedAt = recorder.at(issuedOn);
    const receivedOn = addDays(issuedOn, random.int(1, 4));
    const { id: deciderId, body } = bodies.deciderOf(leaf, issuedOn);
    rows.decisions.push({
      id: stableId(`decision/${candidateId}/${matter}`, recordedAt.getTime()),
      candidateId,
      deciderId,
      byDefault: true,
      body,
      matter,
      granted: true,
      number,
      issuedOn: fromDay(issuedOn),
      receivedOn: receivedOn <= today ? fromDay(receivedOn) : null,
      resolvedOn: fromDay(resolvedOn),
      ...timeTaken(matter, resolvedOn, issuedOn, calendar),
      recordedBy,
      recordedAt,
    });
  };

  let resolvedOn = steps[0]?.on ?? today;
  for (const [index, { stage, on, recordedOn = on, documentNumber = '' }] of steps.entries()) {
    if (stage === 'CELL_REVIEW' && index === steps.length - 1)
      vote('CELL', 'ADMISSION', on, number(random, 'CB'), false);
    if (stage === 'CELL_PROPOSED') {
      resolvedOn = on;
      vote('CELL', 'ADMISSION', on, documentNumber);
    }
    if (stage === 'GRASSROOTS_PROPOSED') vote('GRASSROOTS', 'ADMISSION', on, documentNumber);
    if (stage === 'DECIDED') decide('ADMISSION', documentNumber, on, resolvedOn);
    if (stage === 'OFFICIAL') {
      // It takes effect on the day on which the months of probation end, and is voted on after that.
      const heldOn = addDays(on, random.int(4, 8));
      vote('CELL', 'RECOGNITION', heldOn, number(random, 'CB'));
      vote('GRASSROOTS', 'RECOGNITION', addDays(heldOn, random.int(1, 5)), number(random, 'ĐU'));
      decide('RECOGNITION', documentNumber, recordedOn, heldOn);
    }
  }
  return rows;
}

const number = (random: Random, by: string): string => `${random.int(1, 60)}-NQ/${by}`;

/** Nearly everybody is for it. */
function carriedBy(random: Random, base: number, needed: number): Counted {
  const absent = random.int(0, Math.min(2, base - needed));
  const no = random.chance(10) ? Math.min(1, base - needed - absent) : 0;
  return { yes: base - absent - no, no, blank: 0, absent };
}

/** Neither for nor against it. */
function undecided(base: number, needed: number): Counted {
  const yes = needed - 1;
  const no = Math.min(base - yes, needed - 1);
  return { yes, no, blank: base - yes - no, absent: 0 };
}
