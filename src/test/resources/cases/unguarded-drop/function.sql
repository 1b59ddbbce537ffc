-- setup
CREATE FUNCTION double(a int) RETURNS int LANGUAGE sql AS $$ SELECT a * 2 $$;
-- migration
DROP FUNCTION double(int);
