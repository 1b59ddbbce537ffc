DROP TABLE IF EXISTS scratch;
CREATE TABLE scratch (a int);
