import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Day } from '../../src/calendar.ts';
import type { CandidateStage, ResolutionMatter, VotingBody } from '../../src/db/generated/enums.ts';
import { readAuthorities } from '../../src/db/queries/authorities.ts';
import { readCaseFacts } from '../../src/db/queries/case-facts.ts';
import { readDossiers } from '../../src/db/queries/dossiers.ts';
import { SessionClient } from '../../src/db/session-client.ts';
import { withClient } from '../../src/db/with-client.ts';
import {
  ADMISSION_AGE,
  CELL_VOTE,
  COMMITTEE_VOTE,
  confirmedStages,
  isHelped,
  isOfAge,
  officialDayOf,
} from '../../src/resolvers/candidate/rules.ts';
import { authorityOf } from '../../src/resolvers/committee/authority.ts';
import type { DossierFacts } from '../../src/resolvers/dossier/rules.ts';
import { type CaseFacts, hindrancesOf } from '../../src/resolvers/resolution/next-step.ts';
import { meets } from '../../src/resolvers/resolution/rules.ts';
import type { CaseStep } from '../../src/resolvers/resolution/words.ts';
import { createTestDatabase, DEMO_DAY, type TestDatabase } from '../helpers/test-database.ts';

// Everything that the sample shows somebody to have come to was to be come to: each step of each case, open or over, is asked what its own
// operation asks on its day, and wants the record that this operation leaves.

interface Step {
  from: CandidateStage | null;
  to: CandidateStage;
  on: Day;
  legacySource: string | null;
  number: string | null;
}

interface Vote {
  body: VotingBody;
  matter: ResolutionMatter;
  on: Day;
  base: number;
  yes: number;
}

interface Sampled {
  id: string;
  cell: string;
  stage: CandidateStage;
  unconfirmed: boolean;
  birthYear: number;
  birthMonth: number;
  steps: Step[];
  votes: Vote[];
  decisions: { matter: ResolutionMatter; on: Day; number: string; deciderId: string }[];
  mentors: { from: Day; to: Day | null }[];
  seats: number;
  certificates: Day[];
  ceremonies: Day[];
  confirmed: boolean;
}

const READ = `
  SELECT c.id, c.committee_id AS cell, c.stage::text AS stage, c.unconfirmed, c.birth_year AS "birthYear", c.birth_month AS "birthMonth",
    (SELECT json_agg(json_build_object('from', s.from_stage, 'to', s.to_stage, 'on', s.effective_on, 'legacySource', s.legacy_source,
      'number', s.document_number) ORDER BY s.id) FROM stage_change s WHERE s.candidate_id = c.id) AS steps,
    (SELECT coalesce(json_agg(json_build_object('body', r.body, 'matter', r.matter, 'on', r.held_on, 'base', r.base, 'yes', r.yes)), '[]')
      FROM resolution r WHERE r.candidate_id = c.id AND r.outcome = 'CARRIED') AS votes,
    (SELECT coalesce(json_agg(json_build_object('matter', d.matter, 'on', d.issued_on, 'number', d.number, 'deciderId', d.decider_id)), '[]')
      FROM decision d WHERE d.candidate_id = c.id AND d.granted) AS decisions,
    (SELECT coalesce(json_agg(json_build_object('from', m.valid_from, 'to', m.valid_to)), '[]')
      FROM mentor_assignment m WHERE m.candidate_id = c.id) AS mentors,
    (SELECT count(*)::integer FROM enrolment e WHERE e.candidate_id = c.id) AS seats,
    (SELECT coalesce(json_agg(x.issued_on), '[]') FROM certificate x WHERE x.candidate_id = c.id) AS certificates,
    (SELECT coalesce(json_agg(a.ceremony_on), '[]') FROM admission a WHERE a.candidate_id = c.id AND NOT a.revoked) AS ceremonies,
    EXISTS (SELECT FROM legacy_confirmation f WHERE f.candidate_id = c.id AND f.stage = c.stage) AS confirmed
  FROM candidate c ORDER BY c.id`;

/** The operation that leads to a stage. */
const leadsTo: Partial<Record<CandidateStage, CaseStep>> = {
  DOSSIER: 'DOSSIER',
  VERIFYING: 'VERIFICATION',
  OPINIONS: 'OPINIONS',
  CELL_REVIEW: 'CELL_VOTE',
  CELL_PROPOSED: 'CELL_VOTE',
  GRASSROOTS_PROPOSED: 'COMMITTEE_VOTE',
  DECIDED: 'DECISION',
  PROBATIONARY: 'CEREMONY',
  OFFICIAL: 'RECOGNITION_DECISION',
};

let database: TestDatabase;
let cases: Sampled[];
const broken: string[] = [];
let asked = 0;

beforeAll(async () => {
  database = await createTestDatabase({ from: 'demo' });
  await withClient(SessionClient, database.url, async (client) => {
    cases = (await client.query<Sampled>(READ)).rows;
    const ids = cases.map(({ id }) => id);
    const facts = await readCaseFacts(client, ids, DEMO_DAY, ADMISSION_AGE.on(DEMO_DAY).value);
    const factsOf = new Map(facts.map((one) => [one.candidateId, one]));
    const dossierOf = new Map((await readDossiers(client, ids)).map((one) => [one.candidateId, one]));
    const authorities = await readAuthorities(client, [...new Set(cases.map(({ cell }) => cell))], DEMO_DAY);
    const authority = new Map(authorities.map((one) => [one.committeeId, one]));
    for (const one of cases) {
      const [now, dossier, who] = [factsOf.get(one.id), dossierOf.get(one.id), authority.get(one.cell)];
      if (!now || !dossier || !who) throw new Error(`${one.id} was not read`);
      for (const [place, step] of one.steps.entries()) {
        if (step.legacySource === null) askStep(one, place, now, dossier, (day) => authorityOf({ ...who, day }));
        else if (place === one.steps.length - 1) askLegacy(one, step);
      }
    }
  });
});
afterAll(() => database?.drop());

/** One from before the system is confirmed by its body, or still shown as waiting for that. */
function askLegacy({ id, unconfirmed, confirmed }: Sampled, { to }: Step): void {
  if (confirmedStages.includes(to) && !unconfirmed && !confirmed) broken.push(`${id} ${to}: passes for confirmed`);
}

/** What a step's own operation would refuse it with on its day, and which record of it is missing. */
function askStep(
  one: Sampled,
  place: number,
  now: CaseFacts,
  dossier: DossierFacts,
  authorityOn: (day: Day) => ReturnType<typeof authorityOf>,
): void {
  const { to, on, number } = one.steps[place] as Step;
  const before = one.steps[place - 1];
  const wants = (what: string, there: boolean): void => {
    asked += 1;
    if (!there) broken.push(`${one.id} ${to} on ${on}: ${what}`);
  };
  const authority = authorityOn(on);
  const voteOf = (body: VotingBody, matter: ResolutionMatter, from: Day, until: Day): Day | null => {
    const { value: share } = (body === 'CELL' ? CELL_VOTE : COMMITTEE_VOTE).on(on);
    const vote = one.votes.find(
      (each) => each.body === body && each.matter === matter && each.on >= from && each.on <= until,
    );
    return vote !== undefined && meets(vote.yes, vote.base, share) ? vote.on : null;
  };
  const decided = (matter: ResolutionMatter) =>
    one.decisions.find((each) => each.matter === matter && each.number === number);
  const dayOf = (stage: CandidateStage): Day | null => one.steps.find((each) => each.to === stage)?.on ?? null;

  if (isHelped(to) && before !== undefined) {
    wants(
      'a member who helps',
      one.mentors.some(({ from, to: until }) => from <= on && (until === null || until > on || to === 'OUTSTANDING')),
    );
  }
  if (to === 'IN_AWARENESS_CLASS') wants('a seat', one.seats > 0);
  if (to === 'AWARENESS_CERTIFIED') wants('the certificate', one.certificates.includes(on));
  if (to === 'CELL_PROPOSED') wants('the vote of the cell', voteOf('CELL', 'ADMISSION', on, on) !== null);
  if (to === 'GRASSROOTS_PROPOSED' && !authority.isCell) {
    wants('the vote of the committee', voteOf('GRASSROOTS', 'ADMISSION', on, on) !== null);
  }
  if (to === 'DECIDED')
    wants('the decision', decided('ADMISSION')?.on === on && decided('ADMISSION')?.deciderId === authority.decider.id);
  if (to === 'PROBATIONARY') wants('the admission', one.ceremonies.includes(on) && decided('ADMISSION') !== undefined);
  const [ceremonyOn = null] = one.ceremonies;
  const decision = decided('RECOGNITION');
  const judgedOn = to === 'OFFICIAL' ? (decision?.on ?? on) : on;
  const recognised = { cell: null as Day | null, committee: null as Day | null };
  if (to === 'OFFICIAL') {
    recognised.cell = voteOf('CELL', 'RECOGNITION', on, judgedOn);
    recognised.committee = voteOf('GRASSROOTS', 'RECOGNITION', recognised.cell ?? on, judgedOn);
    wants('the decision', decision !== undefined && decision.deciderId === authority.decider.id);
    wants('the vote of the cell', recognised.cell !== null);
    wants('the vote of the committee', authority.isCell || recognised.committee !== null);
    wants('the day on which the months end', ceremonyOn !== null && on === officialDayOf(ceremonyOn));
  }
  const step = leadsTo[to];
  if (step === undefined || before === undefined || (step === 'COMMITTEE_VOTE' && authority.isCell)) return;
  const facts: CaseFacts = {
    ...now,
    // Where the case stood when it was asked. What has led nowhere since is none of that day.
    stage: to === 'DECIDED' && authority.isCell ? 'GRASSROOTS_PROPOSED' : before.to,
    stageSince: before.on,
    ofAge: isOfAge(one, on),
    undecided: 0,
    referred: false,
    resolvedOn: dayOf('CELL_PROPOSED'),
    recognitionResolvedOn: recognised.cell,
    recognitionProposedOn: recognised.committee,
  };
  for (const { violation } of hindrancesOf(step, { day: judgedOn, facts, dossier, authority })) {
    wants(violation.code, false);
  }
}

it('no case in the sample breaks a guard', () => {
  expect(broken).toEqual([]);
});

it('asks cases of every stage, and of each what it stands on', () => {
  expect(new Set(cases.map(({ stage }) => stage)).size).toBe(15);
  expect(cases.length).toBe(1_499);
  expect(asked).toBeGreaterThan(10_000);
});
