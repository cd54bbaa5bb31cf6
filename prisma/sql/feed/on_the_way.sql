-- A case is on the way until the ceremony, whoever has it: the feed counts these by stage.
CREATE OR REPLACE FUNCTION on_the_way(stage "CandidateStage") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT stage <= 'DECIDED'
$$;
