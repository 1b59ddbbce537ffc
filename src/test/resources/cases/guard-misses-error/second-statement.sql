DO $$ BEGIN
    CREATE TYPE "Plan" AS ENUM ('FREE');
    CREATE TABLE IF NOT EXISTS a (b int);
EXCEPTION
    WHEN duplicate_table THEN NULL;
END $$;
