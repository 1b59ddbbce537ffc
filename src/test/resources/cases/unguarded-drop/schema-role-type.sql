-- setup
CREATE SCHEMA old;
CREATE TYPE mood AS ENUM ('a');
CREATE ROLE nobody;
-- migration
DROP SCHEMA old;
DROP TYPE mood;
DROP ROLE nobody;
