-- setup
CREATE TABLE plain (id int);
-- migration
ALTER TABLE plain ADD PRIMARY KEY (id);
