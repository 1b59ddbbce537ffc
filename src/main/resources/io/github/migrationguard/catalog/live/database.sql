-- What stands in a database beside its schemas.

-- part: extension
SELECT 'extension', quote_ident(e.extname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(e.extowner), 'version: ' || e.extversion,
                 'schema: ' || (SELECT quote_ident(nspname) FROM pg_namespace WHERE oid = e.extnamespace))
FROM pg_extension e

-- part: extension dependency
SELECT 'extension dependency', i.type || ' ' || i.identity || ' on ' || quote_ident(e.extname), 'depends'
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass

-- part: comment of some too
SELECT 'comment', 'on ' || i.type || ' ' || i.identity, d.description
FROM pg_description d
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_extension'::regclass
       OR d.classoid = 'pg_namespace'::regclass AND d.objoid = 2200)
  AND NOT EXISTS (SELECT FROM member WHERE classid = d.classoid AND objid = d.objoid)
  AND d.objoid IN (SELECT unnest($1) UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid = ANY ($1)) -- of some
  AND i.identity !~ '(^|[ (])pg_temp\.'

-- Only what differs from the privileges that such an object has from the start (from initdb, from its extension, or
-- by default), so that a GRANT with its REVOKE leaves no trace. Built-in objects and those of extensions count too, save for
-- information_schema, whose privileges initdb does not note down (its OIDs are between 12000 and 16383).
-- part: acl of some too
SELECT 'acl',
       'of ' || CASE WHEN o.classid = 'pg_database'::regclass THEN 'this database'
                     ELSE (SELECT i.type || ' ' || i.identity FROM pg_identify_object(o.classid, o.objid, o.objsubid) i) END,
       now.items
FROM (
    SELECT 'pg_class'::regclass::oid, oid, 0, relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
    FROM pg_class WHERE relacl IS NOT NULL AND relpersistence <> 't'
      AND oid = ANY ($1) -- of some
    UNION ALL
    SELECT 'pg_class'::regclass, a.attrelid, a.attnum, a.attacl, '{}'
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relpersistence <> 't' WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
      AND a.attrelid = ANY ($1) -- of some
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, 0, proacl, acldefault('f', proowner) FROM pg_proc WHERE proacl IS NOT NULL
      AND oid = ANY ($1) -- of some
    UNION ALL -- of all
    SELECT 'pg_namespace'::regclass, oid, 0, nspacl, acldefault('n', nspowner) FROM pg_namespace WHERE nspacl IS NOT NULL AND nspname !~ '^pg_(toast_)?temp_' -- of all
    UNION ALL -- of all
    SELECT 'pg_type'::regclass, oid, 0, typacl, acldefault('T', typowner) FROM pg_type WHERE typacl IS NOT NULL -- of all
    UNION ALL -- of all
    SELECT 'pg_language'::regclass, oid, 0, lanacl, acldefault('l', lanowner) FROM pg_language WHERE lanacl IS NOT NULL -- of all
    UNION ALL -- of all
    SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwacl, acldefault('F', fdwowner) FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL -- of all
    UNION ALL -- of all
    SELECT 'pg_foreign_server'::regclass, oid, 0, srvacl, acldefault('S', srvowner) FROM pg_foreign_server WHERE srvacl IS NOT NULL -- of all
    UNION ALL -- of all
    SELECT 'pg_largeobject'::regclass, oid, 0, lomacl, acldefault('L', lomowner) FROM pg_largeobject_metadata WHERE lomacl IS NOT NULL -- of all
    UNION ALL -- of all
    SELECT 'pg_database'::regclass, oid, 0, datacl, acldefault('d', datdba) FROM pg_database WHERE datacl IS NOT NULL AND datname = current_database() -- of all
    UNION ALL -- of all
    SELECT 'pg_tablespace'::regclass, oid, 0, spcacl, acldefault('t', spcowner) FROM pg_tablespace WHERE spcacl IS NOT NULL -- of all
    UNION ALL -- of all -- from 15
    SELECT 'pg_parameter_acl'::regclass, oid, 0, paracl, '{}' FROM pg_parameter_acl -- of all -- from 15
) o (classid, objid, objsubid, acl, standard)
LEFT JOIN pg_init_privs p ON p.classoid = o.classid AND p.objoid = o.objid AND p.objsubid = o.objsubid
CROSS JOIN LATERAL (SELECT coalesce(string_agg(x::text, E'\n' ORDER BY x::text COLLATE "C"), '') FROM unnest(o.acl) x) now (items)
CROSS JOIN LATERAL (SELECT coalesce(string_agg(x::text, E'\n' ORDER BY x::text COLLATE "C"), '')
                    FROM unnest(coalesce(p.initprivs, o.standard)) x) before (items)
WHERE now.items <> before.items
  AND NOT (o.objid BETWEEN 12000 AND 16383 AND p.objoid IS NULL AND o.classid IN ('pg_class'::regclass, 'pg_namespace'::regclass))

-- part: default privileges
SELECT 'default privileges',
       'of ' || quote_ident(pg_get_userbyid(d.defaclrole))
           || coalesce(' in ' || (SELECT quote_ident(nspname) FROM pg_namespace WHERE oid = nullif(d.defaclnamespace, 0)), '')
           || ' for ' || CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                              WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
       (SELECT string_agg(x::text, E'\n' ORDER BY x::text COLLATE "C") FROM unnest(d.defaclacl) x)
FROM pg_default_acl d

-- part: publication
SELECT 'publication', quote_ident(p.pubname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(p.pubowner),
           CASE WHEN p.puballtables THEN 'all tables' END,
           concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                     CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
           CASE WHEN p.pubgencols <> 'n' THEN 'generated columns: ' || p.pubgencols::text END, -- from 18
           CASE WHEN p.pubviaroot THEN 'via root' END)
FROM pg_publication p

-- part: publication table
SELECT 'publication table', quote_ident(p.pubname) || ' of table ' || t.prrelid::regclass,
       concat_ws(E'\n', 'published'
           , 'where: ' || pg_get_expr(t.prqual, t.prrelid) -- from 15
           , 'columns: ' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) -- from 15
                             FROM pg_attribute a WHERE a.attrelid = t.prrelid AND a.attnum = ANY (t.prattrs)) -- from 15
       )
FROM pg_publication_rel t
JOIN pg_publication p ON p.oid = t.prpubid

-- part: publication schema from 15
SELECT 'publication schema', quote_ident(p.pubname) || ' of schema ' || quote_ident(n.nspname), 'published'
FROM pg_publication_namespace t
JOIN pg_publication p ON p.oid = t.pnpubid
JOIN pg_namespace n ON n.oid = t.pnnspid

-- The connection string is for superusers only, and a secret.
-- part: subscription
SELECT 'subscription', quote_ident(s.subname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(s.subowner), CASE WHEN s.subenabled THEN 'enabled' END,
                 'publications: ' || array_to_string(s.subpublications, ', '), 'slot: ' || s.subslotname,
                 'synchronous commit: ' || s.subsynccommit, CASE WHEN s.subbinary THEN 'binary' END)
FROM pg_subscription s
WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())

-- part: event trigger
SELECT 'event trigger', quote_ident(t.evtname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(t.evtowner), 'on: ' || t.evtevent,
                 'tags: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(t.evttags) x),
                 'function: ' || t.evtfoid::regprocedure, 'enabled: ' || t.evtenabled::text)
FROM pg_event_trigger t
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_event_trigger'::regclass AND objid = t.oid)

-- part: language
SELECT 'language', quote_ident(l.lanname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(l.lanowner), CASE WHEN l.lanpltrusted THEN 'trusted' END,
                 'handler: ' || nullif(l.lanplcallfoid, 0)::regprocedure, 'inline: ' || nullif(l.laninline, 0)::regprocedure,
                 'validator: ' || nullif(l.lanvalidator, 0)::regprocedure)
FROM pg_language l
WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_language'::regclass AND objid = l.oid)

-- part: transform
SELECT 'transform', 'for ' || format_type(t.trftype, NULL) || ' language ' || quote_ident(l.lanname),
       concat_ws(E'\n', 'from: ' || nullif(t.trffromsql, 0)::regprocedure, 'to: ' || nullif(t.trftosql, 0)::regprocedure)
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_transform'::regclass AND objid = t.oid)

-- part: access method
SELECT 'access method', quote_ident(a.amname), concat_ws(E'\n', 'type: ' || a.amtype::text, 'handler: ' || a.amhandler)
FROM pg_am a
WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_am'::regclass AND objid = a.oid)

-- part: foreign data wrapper
SELECT 'foreign data wrapper', quote_ident(w.fdwname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(w.fdwowner), 'handler: ' || nullif(w.fdwhandler, 0)::regprocedure,
                 'validator: ' || nullif(w.fdwvalidator, 0)::regprocedure,
                 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(w.fdwoptions) x))
FROM pg_foreign_data_wrapper w
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_foreign_data_wrapper'::regclass AND objid = w.oid)

-- part: server
SELECT 'server', quote_ident(s.srvname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(s.srvowner), 'wrapper: ' || quote_ident(w.fdwname),
                 'type: ' || s.srvtype, 'version: ' || s.srvversion,
                 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(s.srvoptions) x))
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_foreign_server'::regclass AND objid = s.oid)

-- Options often hold a password: told as a hash, and only where they may be read.
-- part: user mapping
SELECT 'user mapping', 'of ' || quote_ident(m.usename) || ' for server ' || quote_ident(m.srvname),
       coalesce((SELECT 'options: ' || string_agg(split_part(x, '=', 1) || '=' || encode(sha256(convert_to(x, 'UTF8')), 'hex'),
                                                  ', ' ORDER BY x COLLATE "C") FROM unnest(m.umoptions) x), '')
FROM pg_user_mappings m

-- part: foreign table
SELECT 'foreign table options', r.name,
       concat_ws(E'\n', 'server: ' || quote_ident(s.srvname),
                 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(t.ftoptions) x))
FROM pg_foreign_table t
JOIN rel r ON r.oid = t.ftrelid
JOIN pg_foreign_server s ON s.oid = t.ftserver

-- The number is the only name that a large object has.
-- part: large object
SELECT 'large object', l.oid::text, 'owner: ' || pg_get_userbyid(l.lomowner)
FROM pg_largeobject_metadata l

-- part: security label
SELECT 'security label', s.provider || ' on ' || i.type || ' ' || i.identity, s.label
FROM pg_seclabel s
CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, s.objsubid) i
WHERE NOT EXISTS (SELECT FROM member WHERE classid = s.classoid AND objid = s.objoid)
