CREATE DOMAIN tag AS text CHECK (VALUE <> $$x$$);
