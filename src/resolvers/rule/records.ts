import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { MarkedDay, WorkingCalendar } from '../../rules/working-days.ts';
import type { Actor } from '../actor.ts';

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
