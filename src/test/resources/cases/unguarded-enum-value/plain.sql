-- setup
CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
-- migration
ALTER TYPE "Plan" ADD VALUE 'COMPANY';
