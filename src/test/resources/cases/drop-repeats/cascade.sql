-- setup
CREATE TABLE emp (id int);
-- migration
DROP TABLE IF EXISTS dept CASCADE;
CREATE TABLE dept (id int PRIMARY KEY);
ALTER TABLE emp ADD COLUMN IF NOT EXISTS dept_id int REFERENCES dept (id);
