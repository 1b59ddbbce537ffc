-- The same, with a statement that cannot be undone: a temporary table outlives the transaction that made it.
CREATE TABLE IF NOT EXISTS elsewhere (id int);
CREATE TEMP TABLE scratch (id int);
RESET search_path;
