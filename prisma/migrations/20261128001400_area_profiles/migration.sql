-- Figures of a place belong to its area, difficulties to the committee that works there. Both have their days.

-- CreateTable
CREATE TABLE "area_profile" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "households" INTEGER,
    "poor_households" INTEGER,
    "main_ethnic_group" TEXT,
    "main_livelihood" TEXT,
    "source" TEXT,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_obstacles" (
    "id" UUID NOT NULL,
    "committee_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "obstacles" "Obstacle"[],
    "youth_active_min_percent" INTEGER,
    "youth_active_max_percent" INTEGER,
    "youth_active_qualifier" "Qualifier",
    "source" TEXT,
    "set_by" TEXT NOT NULL,
    "set_role" "Role",
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "committee_obstacles_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "area_profile_area_id_as_of_idx" ON "area_profile"("area_id", "as_of");

-- CreateIndex
CREATE INDEX "committee_obstacles_committee_id_valid_from_idx" ON "committee_obstacles"("committee_id", "valid_from");

-- AddForeignKey
ALTER TABLE "area_profile" ADD CONSTRAINT "area_profile_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_obstacles" ADD CONSTRAINT "committee_obstacles_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE area_profile ADD CONSTRAINT area_profile_households_check CHECK (households >= 0);
ALTER TABLE area_profile ADD CONSTRAINT area_profile_poor_households_check CHECK (poor_households BETWEEN 0 AND households);
ALTER TABLE committee_obstacles ADD CONSTRAINT committee_obstacles_youth_check
  CHECK (0 <= youth_active_min_percent AND youth_active_min_percent <= youth_active_max_percent AND youth_active_max_percent <= 100);

-- What was said of the place of a committee is now said of an area: one is made for each of them, called what the committee is called
-- after. Nothing is known of the days before the figures.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT p.*, gen_random_uuid() AS area_id, c.parent_id AS above_id, n.unit,
  coalesce(nullif(btrim(substr(c.name, length(n.unit) + 1)), ''), c.name) AS area_name,
  (CASE lower(split_part(n.unit, ' ', 3) || ' ' || split_part(n.unit, ' ', 4) || ' ' || split_part(n.unit, ' ', 5))
    WHEN 'thôn  ' THEN 'HAMLET' WHEN 'bản  ' THEN 'VILLAGE' WHEN 'tổ dân phố' THEN 'NEIGHBOURHOOD' WHEN 'xã  ' THEN 'COMMUNE'
    WHEN 'phường  ' THEN 'WARD' WHEN 'thị trấn ' THEN 'TOWNSHIP' WHEN 'đặc khu ' THEN 'SPECIAL_ZONE' WHEN 'huyện  ' THEN 'DISTRICT'
    WHEN 'thị xã ' THEN 'TOWN' WHEN 'thành phố ' THEN 'CITY' WHEN 'tỉnh  ' THEN 'PROVINCE'
    ELSE CASE c.kind WHEN 'GRASSROOTS_COMMITTEE' THEN 'COMMUNE' WHEN 'SUPERIOR' THEN 'DISTRICT' WHEN 'PROVINCE' THEN 'PROVINCE'
      WHEN 'CENTRAL' THEN 'PROVINCE' ELSE 'HAMLET' END
  END)::"AreaKind" AS kind
FROM committee_profile p
JOIN committee c ON c.id = p.committee_id
CROSS JOIN LATERAL (
  SELECT coalesce(substring(c.name FROM
    '^(?:[Cc]hi|[ĐđD]ảng) bộ (?:thôn|bản|tổ dân phố|xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|tỉnh)(?= )'), '') AS unit
) AS n
WHERE num_nonnulls(p.households, p.poor_households, p.main_ethnic_group, p.main_livelihood, p.difficulty_class) > 0;

INSERT INTO area (id, kind, name, difficulty_class, keeper_id, began_on, source)
SELECT area_id, kind, area_name, difficulty_class, committee_id, as_of, source FROM made;
INSERT INTO area_form (id, area_id, kind, name, parent_id, difficulty_class, valid_from)
SELECT gen_random_uuid(), m.area_id, m.kind, m.area_name, above.area_id, m.difficulty_class, m.as_of
FROM made m LEFT JOIN made above ON above.committee_id = m.above_id AND above.as_of <= m.as_of;
INSERT INTO committee_area (id, committee_id, area_id, valid_from)
SELECT gen_random_uuid(), committee_id, area_id, as_of FROM made;
INSERT INTO area_profile (id, area_id, as_of, households, poor_households, main_ethnic_group, main_livelihood, source, set_by)
SELECT gen_random_uuid(), area_id, as_of, households, poor_households, main_ethnic_group, main_livelihood, source, 'migration' FROM made;
INSERT INTO committee_obstacles (id, committee_id, valid_from, obstacles, youth_active_min_percent, youth_active_max_percent,
  youth_active_qualifier, source, set_by)
SELECT gen_random_uuid(), committee_id, as_of, coalesce(obstacles, '{}'), youth_active_min_percent, youth_active_max_percent,
  youth_active_qualifier, source, 'migration'
FROM committee_profile WHERE obstacles <> '{}' OR youth_active_min_percent IS NOT NULL OR youth_active_max_percent IS NOT NULL;

DROP TABLE committee_profile;

CREATE OR REPLACE TRIGGER area_profile_append_only BEFORE UPDATE OR DELETE ON area_profile FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_append_only BEFORE UPDATE OR DELETE ON committee_obstacles FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER area_profile_not_emptied BEFORE TRUNCATE ON area_profile FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER committee_obstacles_not_emptied BEFORE TRUNCATE ON committee_obstacles FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
