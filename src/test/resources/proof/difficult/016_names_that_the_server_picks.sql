CREATE TABLE IF NOT EXISTS picked (id int PRIMARY KEY, account_id int, size int);
CREATE STATISTICS IF NOT EXISTS picked_size ON account_id, size FROM picked;
ALTER TABLE picked ADD CHECK (size > 0);
ALTER TABLE picked ADD FOREIGN KEY (account_id) REFERENCES account;
CREATE INDEX ON picked (size);
