-- setup
CREATE TABLE parent (a int);
CREATE TABLE child (a int);
-- migration
ALTER TABLE child INHERIT parent;
