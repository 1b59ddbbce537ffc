-- setup
CREATE ROLE app;
-- migration
CREATE SCHEMA AUTHORIZATION app;
