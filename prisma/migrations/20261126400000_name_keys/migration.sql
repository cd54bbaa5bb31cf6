-- One key for names in search, import and page; src/name-keys.ts has the same, class by class. The bodies are bound when
-- they are made and name their collation: they depend neither on a search path nor on the locale of the database.

-- Generated columns keep what the old function said until they are made anew.
ALTER TABLE "committee" DROP COLUMN "search_key";
ALTER TABLE "candidate" DROP COLUMN "search_key";
DROP FUNCTION search_key(text);

-- One writing of a name: decomposed, small, look-alikes as what they stand for, nothing invisible, blanks single.
CREATE FUNCTION folded_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(lower(
  regexp_replace(normalize(
    translate(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(name,
        '[\u00d0\u00f0\u0110\u0189\u0256\u1d6d]', 'đ', 'g'),
        '[\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u055b\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]', '''', 'g'),
        '[\u00ab\u00bb\u201c-\u201f\u2033\u2036\uff02]', '"', 'g'),
        '[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]', '-', 'g'),
      'ıɃ', 'iƀ'),
    NFKD), '[\u00ad\u0307\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]', '', 'g')
  COLLATE "C"), '[\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'), ' ');

-- What names are looked for by: without accents, đ as d.
CREATE FUNCTION search_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(regexp_replace(folded_name(name), '[\u0300-\u036f]', '', 'g'), 'đƀ', 'db');

-- What names are the same by: with accents, each tone at the end of its syllable.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN normalize(regexp_replace(folded_name(name),
  '([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0304-\u0308\u030a-\u0322\u0324-\u036fa-zđƀ]+)', '\2\1', 'g'), NFC);

ALTER TABLE "committee" ADD COLUMN "search_key" TEXT NOT NULL GENERATED ALWAYS AS (search_key("name")) STORED;
ALTER TABLE "candidate" ADD COLUMN "search_key" TEXT GENERATED ALWAYS AS (search_key("full_name")) STORED;

-- CreateIndex
CREATE INDEX "committee_search_key_idx" ON "committee" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "candidate_search_key_idx" ON "candidate" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "candidate_search_key_birth_year_birth_month_idx" ON "candidate"("search_key", "birth_year", "birth_month");
