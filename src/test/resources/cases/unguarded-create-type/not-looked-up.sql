DO $$ BEGIN
    IF to_regtype('"Plan"') IS NULL THEN
        CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
    END IF;
END $$;
