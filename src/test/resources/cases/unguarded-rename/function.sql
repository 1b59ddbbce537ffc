-- setup
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
-- migration
ALTER FUNCTION one() RENAME TO first;
