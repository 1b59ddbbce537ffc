-- What the parts share: members of extensions, schemas that are no system's, and their relations.
WITH member AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
      AND classid IN ('pg_class'::regclass, 'pg_proc'::regclass) AND objid = ANY ($1) -- of some
), space AS MATERIALIZED (
    SELECT oid, quote_ident(nspname) AS name, nspowner AS owner
    FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), rel AS MATERIALIZED (
    SELECT c.oid, space.name AS space, space.name || '.' || quote_ident(c.relname) AS name, c.relkind, c.relowner, c.relpersistence,
           c.relam, c.reltablespace, c.reloptions, c.reltoastrelid, c.relreplident, c.reloftype, c.relpartbound, c.relispopulated,
           c.relrowsecurity, c.relforcerowsecurity
    FROM pg_class c
    JOIN space ON space.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') AND c.relpersistence <> 't'
      AND c.oid = ANY ($1) -- of some
      AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = c.oid)
      AND NOT (c.relkind = 'c' AND EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = c.reltype))
)
