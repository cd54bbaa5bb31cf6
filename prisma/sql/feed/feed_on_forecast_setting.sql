-- The next step makes anew what the root has set.
CREATE OR REPLACE FUNCTION feed_on_forecast_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_pending (kind, committee_id) VALUES ('FORECAST', NEW.committee_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER feed_forecast_set AFTER INSERT ON forecast_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
CREATE OR REPLACE TRIGGER feed_counting_set AFTER INSERT ON counting_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
CREATE OR REPLACE TRIGGER feed_pace_set AFTER INSERT ON pace_setting FOR EACH ROW EXECUTE FUNCTION feed_on_forecast_setting();
