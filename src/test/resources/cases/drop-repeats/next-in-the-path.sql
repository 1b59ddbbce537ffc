-- setup
CREATE SCHEMA app;
CREATE TABLE app.users (id int);
CREATE TABLE public.users (id int);
-- migration
SET search_path = app, public;
DROP TABLE IF EXISTS users;
