-- What names are the same by: with accents, each tone at the end of its syllable.
CREATE OR REPLACE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN normalize(regexp_replace(folded_name(name),
  '([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0304-\u0308\u030a-\u0322\u0324-\u036fa-zđƀ]+)', '\2\1', 'g'), NFC);
