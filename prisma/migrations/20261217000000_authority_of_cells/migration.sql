-- The committees whose lists a record is in, by what a column of it names.
CREATE OR REPLACE FUNCTION feed_places(what text, named uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE what
    WHEN 'everywhere' THEN RETURN NEXT '00000000-0000-0000-0000-000000000000'::uuid;
    WHEN 'committee' THEN RETURN NEXT named;
    -- What is set for a grassroots organisation holds for its cells, whose lists are not above it.
    WHEN 'below' THEN
      RETURN QUERY WITH RECURSIVE down AS (
        SELECT named AS id UNION SELECT p.child_id FROM down d JOIN committee_placement p ON p.parent_id = d.id
          WHERE p.valid_to IS NULL OR p.valid_to > local_today()
      ) SELECT id FROM down;
    -- Certificates, and that somebody has left, count for every case of a person.
    WHEN 'candidate' THEN
      RETURN QUERY SELECT o.committee_id FROM candidate c JOIN candidate o ON o.person_id = c.person_id WHERE c.id = named;
    WHEN 'certificate' THEN
      RETURN QUERY SELECT p.* FROM certificate x, feed_places('candidate', x.candidate_id) AS p WHERE x.id = named;
    WHEN 'decision' THEN
      RETURN QUERY SELECT p.* FROM decision d, feed_places('candidate', d.candidate_id) AS p WHERE d.id = named;
    WHEN 'centre' THEN
      RETURN QUERY SELECT host_committee_id FROM training_centre WHERE id = named
        UNION SELECT p.* FROM training_class t, feed_places('class', t.id) AS p WHERE t.centre_id = named;
    WHEN 'class' THEN
      RETURN QUERY SELECT n.host_committee_id FROM training_class t JOIN training_centre n ON n.id = t.centre_id WHERE t.id = named
        UNION SELECT c.committee_id FROM enrolment e JOIN candidate c ON c.id = e.candidate_id WHERE e.class_id = named;
    WHEN 'inspection' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE id = named
        UNION SELECT r.owner_id FROM finding f JOIN remedy r ON r.finding_id = f.id WHERE f.inspection_id = named;
    WHEN 'programme' THEN
      RETURN QUERY SELECT subject_id FROM inspection WHERE programme_id = named;
    WHEN 'programme_of' THEN RETURN QUERY SELECT committee_id FROM inspection_programme WHERE id = named;
    -- Figures of trainings count where the cell stood that had the case on a day of then; an awareness certificate is the person's.
    WHEN 'case' THEN
      RETURN QUERY SELECT committee_id FROM case_place WHERE candidate_id = named UNION SELECT p.* FROM feed_places('candidate', named) AS p;
    WHEN 'certified' THEN
      RETURN QUERY SELECT p.* FROM certificate x, feed_places('case', x.candidate_id) AS p WHERE x.id = named
        UNION SELECT p.* FROM certificate x, feed_places('host', x.centre_id) AS p WHERE x.id = named;
    WHEN 'host' THEN RETURN QUERY SELECT host_committee_id FROM training_centre WHERE id = named;
    WHEN 'host_of_class' THEN
      RETURN QUERY SELECT p.* FROM training_class t, feed_places('host', t.centre_id) AS p WHERE t.id = named;
    WHEN 'taught' THEN
      RETURN QUERY SELECT p.* FROM feed_places('host_of_class', named) AS p
        UNION SELECT p.* FROM enrolment e, feed_places('case', e.candidate_id) AS p WHERE e.class_id = named
        UNION SELECT p.* FROM officer_training x, feed_places('officer', x.officer_id) AS p WHERE x.class_id = named;
    WHEN 'officer' THEN RETURN QUERY SELECT committee_id FROM officer WHERE id = named;
  END CASE;
END $$;

-- A cell's own list moves with who decides for it.
CREATE OR REPLACE TRIGGER feed_said AFTER INSERT OR UPDATE OR DELETE ON admission_authority FOR EACH ROW EXECUTE FUNCTION feed_say('CASES', 'below', 'committee_id');
