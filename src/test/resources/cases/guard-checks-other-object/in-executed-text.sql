DO $$ BEGIN
    IF to_regclass('b') IS NULL THEN
        EXECUTE 'CREATE TABLE a (id int)';
    END IF;
END $$;
