-- Which rows of the catalogs a transaction has written. Of each catalog: the relation or routine that the row is about (0 for
-- nothing that counts, NULL for something else), what the row is, and its name, where others can tell that name.

-- catalog: pg_class
SELECT CASE WHEN x.relkind IN ('i', 'I') THEN (SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = x.oid)
            WHEN x.relkind = 't' THEN 0 WHEN x.relkind = 'c' THEN NULL ELSE x.oid END,
       x.oid::text, x.relnamespace || '.' || x.relname
FROM pg_class x

-- catalog: pg_attribute
SELECT coalesce((SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = x.attrelid), x.attrelid),
       x.attrelid || '.' || x.attnum, CASE WHEN NOT x.attisdropped THEN x.attname END
FROM pg_attribute x

-- catalog: pg_attrdef
SELECT x.adrelid, NULL, NULL FROM pg_attrdef x

-- catalog: pg_constraint
SELECT nullif(x.conrelid, 0), x.oid::text, x.conname FROM pg_constraint x

-- catalog: pg_index
SELECT x.indrelid, NULL, NULL FROM pg_index x

-- catalog: pg_policy
SELECT x.polrelid, NULL, NULL FROM pg_policy x

-- catalog: pg_trigger
SELECT x.tgrelid, NULL, NULL FROM pg_trigger x

-- catalog: pg_rewrite
SELECT x.ev_class, NULL, NULL FROM pg_rewrite x

-- catalog: pg_inherits
SELECT x.inhrelid, NULL, NULL FROM pg_inherits x

-- catalog: pg_sequence
SELECT x.seqrelid, NULL, NULL FROM pg_sequence x

-- catalog: pg_statistic_ext
SELECT x.stxrelid, NULL, NULL FROM pg_statistic_ext x

-- Row types belong to their relations, array types to their elements.
-- catalog: pg_type
SELECT CASE WHEN x.typrelid <> 0 THEN (SELECT CASE WHEN c.relkind <> 'c' THEN c.oid END FROM pg_class c WHERE c.oid = x.typrelid)
            WHEN EXISTS (SELECT FROM pg_type e WHERE e.oid = x.typelem AND e.typarray = x.oid) THEN 0 END,
       x.oid::text, x.typnamespace || '.' || x.typname
FROM pg_type x

-- catalog: pg_proc
SELECT x.oid, x.oid::text, x.pronamespace || '.' || x.proname || '(' || x.proargtypes::text || ')' FROM pg_proc x

-- Members of extensions count, and the columns that own sequences; all else follows from the objects.
-- catalog: pg_depend
SELECT CASE WHEN x.deptype IN ('e', 'x') THEN NULL WHEN x.deptype IN ('a', 'i') AND x.classid = 'pg_class'::regclass THEN x.objid ELSE 0 END,
       NULL, NULL
FROM pg_depend x

-- catalog: pg_description
SELECT CASE x.classoid WHEN 'pg_class'::regclass THEN coalesce((SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = x.objoid), x.objoid)
                       WHEN 'pg_proc'::regclass THEN x.objoid END,
       NULL, NULL
FROM pg_description x

-- catalog: pg_shdepend
SELECT 0, NULL, NULL FROM pg_shdepend x

-- catalog: pg_statistic
SELECT 0, NULL, NULL FROM pg_statistic x
