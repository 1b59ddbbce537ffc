-- setup
CREATE DOMAIN percent AS int;
-- migration
ALTER DOMAIN percent ADD CONSTRAINT at_most CHECK (VALUE <= 100);
