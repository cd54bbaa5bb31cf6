-- A person counts as "in the pipeline" from the awareness certificate to the decision.
CREATE OR REPLACE FUNCTION in_pipeline(stage "CandidateStage") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT stage BETWEEN 'AWARENESS_CERTIFIED' AND 'DECIDED'
$$;
