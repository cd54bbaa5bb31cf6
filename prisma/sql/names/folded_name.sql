-- One writing of a name: decomposed, small, look-alikes as what they stand for, nothing invisible, blanks single.
-- src/name-keys.ts has the same, class by class. The body is bound when it is made and names its collation: it depends
-- neither on a search path nor on the locale of the database.
CREATE OR REPLACE FUNCTION folded_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
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
