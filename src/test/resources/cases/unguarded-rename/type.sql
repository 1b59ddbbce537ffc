-- setup
CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
-- migration
ALTER TYPE "Plan" RENAME TO "Plan_old";
