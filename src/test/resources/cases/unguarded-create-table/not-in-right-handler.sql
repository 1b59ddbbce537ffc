DO $$ BEGIN CREATE TABLE a (b int); EXCEPTION WHEN duplicate_table THEN NULL; END $$;
