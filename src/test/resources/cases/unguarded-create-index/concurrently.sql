-- setup
CREATE SCHEMA sales; CREATE TABLE sales."orders" ("id" int, "customer" int);
-- migration
CREATE INDEX CONCURRENTLY "orders_customer_idx" ON sales."orders" ("customer");
