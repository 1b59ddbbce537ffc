CREATE TABLE IF NOT EXISTS before_the_end (id int);
BEGIN;
INSERT INTO before_the_end VALUES (1);
