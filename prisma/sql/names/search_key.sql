-- What names are looked for by: without accents, đ as d.
CREATE OR REPLACE FUNCTION search_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(regexp_replace(folded_name(name), '[\u0300-\u036f]', '', 'g'), 'đƀ', 'db');
