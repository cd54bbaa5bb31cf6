import type { Day } from '../../calendar.ts';
import type { AreaKind, AreaSuccession, DifficultyClass } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import type { AreaFigures } from './rules.ts';

/** What an area is from a day on. */
export interface NewAreaForm {
  areaId: string;
  kind: AreaKind;
  name: string;
  parentId: string | null;
  difficultyClass: DifficultyClass | null;
  validFrom: Day;
  /** Null where it was so before the system. */
  documentNumber: string | null;
  documentOn: Day | null;
}

/** An area that is entered with its first form. */
export interface NewArea extends NewAreaForm {
  /** The committee that keeps its record. */
  keeperId: string;
  source: string | null;
}

const FORMS = `json_to_recordset($1) AS r("areaId" uuid, kind "AreaKind", name text, "parentId" uuid,
  "difficultyClass" "DifficultyClass", "validFrom" date, "documentNumber" text, "documentOn" date, "keeperId" uuid, source text)`;

/** Ends what holds of areas without an end, on the day from which something else does, or nothing any more. */
async function endLast(tx: Transaction, table: 'area_form' | 'area_code', rows: string): Promise<void> {
  await tx.query(
    `UPDATE ${table} AS last SET valid_to = r."validFrom" FROM json_to_recordset($1) AS r("areaId" uuid, "validFrom" date)
     WHERE last.area_id = r."areaId" AND last.valid_to IS NULL`,
    [rows],
  );
}

async function insertForms(tx: Transaction, forms: string, by: string): Promise<void> {
  await tx.query(
    `INSERT INTO area_form (id, area_id, kind, name, parent_id, difficulty_class, valid_from, document_number, document_on, recorded_by)
     SELECT gen_random_uuid(), "areaId", kind, name, "parentId", "difficultyClass", "validFrom", "documentNumber", "documentOn", $2
     FROM ${FORMS}`,
    [forms, by],
  );
}

/** Enters areas; those that they are part of may be among them. */
export async function enterAreas(tx: Transaction, areas: readonly NewArea[], by: string): Promise<void> {
  const rows = JSON.stringify(areas);
  await tx.query(
    `INSERT INTO area (id, kind, name, parent_id, difficulty_class, keeper_id, began_on, source)
     SELECT "areaId", kind, name, "parentId", "difficultyClass", "keeperId", "validFrom", source FROM ${FORMS}`,
    [rows],
  );
  await insertForms(tx, rows, by);
}

/** Says what areas are from a day on. The last form of each ends there. */
export async function enterAreaForms(tx: Transaction, forms: readonly NewAreaForm[], by: string): Promise<void> {
  const rows = JSON.stringify(forms);
  await endLast(tx, 'area_form', rows);
  await insertForms(tx, rows, by);
}

/** A code that an area is to have from a day on; null for none any more. */
export interface NewAreaCode {
  areaId: string;
  code: string | null;
  validFrom: Day;
}

/** Gives areas whose codes are locked other ones from a day on: none that means another area then. The last code of each ends there. */
export async function enterAreaCodes(tx: Transaction, codes: readonly NewAreaCode[], by: string): Promise<void> {
  const rows = JSON.stringify(codes);
  const read = 'json_to_recordset($1) AS r("areaId" uuid, code text, "validFrom" date)';
  await endLast(tx, 'area_code', rows);
  await tx.query(
    `INSERT INTO area_code (id, area_id, code, valid_from, recorded_by)
     SELECT gen_random_uuid(), "areaId", code, "validFrom", $2 FROM ${read} WHERE code IS NOT NULL`,
    [rows, by],
  );
}

/** Reads which of some codes mean another area on one of the days from theirs on. */
export async function readCodesInUse(tx: Transaction, codes: readonly NewAreaCode[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ code: string }>(
    `SELECT r.code FROM json_to_recordset($1) AS r("areaId" uuid, code text, "validFrom" date)
     JOIN area_code k ON k.code = r.code AND k.area_id <> r."areaId" AND (k.valid_to IS NULL OR k.valid_to > r."validFrom")`,
    [JSON.stringify(codes)],
  );
  return new Set(rows.map(({ code }) => code));
}

/** The end of an area, with those that follow it. */
export interface AreaEnd {
  areaId: string;
  /** The first day on which it is no more. */
  endsOn: Day;
  successorIds: readonly string[];
  succession: AreaSuccession | null;
  documentNumber: string;
  documentOn: Day;
}

/** Ends areas with their forms and codes, and says what follows them. Whoever covered one covers it no more. */
export async function endAreas(tx: Transaction, ends: readonly AreaEnd[], by: Actor): Promise<void> {
  const rows = JSON.stringify(ends);
  const read = `json_to_recordset($1) AS r("areaId" uuid, "endsOn" date, "successorIds" json, succession "AreaSuccession",
    "documentNumber" text, "documentOn" date)`;
  const lastDays = JSON.stringify(ends.map(({ areaId, endsOn }) => ({ areaId, validFrom: endsOn })));
  for (const table of ['area_form', 'area_code'] as const) await endLast(tx, table, lastDays);
  await tx.query(
    `UPDATE committee_area c SET valid_to = r."endsOn" FROM ${read}
     WHERE c.area_id = r."areaId" AND coalesce(c.valid_to, 'infinity') > r."endsOn"`,
    [rows],
  );
  await tx.query(`UPDATE area a SET ended_on = r."endsOn" FROM ${read} WHERE a.id = r."areaId"`, [rows]);
  await tx.query(
    `INSERT INTO area_lineage (id, from_id, to_id, kind, effective_on, document_number, document_on, recorded_by, recorded_role)
     SELECT gen_random_uuid(), "areaId", s.id::uuid, succession, "endsOn", "documentNumber", "documentOn", $2, $3::"Role"
     FROM ${read}, json_array_elements_text("successorIds") AS s(id)`,
    [rows, by.subject, by.role],
  );
}

/** An area that is part of another one, as it was last recorded. */
export interface AreaPart extends Omit<NewAreaForm, 'validFrom' | 'documentNumber' | 'documentOn'> {
  formedOn: Day;
}

/** Reads what is part of an area still. */
export async function readParts(tx: Transaction, areaId: string): Promise<AreaPart[]> {
  const { rows } = await tx.query<AreaPart>(
    `SELECT area_id AS "areaId", kind::text AS kind, name, parent_id AS "parentId",
       difficulty_class::text AS "difficultyClass", valid_from::text AS "formedOn"
     FROM area_form WHERE parent_id = $1 AND valid_to IS NULL ORDER BY name, area_id`,
    [areaId],
  );
  return rows;
}

/** An area and a day of it. */
export interface AreaDay {
  areaId: string;
  day: Day;
}

/** Reads what areas were, each on a day. Null for one that was not there then, or has ended since. */
export async function readAreasOn(tx: Transaction, asked: readonly AreaDay[]): Promise<(AreaKind | null)[]> {
  const { rows } = await tx.query<{ n: number; kind: AreaKind }>(
    `SELECT r.n, f.kind::text AS kind FROM json_to_recordset($1) AS r(n integer, "areaId" uuid, day date)
     JOIN area a ON a.id = r."areaId" AND a.ended_on IS NULL
     JOIN area_form f ON f.area_id = a.id AND daterange(f.valid_from, f.valid_to) @> r.day`,
    [JSON.stringify(asked.map(({ areaId, day }, n) => ({ n, areaId, day })))],
  );
  const found = new Map(rows.map(({ n, kind }) => [n, kind]));
  return asked.map((_, n) => found.get(n) ?? null);
}

/** An area as it stands, with what it was recorded with. */
export interface StandingArea extends Omit<NewAreaForm, 'areaId'> {
  id: string;
  code: string | null;
  keeperId: string;
}

/** All areas that have not ended, with their codes of a day; their paper is that of the first day. */
export async function readStandingAreas(tx: Transaction, day: Day): Promise<StandingArea[]> {
  const { rows } = await tx.query<StandingArea>(
    `SELECT a.id, k.code, a.name, a.kind::text AS kind, a.parent_id AS "parentId", a.difficulty_class::text AS "difficultyClass",
       a.began_on::text AS "validFrom", f.document_number AS "documentNumber", f.document_on::text AS "documentOn", a.keeper_id AS "keeperId"
     FROM area a
     LEFT JOIN area_code k ON k.area_id = a.id AND daterange(k.valid_from, k.valid_to) @> $1::date
     LEFT JOIN area_form f ON f.area_id = a.id AND f.valid_from = a.began_on
     WHERE a.ended_on IS NULL`,
    [day],
  );
  return rows;
}

/** Whether an area is part of another one today, over however many. */
export async function isPartOf(tx: Transaction, areaId: string, other: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `WITH RECURSIVE up AS (
       SELECT parent_id FROM area WHERE id = $1 UNION SELECT a.parent_id FROM up JOIN area a ON a.id = up.parent_id
     ) SELECT FROM up WHERE parent_id = $2`,
    [areaId, other],
  );
  return rowCount !== 0;
}

/** A committee and all the areas that it covers from a day on. */
export interface NewCover {
  committeeId: string;
  areaIds: readonly string[];
  validFrom: Day;
}

/** Says which areas locked committees cover from a day on, and no others. What goes on is left as it is. */
export async function enterCover(tx: Transaction, covers: readonly NewCover[], by: string): Promise<void> {
  const rows = JSON.stringify(covers);
  const read = 'json_to_recordset($1) AS r("committeeId" uuid, "areaIds" json, "validFrom" date)';
  const wanted = `SELECT "committeeId", a.id::uuid AS area, "validFrom" FROM ${read}, json_array_elements_text("areaIds") AS a(id)`;
  await tx.query(
    `WITH wanted AS (${wanted})
     UPDATE committee_area c SET valid_to = r."validFrom" FROM ${read}
     WHERE c.committee_id = r."committeeId" AND c.valid_to IS NULL
       AND NOT EXISTS (SELECT FROM wanted w WHERE w."committeeId" = c.committee_id AND w.area = c.area_id)`,
    [rows],
  );
  await tx.query(
    `WITH wanted AS (${wanted})
     INSERT INTO committee_area (id, committee_id, area_id, valid_from, recorded_by)
     SELECT gen_random_uuid(), "committeeId", area, "validFrom", $2 FROM wanted w
     WHERE NOT EXISTS (
       SELECT FROM committee_area c WHERE c.committee_id = w."committeeId" AND c.area_id = w.area AND c.valid_to IS NULL
     )`,
    [rows, by],
  );
}

/** What a committee was last said to cover. */
export interface LastCover {
  areaIds: string[];
  /** The last day on which it came to cover one, and on which it did no more; null where there is none. */
  coveredOn: Day | null;
  changedOn: Day | null;
}

/** Reads the areas that locked committees were last said to cover, and since when they do. */
export async function readLastCovers(
  tx: Transaction,
  committeeIds: readonly string[],
): Promise<Map<string, LastCover>> {
  const { rows } = await tx.query<LastCover & { committeeId: string }>(
    `SELECT committee_id AS "committeeId", coalesce(array_agg(area_id) FILTER (WHERE valid_to IS NULL), '{}') AS "areaIds",
       max(valid_from)::text AS "coveredOn", max(valid_to)::text AS "changedOn"
     FROM committee_area WHERE committee_id = ANY ($1::uuid[]) GROUP BY committee_id`,
    [committeeIds],
  );
  return new Map(rows.map(({ committeeId, ...cover }) => [committeeId, cover]));
}

/** The committees that cover an area without an end; and whether one of its covers begins on a day or later. */
export async function readCoverers(
  tx: Transaction,
  areaId: string,
  day: Day,
): Promise<{ committeeIds: string[]; later: boolean }> {
  const { rows } = await tx.query<{ committeeIds: string[]; later: boolean }>(
    `SELECT coalesce(array_agg(committee_id) FILTER (WHERE valid_to IS NULL), '{}') AS "committeeIds",
       coalesce(bool_or(valid_from >= $2::date), false) AS later
     FROM committee_area WHERE area_id = $1`,
    [areaId, day],
  );
  return rows[0] ?? { committeeIds: [], later: false };
}

/** Has committees cover one area in the place of another one, from a day on. */
export async function carryCover(
  tx: Transaction,
  { committeeIds, areaId, validFrom }: { committeeIds: readonly string[]; areaId: string; validFrom: Day },
  by: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO committee_area (id, committee_id, area_id, valid_from, recorded_by)
     SELECT gen_random_uuid(), c.id, $2, $3, $4 FROM unnest($1::uuid[]) AS c(id)
     WHERE NOT EXISTS (
       SELECT FROM committee_area o WHERE o.committee_id = c.id AND o.area_id = $2 AND coalesce(o.valid_to, 'infinity') > $3
     )`,
    [committeeIds, areaId, validFrom, by],
  );
}

/** What is known of an area on a day. */
export interface NewProfile extends AreaFigures {
  id: string;
  areaId: string;
  asOf: Day;
  source: string | null;
}

/** Reads what is on record of areas, each of a day; null where nothing is. */
export async function readProfilesOn(
  tx: Transaction,
  asked: readonly AreaDay[],
): Promise<((AreaFigures & { source: string | null }) | null)[]> {
  const { rows } = await tx.query<AreaFigures & { source: string | null; n: number }>(
    `SELECT r.n, p.* FROM json_to_recordset($1) AS r(n integer, "areaId" uuid, day date) CROSS JOIN LATERAL (
       SELECT households, poor_households AS "poorHouseholds", main_ethnic_group AS "mainEthnicGroup",
         main_livelihood AS "mainLivelihood", source
       FROM area_profile WHERE area_id = r."areaId" AND as_of = r.day ORDER BY id DESC LIMIT 1
     ) AS p`,
    [JSON.stringify(asked.map(({ areaId, day }, n) => ({ n, areaId, day })))],
  );
  const found = new Map(rows.map(({ n, ...profile }) => [n, profile]));
  return asked.map((_, n) => found.get(n) ?? null);
}

/** Enters what is known of areas. Of those of one day the last one that was entered holds. */
export async function enterProfiles(tx: Transaction, profiles: readonly NewProfile[], by: Actor): Promise<void> {
  await tx.query(
    `INSERT INTO area_profile (id, area_id, as_of, households, poor_households, main_ethnic_group, main_livelihood, source, set_by, set_role)
     SELECT id, "areaId", "asOf", households, "poorHouseholds", "mainEthnicGroup", "mainLivelihood", source, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "areaId" uuid, "asOf" date, households integer, "poorHouseholds" integer,
       "mainEthnicGroup" text, "mainLivelihood" text, source text)`,
    [JSON.stringify(profiles), by.subject, by.role],
  );
}
