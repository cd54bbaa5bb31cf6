import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { MarkedDay, WorkingCalendar } from '../../rules/working-days.ts';
import type { Actor } from '../actor.ts';
import type { NamedVersion } from './rules.ts';

/** The calendar of a year as it is from now on. */
export interface NewCalendarYear {
  id: string;
  year: number;
  version: number;
  source: string;
  documentNumber: string | null;
  documentOn: Day | null;
  reason: string | null;
  days: readonly MarkedDay[];
}

/** The version of a year's calendar that holds; 0 where there is none. */
export async function readCalendarVersion(tx: Transaction, year: number): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM calendar_year WHERE year = $1',
    [year],
  );
  return rows[0]?.version ?? 0;
}

/** Sets the calendars of years. Those before are kept. */
export async function enterCalendarYears(tx: Transaction, years: readonly NewCalendarYear[], by: Actor): Promise<void> {
  const rows = JSON.stringify(years);
  await tx.query(
    `INSERT INTO calendar_year (id, year, version, source, document_number, document_on, reason, set_by, set_role)
     SELECT id, year, version, source, "documentNumber", "documentOn", reason, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, year integer, version integer, source text, "documentNumber" text,
       "documentOn" date, reason text)`,
    [rows, by.subject, by.role],
  );
  await tx.query(
    `INSERT INTO calendar_day (calendar_year_id, day, kind, occasion, confidence)
     SELECT r.id, d.day, d.kind, d.occasion, d.confidence
     FROM json_to_recordset($1) AS r(id uuid, days json),
       json_to_recordset(r.days) AS d(day date, kind "CalendarDayKind", occasion text, confidence "Confidence")`,
    [rows],
  );
}

/** That somebody has read what a rule was taken to say. */
export interface NewRuleConfirmation extends NamedVersion {
  id: string;
  readIn: string;
}

/** Keeps what was confirmed. @returns the ids of what was not confirmed before */
export async function enterRuleConfirmations(
  tx: Transaction,
  confirmations: readonly NewRuleConfirmation[],
  by: Actor,
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO rule_confirmation (id, rule, in_force_from, read_in, recorded_by, recorded_role)
     SELECT id, rule, "from", "readIn", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, rule text, "from" date, "readIn" text)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(confirmations), by.subject, by.role],
  );
  return new Set(rows.map(({ id }) => id));
}

/** All that is known of which days are worked, as the transaction sees it. */
export async function readCalendarToday(tx: Pick<Transaction, 'query'>): Promise<WorkingCalendar> {
  const { rows } = await tx.query<{ year: number; days: MarkedDay[] }>(
    `SELECT DISTINCT ON (y.year) y.year, coalesce((
       SELECT json_agg(json_build_object('day', d.day, 'kind', d.kind, 'occasion', d.occasion, 'confidence', d.confidence)
         ORDER BY d.day) FROM calendar_day d WHERE d.calendar_year_id = y.id
     ), '[]') AS days FROM calendar_year y ORDER BY y.year, y.version DESC`,
  );
  return {
    years: new Set(rows.map(({ year }) => year)),
    days: new Map(rows.flatMap(({ days }) => days).map((one) => [one.day, one])),
  };
}
