-- setup
CREATE SCHEMA sales;
-- migration
CREATE TABLE sales.orders (id int);
CREATE TABLE IF NOT EXISTS sales.lines (id int);
ALTER TABLE sales.orders ENABLE ROW LEVEL SECURITY;
