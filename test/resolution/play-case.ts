import fc from 'fast-check';
import { expect } from 'vitest';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, type TestServer } from '../helpers/test-server.ts';
import {
  begin,
  bodies,
  bodyOf,
  type Case,
  type Deed,
  doDeed,
  lacking,
  PAPERS,
  VOTERS,
  yearsLater,
} from './case-model.ts';

// Plays the steps of the model by the API: whoever holds the subjects `cell`, `commune` and `district` takes them.

/** The day of a test server, behind which no step lies. */
const TODAY = '2026-11-23';
/** A case, what the model says of it, and the day that it has come to. */
export interface Played {
  id: string;
  model: Case;
  day: string;
  /** Places that were asked and have not answered. */
  open: string[];
}

/**
 * Enters a person among the sources of a cell.
 * @param since - the day on which the case begins.
 */
export async function openCase(server: TestServer, cell: string, since: string): Promise<Played> {
  const id = await plantPerson(server.app.services.database.prisma, {
    committeeId: cell,
    stage: 'SOURCE',
    stageSince: new Date(since),
  });
  return { id, model: begin(since), day: since, open: [] };
}

/** Whether a case gives its place to a new one: it is over, or comes to the days that the server does not know yet. */
export function isOver({ model, day }: Played): boolean {
  return ['OFFICIAL', 'REMOVED'].includes(model.stage) || day > '2026-06-01';
}

/** What leads a case on: so that cases get to their end. */
function natural({ model: one, day }: Played): Deed {
  const without = (kinds: readonly (typeof PAPERS)[number][]) => kinds.find((kind) => !one.papers.has(kind));
  const vote = { yes: VOTERS, no: 0 };
  switch (one.stage) {
    case 'SOURCE':
      return { do: 'list' };
    case 'OUTSTANDING':
      return { do: one.certificate === null ? 'certify' : 'start' };
    case 'AWARENESS_CERTIFIED':
      return { do: 'start' };
    case 'DOSSIER': {
      const kind = without(PAPERS.slice(0, 3));
      return kind === undefined ? { do: 'ask' } : { do: 'paper', kind };
    }
    case 'VERIFYING':
      return { do: one.open.length > 0 ? 'answer' : 'opinions' };
    case 'OPINIONS':
    case 'CELL_REVIEW':
      if (one.referred) return { do: 'decide' };
      return lacking(one, day) ?? { do: 'cellVote', ...vote };
    case 'CELL_PROPOSED':
      return { do: 'committeeVote', ...vote };
    case 'GRASSROOTS_PROPOSED':
      return { do: 'decide' };
    case 'DECIDED':
      return { do: 'admit' };
    case 'PROBATIONARY': {
      const kind = without(PAPERS.slice(3));
      if (one.newCertificate === null) return { do: 'newCertificate' };
      if (kind !== undefined) return { do: 'paper', kind };
      if (one.cellRecognised === null || day < yearsLater(one.ceremonyOn ?? '', 1))
        return { do: 'cellRecognises', ...vote };
      return one.committeeRecognised === null ? { do: 'committeeRecognises', ...vote } : { do: 'recognise' };
    }
    default:
      return { do: 'return' };
  }
}

const votes = fc.constantFrom(
  { yes: 6, no: 3 },
  { yes: 5, no: 4 },
  { yes: 4, no: 5 },
  { yes: 3, no: 6 },
  { yes: 0, no: VOTERS },
);
const any: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('list', 'certify', 'start', 'ask', 'answer', 'opinions', 'decide', 'refuse', 'admit', 'remove')
      .map((one) => ({ do: one }) as Deed),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('revoke', 'newCertificate', 'recognise', 'leave', 'return')
      .map((one) => ({ do: one }) as Deed),
  },
  { weight: 2, arbitrary: fc.constantFrom(...PAPERS).map((kind) => ({ do: 'paper', kind }) as const) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('cellVote', 'committeeVote', 'cellRecognises', 'committeeRecognises'), votes)
      .map(([one, vote]) => ({ do: one, ...vote }) as Deed),
  },
);
/** A step: by itself the natural one; on which day against the last, and whether by a body below the one whose it is. */
export const step = fc.record({
  deed: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: any }),
  days: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(0, 1, 3) },
    { weight: 1, arbitrary: fc.constantFrom(-2, 370) },
  ),
  below: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const OPERATIONS: Record<Deed['do'], string> = {
  list: 'putOnList',
  certify: 'recordCertificate',
  start: 'startDossier',
  paper: 'recordPaper',
  ask: 'requestVerification',
  answer: 'recordVerification',
  opinions: 'recordOpinions',
  cellVote: 'recordCellVote',
  committeeVote: 'recordCommitteeVote',
  decide: 'recordDecision',
  refuse: 'recordRefusal',
  admit: 'recordAdmission',
  remove: 'removeProbationer',
  revoke: 'revokeDecision',
  newCertificate: 'recordCertificate',
  cellRecognises: 'recordCellVote',
  committeeRecognises: 'recordCommitteeVote',
  recognise: 'recordRecognition',
  leave: 'moveCandidateStage',
  return: 'moveCandidateStage',
};

let numbers = 0;

/** The input of a deed; the number of a paper is a new one each time. */
function inputOf(played: Played, deed: Deed, on: string): object {
  const candidateId = globalId('Candidate', played.id);
  numbers += 1;
  const number = `${numbers}-VB`;
  const byCell = { official: VOTERS, away: 0, exemptAbsent: 0 };
  switch (deed.do) {
    case 'list':
      return { candidateId, effectiveOn: on, documentNumber: number, mentors: [{ memberName: 'Lý Văn Sơn' }] };
    case 'certify':
    case 'newCertificate':
      return { candidateId, kind: deed.do === 'certify' ? 'AWARENESS' : 'NEW_MEMBER', number, issuedOn: on };
    case 'start':
      return { candidateId, effectiveOn: on, documentNumber: number };
    case 'paper':
      return { candidateId, kind: deed.kind, madeOn: on };
    case 'ask': {
      const requests = [{ place: 'Đảng ủy xã Mẫu', about: ['CANDIDATE'] }];
      return { candidateId, requestedOn: on, documentNumber: number, requests };
    }
    case 'answer':
      return { verificationId: globalId('Verification', played.open[0] ?? ''), answeredOn: on, documentNumber: number };
    case 'opinions': {
      const opinions = ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'].map((origin) => ({ origin, givenOn: on }));
      return { candidateId, concludedOn: on, opinions };
    }
    case 'cellVote':
    case 'cellRecognises':
    case 'committeeVote':
    case 'committeeRecognises': {
      const matter = deed.do.endsWith('Vote') ? 'ADMISSION' : 'RECOGNITION';
      const voters = deed.do.startsWith('cell') ? byCell : { members: VOTERS };
      return { candidateId, matter, heldOn: on, number, yes: deed.yes, no: deed.no, blank: 0, absent: 0, ...voters };
    }
    case 'decide':
    case 'recognise':
      return { candidateId, number, issuedOn: on };
    case 'refuse':
    case 'remove':
      return { candidateId, number, issuedOn: on, reason: 'x' };
    case 'admit':
      return { candidateId, ceremonyOn: on };
    case 'revoke':
      return { candidateId, number, revokedOn: on, reason: 'x' };
    case 'leave':
    case 'return':
      return {
        candidateId,
        to: deed.do === 'leave' ? 'OFF_LIST' : (played.model.leftAt ?? 'SOURCE'),
        effectiveOn: on,
        reason: 'x',
      };
  }
}

/** Plays one step, and holds the answer against the model. Null where there is nothing that could be asked. */
export async function play(
  server: TestServer,
  played: Played,
  { deed: wanted, days, below }: { deed: Deed | null; days: number; below: boolean },
): Promise<string | null> {
  const { model } = played;
  const deed = wanted ?? natural(played);
  if (deed.do === 'answer' && played.open.length === 0) return null;
  // A case that was ended or left by the hand of a cell returns to where it stood; there is no other way back.
  if (deed.do === 'return' && (model.stage !== 'OFF_LIST' || model.leftAt === null)) return null;
  const on = addDays(played.day, days);
  if (on > TODAY) return null;
  const whose = bodies.indexOf(bodyOf[deed.do]);
  const subject = below && whose > 0 ? bodies[whose - 1] : 'district';
  const before = JSON.stringify({ ...model, papers: [...model.papers] });
  const mutation = OPERATIONS[deed.do];
  const Input = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`;
  const { data, errors } = await server.ask(
    subject ?? null,
    `mutation ($input: ${Input}!) { it: ${mutation}(input: $input) { __typename ... on UserError { code message } } }`,
    { input: inputOf(played, deed, on) },
  );
  const told = () => JSON.stringify({ deed, on, subject, before, answer: data?.it });
  expect(errors, told()).toBeUndefined();
  const { __typename } = data.it;
  if (subject !== 'district') {
    expect(__typename, told()).toBe('Forbidden');
    return 'Forbidden';
  }
  const done = __typename.endsWith('Payload');
  // A ceremony before its decision cannot be right, whatever the rules are.
  const impossible = deed.do === 'admit' && model.stage === 'DECIDED' && on < model.decidedOn;
  const refusal = impossible ? 'InvalidInput' : 'RuleViolation';
  expect(done ? true : __typename, told()).toBe(doDeed(model, deed, on) || refusal);
  if (done) {
    if (on > played.day) played.day = on;
    const { rows } = await server.app.services.database.pool.query<{ id: string }>(
      'SELECT id FROM verification WHERE candidate_id = $1 AND answered_on IS NULL ORDER BY requested_at, id',
      [played.id],
    );
    played.open = rows.map(({ id }) => id);
  }
  return `${deed.do} ${done ? 'done' : 'refused'}`;
}
