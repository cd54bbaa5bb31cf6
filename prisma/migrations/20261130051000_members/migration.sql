-- A light roll of the members of cells. Whoever has been admitted is on it.

-- CreateEnum
CREATE TYPE "MemberLeft" AS ENUM ('LEFT', 'STRUCK_OFF', 'EXPELLED', 'DIED', 'REMOVED', 'REVOKED');

-- DropForeignKey
ALTER TABLE "membership_end" DROP CONSTRAINT "membership_end_candidate_id_fkey";

-- AlterTable
ALTER TABLE "membership_end" ADD COLUMN     "member_id" UUID,
ALTER COLUMN "candidate_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "candidate_id" UUID,
    "committee_id" UUID NOT NULL,
    "full_name" TEXT COLLATE "vietnamese",
    "given_name" TEXT COLLATE "vietnamese" GENERATED ALWAYS AS (substring(full_name FROM '[^ ]+$')) STORED,
    "probationary_since" DATE,
    "official_since" DATE,
    "exempt_since" DATE,
    "away_since" DATE,
    "left_on" DATE,
    "left_reason" "MemberLeft",
    "entered_by" TEXT,
    "entered_role" "Role",
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_place" (
    "id" SERIAL NOT NULL,
    "member_id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "cause" "CasePlaceCause",
    "document_number" TEXT,
    "recorded_by" TEXT,
    "recorded_role" "Role",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + clock_ahead()),

    CONSTRAINT "member_place_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_candidate_id_key" ON "member"("candidate_id");

-- CreateIndex
CREATE INDEX "member_person_id_idx" ON "member"("person_id");

-- CreateIndex
CREATE INDEX "member_committee_id_idx" ON "member"("committee_id");

-- CreateIndex
CREATE INDEX "member_given_name_full_name_id_idx" ON "member"("given_name", "full_name", "id");

-- CreateIndex
CREATE INDEX "member_full_name_id_idx" ON "member"("full_name", "id");

-- CreateIndex
CREATE INDEX "member_place_member_id_valid_from_idx" ON "member_place"("member_id", "valid_from");

-- CreateIndex
CREATE INDEX "member_place_committee_id_idx" ON "member_place"("committee_id");

-- CreateIndex
CREATE INDEX "membership_end_member_id_id_idx" ON "membership_end"("member_id", "id");

-- AddForeignKey
ALTER TABLE "membership_end" ADD CONSTRAINT "membership_end_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_end" ADD CONSTRAINT "membership_end_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_place" ADD CONSTRAINT "member_place_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_place" ADD CONSTRAINT "member_place_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of a case, or of a member without one.
ALTER TABLE membership_end ADD CONSTRAINT membership_end_of_one CHECK (num_nonnulls(candidate_id, member_id) = 1);

ALTER TABLE member ADD CONSTRAINT member_since CHECK (num_nonnulls(probationary_since, official_since) >= 1);
ALTER TABLE member ADD CONSTRAINT member_left_whole CHECK ((left_on IS NULL) = (left_reason IS NULL));
ALTER TABLE member_place ADD CONSTRAINT member_place_days CHECK (valid_to >= valid_from);
ALTER TABLE member_place ADD CONSTRAINT member_place_first CHECK ((valid_from IS NULL) = (cause IS NULL));
ALTER TABLE member_place ADD CONSTRAINT member_place_document_check
  CHECK (document_number IS NFC NORMALIZED AND btrim(document_number) <> '' AND length(document_number) <= 100);
ALTER TABLE member_place ADD CONSTRAINT member_place_once
  EXCLUDE USING gist (uuid_hash_extended(member_id, 0) WITH =, daterange(valid_from, valid_to) WITH &&)
  WHERE (valid_from IS NOT NULL OR valid_to IS NOT NULL);
CREATE UNIQUE INDEX member_place_first_once ON member_place (member_id) WHERE valid_from IS NULL;

-- An entry for each person and group: of each case that was looked at, or of a person without one. Looks of before persons were
-- named have cases alone. Two columns say when: `at` by an index, and `moment` by none. How many looks are at
-- somebody PostgreSQL cannot guess: ordered by `at` it reads all looks to find a few, ordered by `moment` it finds them by
-- the persons first. Its id is the look's own where there is one, as it always was, and tells which one it
-- is where there are several; byte by byte, so that entries of one moment have one order everywhere.
CREATE OR REPLACE VIEW access_log AS
SELECT CASE WHEN cardinality(coalesce(l.people, l.persons)) = 1 AND cardinality(l.groups) = 1 THEN l.id::text
    ELSE l.id || ':' || coalesce(p.candidate_id, p.person_id) || ':' || g.part END COLLATE "C" AS id,
  l.at, l.viewer, p.candidate_id, g.part AS "group", l.operation, l.reason, l.id AS look_id, l.persons,
  (l.at + interval '0')::timestamptz(3) AS moment, p.person_id, l.people,
  CASE WHEN p.candidate_id IS NULL THEN (
    SELECT m.id FROM member m WHERE m.person_id = p.person_id ORDER BY m.entered_at DESC, m.id DESC LIMIT 1
  ) END AS member_id
FROM access_look l CROSS JOIN LATERAL unnest(l.persons, l.people) AS p(candidate_id, person_id)
CROSS JOIN LATERAL unnest(l.groups) AS g(part);

-- Enters members to whom cases have led that were loaded without them.
CREATE OR REPLACE FUNCTION enter_members() RETURNS void LANGUAGE sql AS $$
  INSERT INTO member (id, person_id, candidate_id, committee_id, full_name, erased_at, probationary_since, official_since,
    left_on, left_reason)
  SELECT gen_random_uuid(), c.person_id, c.id, c.committee_id, p.full_name, p.erased_at,
    CASE c.stage WHEN 'OFFICIAL' THEN a.ceremony_on ELSE coalesce(a.ceremony_on, c.stage_since) END,
    CASE c.stage WHEN 'OFFICIAL' THEN c.stage_since END,
    CASE c.stage WHEN 'REMOVED' THEN c.stage_since ELSE e.ended_on END,
    CASE WHEN c.stage = 'REMOVED' THEN 'REMOVED' WHEN e.ended_on IS NOT NULL THEN e.reason::text END::"MemberLeft"
  FROM candidate c JOIN person p ON p.id = c.person_id
  LEFT JOIN admission a ON a.candidate_id = c.id AND NOT a.revoked
  LEFT JOIN LATERAL (
    SELECT ended_on, reason FROM membership_end WHERE candidate_id = c.id ORDER BY changed_at DESC, id DESC LIMIT 1
  ) AS e ON true
  WHERE c.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED') AND NOT EXISTS (SELECT FROM member WHERE candidate_id = c.id)
$$;

-- A roll keeps its members, and nobody empties it.
CREATE OR REPLACE TRIGGER member_kept BEFORE DELETE ON member FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER member_not_emptied BEFORE TRUNCATE ON member FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER member_place_not_emptied BEFORE TRUNCATE ON member_place FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The last entry about the end of a membership holds.
CREATE OR REPLACE FUNCTION member_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE member SET left_on = NEW.ended_on,
    left_reason = CASE WHEN NEW.ended_on IS NOT NULL THEN NEW.reason::text::"MemberLeft" END
  WHERE id = NEW.member_id OR candidate_id = NEW.candidate_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_ends AFTER INSERT ON membership_end FOR EACH ROW EXECUTE FUNCTION member_ends();

-- Whoever is entered as a member, and not by a case, stands with that cell from the beginning on.
CREATE OR REPLACE FUNCTION member_first_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_place (member_id, committee_id) VALUES (NEW.id, NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_first_place AFTER INSERT ON member
  FOR EACH ROW WHEN (NEW.candidate_id IS NULL) EXECUTE FUNCTION member_first_place();

-- Who is admitted comes onto the roll of the cell in the same transaction, and follows the case from there on: recognition, removal,
-- a cell that is another one, a decision that was revoked. The person is not asked: who changes one holds the case.
CREATE OR REPLACE FUNCTION member_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage IN ('PROBATIONARY', 'OFFICIAL') THEN
    INSERT INTO member AS m (id, person_id, candidate_id, committee_id, probationary_since, official_since)
    VALUES (gen_random_uuid(), NEW.person_id, NEW.id, NEW.committee_id,
      CASE NEW.stage WHEN 'PROBATIONARY' THEN NEW.stage_since
        ELSE (SELECT ceremony_on FROM admission WHERE candidate_id = NEW.id AND NOT revoked) END,
      CASE NEW.stage WHEN 'OFFICIAL' THEN NEW.stage_since END)
    ON CONFLICT (candidate_id) DO UPDATE SET committee_id = excluded.committee_id,
      probationary_since = coalesce(excluded.probationary_since, m.probationary_since),
      official_since = excluded.official_since,
      left_on = CASE WHEN m.left_reason NOT IN ('REMOVED', 'REVOKED') THEN m.left_on END,
      left_reason = CASE WHEN m.left_reason NOT IN ('REMOVED', 'REVOKED') THEN m.left_reason END;
  ELSE
    UPDATE member m SET committee_id = NEW.committee_id,
      left_on = CASE NEW.stage WHEN 'REMOVED' THEN NEW.stage_since ELSE coalesce(m.probationary_since, m.official_since) END,
      left_reason = CASE NEW.stage WHEN 'REMOVED' THEN 'REMOVED' ELSE 'REVOKED' END::"MemberLeft"
    WHERE candidate_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_of_case_entered AFTER INSERT ON candidate
  FOR EACH ROW WHEN (NEW.stage IN ('PROBATIONARY', 'OFFICIAL')) EXECUTE FUNCTION member_of_case();
CREATE OR REPLACE TRIGGER member_of_case AFTER UPDATE OF stage, stage_since, committee_id ON candidate
  FOR EACH ROW WHEN (
    (NEW.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED') OR OLD.stage IN ('PROBATIONARY', 'OFFICIAL', 'REMOVED'))
    AND (OLD.stage, OLD.stage_since, OLD.committee_id) IS DISTINCT FROM (NEW.stage, NEW.stage_since, NEW.committee_id))
  EXECUTE FUNCTION member_of_case();

-- What a member has of its person is a copy, whatever is given.
CREATE OR REPLACE FUNCTION member_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT full_name, erased_at INTO NEW.full_name, NEW.erased_at FROM person WHERE id = NEW.person_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER member_of_person BEFORE INSERT OR UPDATE OF person_id, full_name, erased_at ON member
  FOR EACH ROW EXECUTE FUNCTION member_of_person();

-- The committee of a member without a case is that of its place of today. A place of a later day is taken at its midnight
-- (place_members); the feed looks once more then.
CREATE OR REPLACE FUNCTION member_takes_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date;
BEGIN
  SELECT greatest(day, local_today()) INTO today FROM feed_head;
  UPDATE member m SET committee_id = p.committee_id FROM member_place p
  WHERE m.id IN (SELECT member_id FROM new_rows) AND p.member_id = m.id AND daterange(p.valid_from, p.valid_to) @> today
    AND m.committee_id <> p.committee_id;
  INSERT INTO feed_pending (kind, committee_id, day)
  SELECT 'PIPELINE', committee_id, min(valid_from) FROM new_rows
  WHERE valid_from > today AND (valid_to IS NULL OR valid_from < valid_to) GROUP BY committee_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER member_takes_place_inserted AFTER INSERT ON member_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_takes_place();
CREATE OR REPLACE TRIGGER member_takes_place_updated AFTER UPDATE ON member_place
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION member_takes_place();

-- What is put right of a person is so in all cases and memberships of theirs. Who is erased is so in all of them, whole: beside the copies
-- goes everything else that a case says of the person.
CREATE OR REPLACE FUNCTION person_copied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.erased_at IS NULL THEN
    UPDATE candidate SET full_name = NEW.full_name, sex = NEW.sex, birth_year = NEW.birth_year,
      birth_month = NEW.birth_month, erased_at = NULL
    WHERE person_id = NEW.id;
  ELSE
    UPDATE candidate SET full_name = NEW.full_name, sex = NEW.sex, birth_year = NEW.birth_year,
      birth_month = NEW.birth_month, ethnic_group = NULL, source_category = NULL, youth_union_member = NULL,
      away_for_work = NULL, education = NULL, citizen = NULL, residence = NULL, workplace = NULL, occupation = NULL,
      religious = NULL, trade_union_member = NULL, village_head = NULL, militia = NULL, availability = NULL,
      applied_on = NULL, history_on = NULL, erased_at = NEW.erased_at
    WHERE person_id = NEW.id;
  END IF;
  UPDATE member SET full_name = NEW.full_name, erased_at = NEW.erased_at WHERE person_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER person_copied AFTER UPDATE ON person
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION person_copied();

-- Brings the committee of candidates in line with their places of a day. Returns how many rows it changed; those that somebody
-- holds are left as they are and counted as `held`: the feed must not wait for them. Cases that have never moved are not
-- looked at.
CREATE OR REPLACE FUNCTION place_cases(today date, OUT changed integer, OUT held integer) LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  -- What these rows ask for is done by the next statement, which sees all that they came with.
  DELETE FROM feed_pending WHERE kind = 'PIPELINE' AND day IS NOT NULL;
  WITH elsewhere AS MATERIALIZED (
    SELECT c.id, p.committee_id FROM case_place p JOIN candidate c ON c.id = p.candidate_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to) AND c.committee_id <> p.committee_id
  ), free AS (
    SELECT c.id FROM elsewhere e JOIN candidate c ON c.id = e.id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), put AS (
    UPDATE candidate c SET committee_id = e.committee_id FROM elsewhere e JOIN free USING (id) WHERE c.id = e.id RETURNING c.id
  )
  SELECT (SELECT count(*) FROM put), (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO changed, held;
  held := held + place_members(today);
END $$;

-- Brings the committee of members without a case in line with their places of a day. Returns how many are left as they are because
-- somebody holds them: the feed must not wait. Those who have never moved are not looked at.
CREATE OR REPLACE FUNCTION place_members(today date) RETURNS integer LANGUAGE plpgsql
  SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  held integer;
BEGIN
  WITH elsewhere AS MATERIALIZED (
    SELECT m.id, p.committee_id FROM member_place p JOIN member m ON m.id = p.member_id
    WHERE p.valid_from <= today AND (p.valid_to IS NULL OR today < p.valid_to) AND m.committee_id <> p.committee_id
  ), free AS (
    SELECT m.id FROM elsewhere e JOIN member m ON m.id = e.id FOR NO KEY UPDATE OF m SKIP LOCKED
  ), put AS (
    UPDATE member m SET committee_id = e.committee_id FROM elsewhere e JOIN free USING (id) WHERE m.id = e.id RETURNING m.id
  )
  SELECT (SELECT count(*) FROM elsewhere) - (SELECT count(*) FROM put) INTO held;
  RETURN held;
END $$;

-- Gives a place to cases that were loaded without one: where they stand, from the beginning on. Who was admitted by another cell
-- stood there up to the day of the ceremony. Whoever is a member by such a case comes onto the roll.
CREATE OR REPLACE FUNCTION enter_first_places() RETURNS void LANGUAGE sql AS $$
  WITH bare AS (
    SELECT c.id, c.committee_id, a.committee_id AS admitted_by, a.ceremony_on + 1 AS came_on
    FROM candidate c LEFT JOIN LATERAL (
      SELECT committee_id, ceremony_on FROM admission WHERE candidate_id = c.id ORDER BY revoked, recorded_at DESC LIMIT 1
    ) AS a ON a.committee_id <> c.committee_id
    WHERE NOT EXISTS (SELECT FROM case_place WHERE candidate_id = c.id)
  )
  INSERT INTO case_place (candidate_id, committee_id, valid_from, valid_to, cause)
  SELECT id, coalesce(admitted_by, committee_id), NULL, came_on, NULL::"CasePlaceCause" FROM bare
  UNION ALL SELECT id, committee_id, came_on, NULL, 'TRANSFER' FROM bare WHERE came_on IS NOT NULL;
  SELECT enter_members()
$$;

-- Who was admitted already.
SELECT enter_members();
