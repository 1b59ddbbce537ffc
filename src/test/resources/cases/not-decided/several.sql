SELECT first();
CREATE TABLE IF NOT EXISTS a (b int);
SELECT second();
SELECT third();
SELECT fourth();
SELECT fifth();
SELECT sixth();
