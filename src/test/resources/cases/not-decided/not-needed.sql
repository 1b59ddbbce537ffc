CREATE TABLE a (b int);
SELECT migrate_everything();
