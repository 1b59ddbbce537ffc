-- Tables, views and what hangs on them. How these files are read: see CatalogParts.

-- part: schema
SELECT 'schema' AS kind, space.name AS name, 'owner: ' || pg_get_userbyid(space.owner) AS definition
FROM space
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_namespace'::regclass AND objid = space.oid)

-- part: relation of some too
SELECT CASE r.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END,
       r.name,
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(r.relowner),
           CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
           'access method: ' || (SELECT amname FROM pg_am WHERE oid = r.relam),
           CASE WHEN r.reltablespace <> 0 THEN 'tablespace: ' || (SELECT spcname FROM pg_tablespace WHERE oid = r.reltablespace) END,
           CASE WHEN r.reloptions IS NOT NULL THEN 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(r.reloptions) x) END,
           'toast options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C")
                                 FROM pg_class toast, unnest(toast.reloptions) x WHERE toast.oid = r.reltoastrelid),
           CASE r.relreplident WHEN 'n' THEN 'replica identity: nothing' WHEN 'f' THEN 'replica identity: full'
                               WHEN 'i' THEN 'replica identity: index' END,
           'of type: ' || nullif(r.reloftype, 0)::regtype,
           CASE WHEN r.relkind = 'p' THEN 'partitioned by: ' || pg_get_partkeydef(r.oid) END,
           CASE WHEN r.relpartbound IS NOT NULL THEN 'partition bound: ' || pg_get_expr(r.relpartbound, r.oid) END,
           CASE WHEN r.relkind = 'm' AND NOT r.relispopulated THEN 'not populated' END,
           CASE WHEN r.relkind IN ('v', 'm') THEN 'query: ' || pg_get_viewdef(r.oid) END)
FROM rel r
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f')

-- part: row security of some too
SELECT 'row security', r.name,
       concat_ws(E'\n', CASE WHEN r.relrowsecurity THEN 'enabled' END, CASE WHEN r.relforcerowsecurity THEN 'forced' END)
FROM rel r
WHERE r.relrowsecurity OR r.relforcerowsecurity

-- part: inheritance of some too
SELECT 'inheritance', i.inhrelid::regclass || ' from ' || i.inhparent::regclass,
       concat_ws(E'\n', 'order: ' || row_number() OVER (PARTITION BY i.inhrelid ORDER BY i.inhseqno), CASE WHEN i.inhdetachpending THEN 'detach pending' END)
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
JOIN space ON space.oid = c.relnamespace
WHERE c.relpersistence <> 't'
  AND i.inhrelid = ANY ($1) -- of some
  AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = c.oid)

-- part: column of some too
SELECT 'column', r.name || '.' || quote_ident(a.attname),
       concat_ws(E'\n',
           'position: ' || row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum),
           'type: ' || format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attcollation <> t.typcollation THEN 'collation: ' || a.attcollation::regcollation END,
           CASE WHEN a.attnotnull THEN 'not null' END,
           CASE a.attidentity WHEN 'a' THEN 'identity: always' WHEN 'd' THEN 'identity: by default' END,
           CASE a.attgenerated WHEN '' THEN 'default: ' WHEN 's' THEN 'generated, stored: ' ELSE 'generated, virtual: ' END
               -- Only generated columns name others; a relation to look them up in costs as much as all the rest.
               || pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END),
           CASE WHEN a.attstorage <> t.typstorage THEN 'storage: ' || a.attstorage::text END,
           'compression: ' || nullif(a.attcompression::text, ''),
           'statistics: ' || nullif(a.attstattarget, -1),
           CASE WHEN a.attoptions IS NOT NULL THEN 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(a.attoptions) x) END,
           CASE WHEN a.attfdwoptions IS NOT NULL THEN 'foreign options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(a.attfdwoptions) x) END,
           'parents with it: ' || nullif(a.attinhcount, 0),
           CASE WHEN a.attinhcount > 0 AND a.attislocal THEN 'declared here too' END)
FROM pg_attribute a
JOIN rel r ON r.oid = a.attrelid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')

-- part: constraint of some too
SELECT 'constraint', quote_ident(c.conname) || ' of table ' || r.name,
       concat_ws(E'\n',
           pg_get_constraintdef(c.oid),
           'index: ' || nullif(c.conindid, 0)::regclass,
           CASE WHEN c.conparentid <> 0 THEN 'part of: ' || (SELECT quote_ident(p.conname) FROM pg_constraint p WHERE p.oid = c.conparentid) END,
           'parents with it: ' || nullif(c.coninhcount, 0),
           CASE WHEN c.coninhcount > 0 AND c.conislocal THEN 'declared here too' END)
FROM pg_constraint c
JOIN rel r ON r.oid = c.conrelid

-- part: index of some too
SELECT 'index', r.space || '.' || quote_ident(c.relname),
       concat_ws(E'\n',
           pg_get_indexdef(i.indexrelid),
           CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
           CASE WHEN NOT i.indisready THEN 'not ready' END,
           CASE WHEN NOT i.indislive THEN 'not live' END,
           CASE WHEN NOT i.indimmediate THEN 'deferrable' END,
           CASE WHEN i.indisprimary THEN 'primary' END,
           CASE WHEN i.indisclustered THEN 'clustered' END,
           CASE WHEN i.indisreplident THEN 'replica identity' END,
           CASE WHEN c.reltablespace <> 0 THEN 'tablespace: ' || (SELECT spcname FROM pg_tablespace WHERE oid = c.reltablespace) END,
           -- Only expressions have a target of their own (ALTER INDEX).
           CASE WHEN i.indexprs IS NOT NULL THEN 'statistics: ' || (SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum)
                              FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END)
FROM pg_index i
JOIN rel r ON r.oid = i.indrelid
JOIN pg_class c ON c.oid = i.indexrelid

-- part: policy of some too
SELECT 'policy', quote_ident(p.polname) || ' of table ' || r.name,
       concat_ws(E'\n',
           CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END,
           CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
           'to: ' || (SELECT string_agg(x.role, ', ' ORDER BY x.role COLLATE "C")
                      FROM unnest(p.polroles) u,
                           LATERAL (SELECT CASE u WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(u)) END) x (role)),
           'using: ' || pg_get_expr(p.polqual, p.polrelid),
           'with check: ' || pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p
JOIN rel r ON r.oid = p.polrelid

-- Triggers of foreign keys have an OID in their names; they are told only where somebody switched them.
-- part: trigger of some too
SELECT 'trigger',
       CASE WHEN t.tgisinternal AND t.tgconstraint <> 0
            THEN t.tgfoid::regproc || ' for constraint ' || (SELECT quote_ident(c.conname) FROM pg_constraint c WHERE c.oid = t.tgconstraint)
            ELSE quote_ident(t.tgname) END || ' of table ' || r.name,
       concat_ws(E'\n',
           CASE WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid) END,
           CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled: replica' WHEN 'A' THEN 'enabled: always' END)
FROM pg_trigger t
JOIN rel r ON r.oid = t.tgrelid
WHERE NOT t.tgisinternal OR t.tgenabled <> 'O'

-- part: rule of some too
SELECT 'rule', quote_ident(w.rulename) || ' of table ' || r.name,
       concat_ws(E'\n',
           pg_get_ruledef(w.oid),
           CASE w.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled: replica' WHEN 'A' THEN 'enabled: always' END)
FROM pg_rewrite w
JOIN rel r ON r.oid = w.ev_class
WHERE w.rulename <> '_RETURN'

-- part: sequence of some too
SELECT 'sequence', r.name,
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(r.relowner),
           CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
           'type: ' || format_type(s.seqtypid, NULL),
           'start: ' || s.seqstart, 'increment: ' || s.seqincrement,
           'minimum: ' || s.seqmin, 'maximum: ' || s.seqmax, 'cache: ' || s.seqcache,
           CASE WHEN s.seqcycle THEN 'cycle' END,
           'owned by: ' || (SELECT d.refobjid::regclass || '.' || quote_ident(a.attname)
                            FROM pg_depend d
                            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid
                              AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')))
FROM pg_sequence s
JOIN rel r ON r.oid = s.seqrelid

-- part: statistics of some too
SELECT 'statistics', space.name || '.' || quote_ident(x.stxname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(x.stxowner), pg_get_statisticsobjdef(x.oid),
                 'target: ' || nullif(x.stxstattarget, -1))
FROM pg_statistic_ext x
JOIN space ON space.oid = x.stxnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_statistic_ext'::regclass AND objid = x.oid)
  AND x.stxrelid = ANY ($1) -- of some
