-- setup
CREATE TABLE a_table_whose_name_is_as_long_as_names_ever_get_in_postgres (customer int);
-- migration
ALTER TABLE a_table_whose_name_is_as_long_as_names_ever_get_in_postgres ADD UNIQUE (customer);
