-- setup
CREATE DOMAIN percent AS int;
-- migration
ALTER DOMAIN percent ADD CHECK (VALUE <= 100);
