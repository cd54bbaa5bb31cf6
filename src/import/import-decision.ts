import { shownDay } from '../calendar.ts';
import type { Transaction } from '../db/transaction.ts';
import { lockCommittees } from '../resolvers/committee/locks.ts';
import { readCodeHolders, readCommittees } from '../resolvers/committee/records.ts';
import { UserError } from '../resolvers/errors.ts';
import { namedInInput, readDecision } from '../resolvers/reorganisation/form.ts';
import type { Plan } from '../resolvers/reorganisation/plan.ts';
import { planOn } from '../resolvers/reorganisation/plan-on.ts';
import { readRecorded } from '../resolvers/reorganisation/records.ts';
import { writePlan } from '../resolvers/reorganisation/write-plan.ts';
import { DecisionForm } from './decision-form.ts';
import type { DecisionLine, DecisionSheet } from './decision-lines.ts';
import type { Counts, Importing } from './part.ts';
import { planCommittees } from './plan-committees.ts';
import type { Problems } from './problems.ts';
import { RestoreCodes } from './restore-codes.ts';

/**
 * Carries the decision of a file out, by the form, the plan and the writer of `reorganise`. What it does is told as notices. A run that only
 * looks ends with the plan, as a dry run does.
 * @param write - whether it is carried out; whoever asks for it has the tree alone.
 */
export async function importDecision(at: Importing, sheet: DecisionSheet, write: boolean): Promise<Counts> {
  const { tx, by, today, problems } = at;
  const none = { created: 0, changed: 0, unchanged: 0 };
  const { decisionNumber: number, decisionOn: issuedOn } = sheet.head;
  const since = await readRecorded(tx, { number, issuedOn });
  if (since !== null) {
    sheet.first.cells.refuse('decisionNumber', (texts) => texts.decisionRecorded(shownDay(since)));
    return none;
  }
  const form = await formOf(at, sheet);
  if (problems.list.length > 0) return none;
  try {
    const decision = readDecision(form.input);
    const { changed, goals } = namedInInput(form.input);
    const named = [...changed, ...goals];
    if (write) await lockCommittees(tx, named);
    const plan = await planOn(tx, decision, named, today);
    if (write) await writePlan(tx, decision, plan, by, { now: await momentOf(tx), today });
    tellPlan(plan, form, problems);
    return { ...none, created: sheet.lines.length };
  } catch (refusal) {
    if (!(refusal instanceof UserError)) throw refusal;
    form.refuse(refusal);
    return none;
  }
}

/** The form with the codes that the file had before a spreadsheet made numbers of them. */
async function formOf({ tx, today, update, problems }: Importing, sheet: DecisionSheet): Promise<DecisionForm> {
  const standing = await readCommittees(tx, today);
  const codes = new RestoreCodes(standing);
  const lines = sheet.lines.flatMap((line) => restored(line, codes));
  const given = lines.flatMap(({ named, to }) => [named.code, to?.code ?? null]).filter((code) => code !== null);
  const { find } = planCommittees(
    [],
    standing,
    await readCodeHolders(tx, given, today),
    { today, update, founds: false },
    problems,
  );
  return new DecisionForm({ ...sheet, lines }, find);
}

function restored(line: DecisionLine, codes: RestoreCodes): DecisionLine[] {
  const { cells, what } = line;
  const isNew = what === 'FOUND';
  if (isNew && cells.altered('committeeCode')?.certain) cells.refuseAltered('committeeCode');
  const named = isNew ? line.named : codes.named(cells, line.named);
  const to = line.to && codes.named(cells, line.to);
  return named === undefined || to === undefined ? [] : [{ ...line, named, to }];
}

/** The moment of the database: a demo may stand on another day than this machine. */
async function momentOf(tx: Transaction): Promise<Date> {
  const { rows } = await tx.query<{ now: Date }>('SELECT now() + clock_ahead() AS now');
  return rows[0]?.now ?? new Date();
}

/** Tells what a decision does beside what its lines say, each body that ends with all that stands there. */
function tellPlan(plan: Plan, form: DecisionForm, problems: Problems): void {
  const nameOf = (key: string): string => plan.bodies.get(key)?.name ?? '';
  const notice = (key: string, say: Parameters<Problems['notice']>[2]): void => {
    const { at, cells } = form.lineOf(key);
    problems.notice(at, cells.heading('committeeName'), say);
  };
  for (const { committeeId, successors } of plan.ended) {
    const of = <Row extends { committeeId: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.committeeId === committeeId);
    const roles = of(plan.roles);
    const counts = {
      roles: roles.length,
      rolesGone: roles.filter(({ to }) => to === null).length,
      officers: of(plan.officers).length,
      quotas: of(plan.quotas).length,
      classes: of(plan.classes).length,
      programmes: of(plan.programmes).length,
      cases: of(plan.cases).reduce((sum, { candidateIds }) => sum + candidateIds.length, 0),
      members: of(plan.members).reduce((sum, { memberIds }) => sum + memberIds.length, 0),
    };
    notice(committeeId, (texts) => texts.planEnds(nameOf(committeeId), successors.map(nameOf), counts));
  }
  if (plan.moved.length > 0) notice('', (texts) => texts.planMoves(plan.moved.length));
  for (const { key, words, source } of plan.warnings) notice(key, ({ language }) => `${words[language]} (${source})`);
  for (const { committeeId, year, before, after } of plan.figures) {
    notice(committeeId, (texts) => texts.planFigure(nameOf(committeeId), year, before, after));
  }
}
