CREATE TABLE IF NOT EXISTS orders_new (id int);
ALTER TABLE orders_new RENAME TO orders;
