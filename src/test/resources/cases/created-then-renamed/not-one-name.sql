-- setup
CREATE TABLE purchases (id int);
-- migration
CREATE TABLE IF NOT EXISTS orders (id int);
ALTER TABLE IF EXISTS purchases RENAME TO purchases_old;
