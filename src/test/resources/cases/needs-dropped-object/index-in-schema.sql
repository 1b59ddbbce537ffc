-- setup
CREATE SCHEMA sales; CREATE TABLE sales.orders (customer int);
-- migration
CREATE INDEX IF NOT EXISTS i ON sales.orders (customer);
DROP TABLE IF EXISTS sales.orders;
