DO $$ BEGIN
    CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
