import { v7 as uuidv7 } from 'uuid';
import { checkDecision } from '../admission/named-decision.ts';
import { confirmedBy } from '../candidate/rules.ts';
import type { Authority } from '../committee/authority.ts';
import { Forbidden, InvalidInput, NotFound, NotYourStep, RuleViolation } from '../errors.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readPastDay, readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import type { Places } from '../place.ts';
import { readCalendarToday } from '../rule/records.ts';
import { readId, type UnreadDay, type UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type LockedCase, lockCase } from './locks.ts';
import { stepBodies, takesStep } from './place.ts';
import { enterConfirmations, enterDecisions, readOnRecord } from './records.ts';
import { checkConfirmation, MOST_CONFIRMATIONS, timeTaken } from './rules.ts';

/** The paper of a step from before the system. */
interface ConfirmationInput {
  candidateId: UnreadId;
  number: string;
  madeOn: UnreadDay;
}

/** A sheet of confirmations. */
export interface ConfirmLegacyInput {
  confirmations: readonly ConfirmationInput[];
}

const pathOf = (n: number, field: string): string[] => ['confirmations', String(n), field];

/** The cases of a sheet, each once. What is refused names the row that is about it. */
const cases: Places<ConfirmLegacyInput, LockedCase> = {
  read: ({ confirmations }) => {
    if (confirmations.length === 0 || confirmations.length > MOST_CONFIRMATIONS) {
      throw new InvalidInput((texts) => texts.between('confirmations', 1, MOST_CONFIRMATIONS), ['confirmations']);
    }
    return [...new Set(readEach(confirmations, ({ candidateId }): string => readId(candidateId)))];
  },
  lock: lockCase,
  async allow(found, { confirmations }, context, again = false, id) {
    try {
      // Once it is confirmed the case may have gone on: who sees it may be told what was done.
      return await takesStep(found, found === null || again ? 'CELL' : stepBodies[confirmedBy(found.stage)], context);
    } catch (refusal) {
      const path = pathOf(
        confirmations.findIndex(({ candidateId }) => readId(candidateId) === id),
        'candidateId',
      );
      if (refusal instanceof NotYourStep) throw new NotYourStep(refusal.say, path);
      if (refusal instanceof Forbidden) throw new Forbidden(refusal.say, path);
      if (refusal instanceof NotFound) throw new NotFound(refusal.say, path);
      throw refusal;
    }
  },
};

/**
 * Confirms steps from before the system, each by the body whose step it was, with the number and day of its paper: all of a sheet,
 * or none. That of a decision, or of an admission, is kept as the decision that it was.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, NOTHING_TO_CONFIRM, PAPER_AFTER_STEP, DECISION_DIFFERS
 */
export const confirmLegacy = write({
  places: { cases },
  read: ({ confirmations }: ConfirmLegacyInput, { today }) =>
    readEach(confirmations, ({ candidateId, number, madeOn }, n) =>
      readFields({
        candidateId: () => readAt(pathOf(n, 'candidateId'), () => readId(candidateId)),
        number: () => readAt(pathOf(n, 'number'), () => readText(number, 'number', LONGEST.documentNumber)),
        madeOn: () => readAt(pathOf(n, 'madeOn'), () => readPastDay(madeOn, 'madeOn', today)),
      }),
    ),
  async work({ tx, by }, { cases: locked }, papers) {
    const byId = new Map(locked.map((one) => [one.id, one]));
    const onRecord = await readOnRecord(tx, [...byId.keys()]);
    const rows = papers.map(({ candidateId, number, madeOn }, n) => {
      const { stage, committeeId, authority, ...found } = byId.get(candidateId) as LockedCase & {
        authority: Authority;
      };
      const { admission = null, decided = false } = onRecord.get(candidateId) ?? {};
      atRow(n, () => {
        checkConfirmation(
          { stage, ...found },
          papers.findIndex((one) => one.candidateId === candidateId) === n,
          madeOn,
        );
        if (admission !== null) checkDecision({ decisionNumber: number, decisionOn: madeOn }, admission);
      });
      const body = confirmedBy(stage);
      const { grassroots, decider } = authority;
      const who = { CELL: committeeId, GRASSROOTS: grassroots.id, SUPERIOR: decider.id }[body];
      return {
        id: uuidv7(),
        candidateId,
        stage,
        committeeId: who,
        number,
        madeOn,
        decides: body === 'SUPERIOR',
        decided,
      };
    });
    await enterConfirmations(tx, rows, by);
    const calendar = await readCalendarToday(tx);
    const decisions = rows
      .filter(({ decides, decided }) => decides && !decided)
      .map(({ candidateId, number, madeOn }) => {
        const { byDefault, body, decider } = (byId.get(candidateId) as LockedCase & { authority: Authority }).authority;
        const whose = {
          candidateId,
          deciderId: decider.id,
          byDefault,
          body,
          matter: 'ADMISSION',
          granted: true,
        } as const;
        const paper = { number, issuedOn: madeOn, receivedOn: null, resolvedOn: null };
        return { id: uuidv7(), ...whose, ...paper, ...timeTaken('ADMISSION', null, madeOn, calendar) };
      });
    await enterDecisions(tx, decisions, by);
    return { candidates: rows.map(({ candidateId }) => candidateId) };
  },
});

/** Has what refuses name the row that it is about. */
function atRow(n: number, check: () => void): void {
  try {
    check();
  } catch (refusal) {
    if (!(refusal instanceof RuleViolation)) throw refusal;
    const [field = ''] = refusal.inputPath;
    const own: Record<string, string> = { decisionNumber: 'number', decisionOn: 'madeOn' };
    throw refusal.with({ path: pathOf(n, own[field] ?? field) });
  }
}
