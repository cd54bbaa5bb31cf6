import { v7 as uuidv7 } from 'uuid';
import type { TransferReason } from '../../db/generated/enums.ts';
import { caseLocked } from '../candidate/see-candidate.ts';
import { refuseEnded } from '../committee/refuse-ended.ts';
import { checkGrassroots } from '../committee/rules.ts';
import { violations as committees } from '../committee/violations.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { type LockedCase, lockCase } from '../resolution/locks.ts';
import { readDay, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { namedDestination } from './place.ts';
import { enterTransfers, readOpenTransfer } from './records.ts';
import { checkAnswerBy, checkAsked } from './rules.ts';
import { violations } from './violations.ts';

/** Whose case is to go where, and why. */
export interface TransferCandidateInput {
  candidateId: UnreadId;
  /** The grassroots organisation that is asked. */
  committeeId: UnreadId;
  reason: TransferReason;
  requestedOn: UnreadDay;
  /** The certificate that the person is being considered. */
  documentNumber: string;
  /** Needed where the admission is decided. */
  consentNumber?: string | null;
  answerBy: UnreadDay;
}

/**
 * The old grassroots committee asks another one to take the case of somebody who moves. Until that one accepts everything stays.
 * @throws NotFound, Forbidden, NotYourStep, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOT_GRASSROOTS, COMMITTEE_ENDED, COMMITTEE_NOT_IN_FORCE, TRANSFER_OPEN, or as checkAsked
 */
export const transferCandidate = write({
  places: {
    candidate: caseLocked<TransferCandidateInput, LockedCase>(lockCase, 'candidate:move', () => ({
      body: 'GRASSROOTS',
      field: 'candidateId',
    })),
    committee: namedDestination(),
  },
  read({ reason, ...input }: TransferCandidateInput, { today }) {
    const form = readFields({
      requestedOn: () => readPastDay(input.requestedOn, 'requestedOn', today),
      documentNumber: () => readText(input.documentNumber, 'documentNumber', LONGEST.documentNumber),
      consentNumber: () => readOptionalText(input.consentNumber, 'consentNumber', LONGEST.documentNumber),
      answerBy: () => readDay(input.answerBy),
    });
    checkAnswerBy(form);
    return { reason, ...form };
  },
  async work({ tx, by }, { candidate, committee }, form) {
    const { id: candidateId, stage, erased, authority } = candidate;
    checkNotErased(erased);
    checkGrassroots(committee.kind);
    await refuseEnded(tx, committee, form.requestedOn);
    if (authority === null) throw committees.COMMITTEE_NOT_IN_FORCE('candidateId');
    const { id: fromId } = authority.grassroots;
    checkAsked({ stage, ...form }, fromId, committee.id, form.requestedOn);
    const open = await readOpenTransfer(tx, candidateId);
    if (open !== null) throw violations.TRANSFER_OPEN(open.name, open.requestedOn);
    const id = uuidv7();
    await enterTransfers(tx, [{ id, candidateId, fromId, toId: committee.id, stage, ...form }], by);
    return { transfer: id };
  },
});
