-- setup
CREATE TABLE orders (id int, state text);
-- migration
CREATE UNIQUE INDEX orders_state ON orders (lower(state)) WHERE state IS NOT NULL;
