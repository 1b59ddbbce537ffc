DO $$ BEGIN
    CREATE ROLE reporting NOLOGIN;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
