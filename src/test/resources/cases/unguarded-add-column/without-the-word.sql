-- setup
CREATE TABLE orders (id int);
-- migration
ALTER TABLE orders ADD note text NOT NULL DEFAULT '';
