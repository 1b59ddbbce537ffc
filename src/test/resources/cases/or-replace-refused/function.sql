-- setup
CREATE SCHEMA shop;
-- migration
CREATE OR REPLACE FUNCTION shop.f(a int, OUT b int) LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION IF EXISTS shop.f(int);
CREATE OR REPLACE FUNCTION shop.f(a int) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
