import type { Day } from '../../calendar.ts';
import type { AbsenceKind, Sex } from '../../db/generated/enums.ts';
import { readIdentity } from '../candidate/facts.ts';
import { readFields } from '../form.ts';
import { readOptionalText, readPastDay } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { checkNotErased } from '../person/rules.ts';
import { named } from '../place.ts';
import type { UnreadDay, UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { lockMember } from './locks.ts';
import { changeMember, enterAbsences, type MemberFacts, readAbsences } from './records.ts';
import { absenceAfter, checkOwn, checkSince, type SaidOfAbsence } from './rules.ts';
import { mistakes } from './violations.ts';

/** What is put right of a member. What is left out stays; a day that is null is taken back. */
export interface UpdateMemberInput {
  memberId: UnreadId;
  fullName?: string | null;
  sex?: Sex | null;
  birthYear?: number | null;
  birthMonth?: number | null;
  probationarySince?: UnreadDay | null;
  officialSince?: UnreadDay | null;
  exemptSince?: UnreadDay | null;
  awaySince?: UnreadDay | null;
  exemptUntil?: UnreadDay | null;
  awayUntil?: UnreadDay | null;
  /** Needed where name, sex or birth are put right. */
  reason?: string | null;
}

const DAYS = ['probationarySince', 'officialSince', 'exemptSince', 'awaySince', 'exemptUntil', 'awayUntil'] as const;

/**
 * Puts right what is on record of a member, and says who is exempt or away, or was. What stood there is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation PERSON_ERASED, MEMBER_FOLLOWS_CASE, NOT_ABSENT, ABSENCE_OVERLAPS
 */
export const updateMember = write({
  places: { member: named('memberId', lockMember, { see: 'member:read', do: 'member:enter' }) },
  read({ reason, fullName, sex, birthYear, birthMonth, ...input }: UpdateMemberInput, { today }) {
    const identity = { fullName, sex, birthYear, birthMonth };
    return readFields({
      facts: (): MemberFacts => readIdentity(identity, today),
      days: () => readDays(input, today),
      reason: () => {
        const why = readOptionalText(reason, 'reason', LONGEST.reason);
        if (why === null && Object.values(identity).some((value) => value !== undefined)) {
          throw mistakes.reasonForIdentity();
        }
        return why;
      },
    });
  },
  async work({ tx, by }, { member }, { facts: identity, days, reason }) {
    const { exemptUntil, awayUntil, ...since } = days;
    const facts: MemberFacts = { ...identity, ...since };
    checkNotErased(member.erased, 'memberId');
    checkOwn(member, facts);
    checkSince({ ...member, ...facts });
    const over = await readAbsences(tx, member.id);
    const after = (kind: AbsenceKind, said: SaidOfAbsence, lasting: Day | null) =>
      absenceAfter(kind, said, { lasting, over: over.filter((one) => one.kind === kind) });
    const exempt = after('EXEMPT', { since: since.exemptSince, until: exemptUntil }, member.exemptSince);
    const away = after('AWAY', { since: since.awaySince, until: awayUntil }, member.awaySince);
    const lasting = { exemptSince: exempt.lasting, awaySince: away.lasting };
    await changeMember(tx, { memberId: member.id, facts: { ...facts, ...lasting }, reason }, by);
    const entered = [exempt, away].flatMap((one) => one.entered ?? []);
    await enterAbsences(
      tx,
      entered.map((one) => ({ memberId: member.id, ...one })),
      by,
    );
    return { member: member.id };
  },
});

/** The days that a form says. */
function readDays(
  input: Pick<UpdateMemberInput, (typeof DAYS)[number]>,
  today: Day,
): Partial<Record<(typeof DAYS)[number], Day | null>> {
  const said = DAYS.filter((field) => input[field] !== undefined);
  const readers = said.map((field) => {
    const value = input[field];
    return [field, () => (value ? readPastDay(value, field, today) : null)] as const;
  });
  return readFields(Object.fromEntries(readers) as Partial<Record<(typeof DAYS)[number], () => Day | null>>);
}
