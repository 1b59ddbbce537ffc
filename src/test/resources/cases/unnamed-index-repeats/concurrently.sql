-- setup
CREATE SCHEMA sales; CREATE TABLE sales.orders (customer int);
-- migration
CREATE INDEX CONCURRENTLY ON sales.orders (customer);
