DO $$ BEGIN
    CREATE TYPE colour AS ENUM ('red');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
    ALTER TABLE account ADD CONSTRAINT account_email_form CHECK (email LIKE '%@%');
EXCEPTION WHEN duplicate_object THEN RAISE NOTICE 'is there';
END $$;
DO $$ BEGIN
    INSERT INTO job VALUES (100, 'block');
EXCEPTION WHEN unique_violation THEN
    UPDATE job SET state = state || '!' WHERE id = 100;
END $$;
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'job_state') THEN
        CREATE INDEX job_state ON job (state);
    END IF;
END $$;
-- An index that is there is a duplicate_table, which is not caught.
DO $$ BEGIN
    CREATE INDEX account_token ON account (token);
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
