import { v7 as uuidv7 } from 'uuid';
import type { Day } from '../../calendar.ts';
import type { ResolutionMatter, VotingBody } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { takeSteps } from '../candidate/records.ts';
import { CELL_VOTE, COMMITTEE_VOTE } from '../candidate/rules.ts';
import { readFields } from '../form.ts';
import { readPastDay, readText, readWhole } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { MOST_MEMBERS } from '../membership/rules.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { checkReady, voteStep } from './next-step.ts';
import { readCaseOn } from './read-case.ts';
import { enterResolutions } from './records.ts';
import {
  baseOf,
  type Counted,
  checkBase,
  checkCounted,
  neededOf,
  outcomeOf,
  rejectedWords,
  stageAfter,
} from './rules.ts';
import type { Voters } from './words.ts';

/** What is common to the votes of a cell and of a committee. */
export interface VoteInput extends Counted {
  candidateId: UnreadId;
  matter: ResolutionMatter;
  heldOn: UnreadDay;
  number: string;
}

/** A vote as it was read. */
export interface Vote {
  heldOn: Day;
  number: string;
  voters: Voters;
  counted: Counted;
}

/**
 * Reads a vote.
 * @param voters - who may vote, by the fields that say it.
 * @throws InvalidInput
 */
export function readVote(input: VoteInput, voters: Partial<Record<string, number>>, today: Day): Vote {
  const count = (field: string, value: number) => () => readWhole(value, field, 0, MOST_MEMBERS);
  const { official, members, away = 0, exemptAbsent = 0 } = voters;
  const form = readFields({
    heldOn: () => readPastDay(input.heldOn, 'heldOn', today),
    number: () => readText(input.number, 'number', LONGEST.documentNumber),
    members: official === undefined ? count('members', members ?? 0) : count('official', official),
    away: count('away', away),
    exemptAbsent: count('exemptAbsent', exemptAbsent),
    yes: count('yes', input.yes),
    no: count('no', input.no),
    blank: count('blank', input.blank),
    absent: count('absent', input.absent),
  });
  const { heldOn, number, yes, no, blank, absent, ...read } = form;
  const counted = { yes, no, blank, absent };
  checkCounted(read, counted);
  return { heldOn, number, voters: read, counted };
}

/** Whose vote it is, and what it is about. */
interface VoteOf {
  candidateId: string;
  body: VotingBody;
  matter: ResolutionMatter;
}

/**
 * Enters a vote on a case that is locked, with the rule of its day, and takes the step that it leads to.
 * @throws RuleViolation CELL_TOO_SMALL, VOTE_BASE_DIFFERS, or as hindrancesOf
 */
export async function enterVote(
  { tx, by }: { tx: Transaction; by: Actor },
  { candidateId, body, matter }: VoteOf,
  { heldOn, number, voters, counted }: Vote,
): Promise<void> {
  const at = await readCaseOn(tx, candidateId, heldOn, 'heldOn');
  checkReady(voteStep(body, matter), at, 'heldOn');
  const { facts, authority } = at;
  if (body === 'CELL') checkBase(voters, facts, heldOn);
  const { value: share, source: ruleSource } = (body === 'CELL' ? CELL_VOTE : COMMITTEE_VOTE).on(heldOn);
  const base = baseOf(voters);
  const needed = neededOf(base, share);
  const outcome = outcomeOf(body, counted, base, heldOn, facts.undecided);
  const committeeId = body === 'CELL' ? facts.committeeId : authority.grassroots.id;
  const reportedOn = body === 'CELL' && facts.official !== null ? facts.reportedOn : null;
  const record = { ...voters, ...counted, ...share, heldOn, number, reportedOn, base, needed, outcome, ruleSource };
  await enterResolutions(tx, [{ id: uuidv7(), candidateId, committeeId, body, matter, ...record }], by);
  let from = facts.stage;
  if (from === 'OPINIONS') {
    // The meeting that votes is the review.
    await takeSteps(tx, [{ candidateId, from, to: 'CELL_REVIEW', effectiveOn: heldOn }], by);
    from = 'CELL_REVIEW';
  }
  const to = stageAfter(body, matter, outcome);
  if (to === null) return;
  const reason = to === 'OUTSTANDING' ? rejectedWords(body, counted, base, needed, heldOn) : null;
  const step = { candidateId, from, to, effectiveOn: heldOn, reason, documentNumber: number };
  await takeSteps(tx, [step], by);
}
