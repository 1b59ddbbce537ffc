CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (what) VALUES (TG_OP || ' ' || NEW.id);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER job_touched AFTER INSERT OR UPDATE ON job FOR EACH ROW EXECUTE FUNCTION touch();
CREATE OR REPLACE VIEW open_job AS SELECT id, state FROM job WHERE state <> 'done';
CREATE OR REPLACE FUNCTION total(int) RETURNS bigint STABLE
    LANGUAGE sql AS 'SELECT sum(cents) FROM "Invoice" WHERE account_id = $1';
COMMENT ON FUNCTION total(int) IS 'in cents';
INSERT INTO job VALUES (1, 'new') ON CONFLICT DO NOTHING;
-- Changes nothing the second time, but the trigger writes another row.
UPDATE job SET state = 'seen' WHERE id = 1;
-- The view grows, and the first statement cannot make it small again.
CREATE OR REPLACE VIEW job_list AS SELECT id FROM job;
CREATE OR REPLACE VIEW job_list AS SELECT id, state FROM job;
