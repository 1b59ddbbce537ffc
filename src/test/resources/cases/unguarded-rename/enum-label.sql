-- setup
CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
-- migration
ALTER TYPE "Plan" RENAME VALUE 'FREE' TO 'SOLO';
