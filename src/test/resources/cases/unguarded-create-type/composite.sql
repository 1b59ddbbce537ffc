-- setup
CREATE SCHEMA shop;
-- migration
CREATE TYPE shop.price AS (amount numeric, currency text);
