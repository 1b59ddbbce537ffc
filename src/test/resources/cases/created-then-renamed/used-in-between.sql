CREATE TABLE IF NOT EXISTS orders_new (id int);
CREATE INDEX IF NOT EXISTS orders_new_idx ON orders_new (id);
ALTER TABLE orders_new RENAME TO orders;
