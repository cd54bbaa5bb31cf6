-- A committee is found by what it was called on the day that is asked about.
ALTER TABLE "committee_form" ADD COLUMN "search_key" TEXT NOT NULL GENERATED ALWAYS AS (search_key("name")) STORED;
