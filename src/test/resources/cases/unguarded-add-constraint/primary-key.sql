-- setup
CREATE TABLE plain (id int);
-- migration
ALTER TABLE plain ADD CONSTRAINT plain_pkey PRIMARY KEY (id);
