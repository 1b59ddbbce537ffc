-- The tool's session still has the search path of the file before; the session of the next attempt has not.
CREATE TABLE IF NOT EXISTS here (id int);
SET search_path = public;
CREATE TABLE IF NOT EXISTS there (id int);
SET search_path = side;
