-- Functions, types, operators and what else has a place in a schema.

-- part: function of some too
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
       space.name || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(p.proowner),
           CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
                ELSE 'parallel: ' || p.proparallel::text || E'\narguments: ' || pg_get_function_arguments(p.oid)
                     || E'\nresult: ' || pg_get_function_result(p.oid) END,
           (SELECT concat_ws(E'\n',
                       'kind: ' || g.aggkind::text || ' ' || g.aggnumdirectargs,
                       'transition: ' || nullif(g.aggtransfn, 0)::regprocedure,
                       'final: ' || nullif(g.aggfinalfn, 0)::regprocedure || ' ' || g.aggfinalextra || ' ' || g.aggfinalmodify::text,
                       'combine: ' || nullif(g.aggcombinefn, 0)::regprocedure,
                       'serial: ' || nullif(g.aggserialfn, 0)::regprocedure,
                       'deserial: ' || nullif(g.aggdeserialfn, 0)::regprocedure,
                       'moving transition: ' || nullif(g.aggmtransfn, 0)::regprocedure,
                       'moving inverse: ' || nullif(g.aggminvtransfn, 0)::regprocedure,
                       'moving final: ' || nullif(g.aggmfinalfn, 0)::regprocedure || ' ' || g.aggmfinalextra || ' ' || g.aggmfinalmodify::text,
                       'sort: ' || nullif(g.aggsortop, 0)::regoperator,
                       'state: ' || format_type(g.aggtranstype, NULL) || ' ' || g.aggtransspace,
                       'moving state: ' || format_type(nullif(g.aggmtranstype, 0), NULL) || ' ' || g.aggmtransspace,
                       'initial: ' || g.agginitval,
                       'moving initial: ' || g.aggminitval)
            FROM pg_aggregate g WHERE p.prokind = 'a' AND g.aggfnoid = p.oid))
FROM pg_proc p
JOIN space ON space.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
  AND p.oid = ANY ($1) -- of some

-- Array types, multiranges and the row types of tables come and go with their owners.
-- part: type
SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, space.name || '.' || quote_ident(t.typname),
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(t.typowner),
           CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite' WHEN 'r' THEN 'range' WHEN 'b' THEN 'base' WHEN 'p' THEN 'shell' END,
           CASE WHEN t.typtype = 'd' THEN concat_ws(E'\n',
               'base: ' || format_type(t.typbasetype, t.typtypmod),
               CASE WHEN t.typcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = t.typbasetype)
                    THEN 'collation: ' || t.typcollation::regcollation END,
               CASE WHEN t.typnotnull THEN 'not null' END,
               'default: ' || t.typdefault) END,
           CASE WHEN t.typtype = 'r' THEN (
               SELECT concat_ws(E'\n',
                   'of: ' || format_type(g.rngsubtype, NULL),
                   'multirange: ' || format_type(g.rngmultitypid, NULL),
                   'collation: ' || nullif(g.rngcollation, 0)::regcollation,
                   'operator class: ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
                                          FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = g.rngsubopc),
                   'canonical: ' || nullif(g.rngcanonical, 0)::regprocedure,
                   'difference: ' || nullif(g.rngsubdiff, 0)::regprocedure)
               FROM pg_range g WHERE g.rngtypid = t.oid) END,
           CASE WHEN t.typtype = 'b' THEN concat_ws(E'\n',
               'length: ' || t.typlen, 'by value: ' || t.typbyval, 'category: ' || t.typcategory::text, CASE WHEN t.typispreferred THEN 'preferred' END,
               'delimiter: ' || t.typdelim::text, 'alignment: ' || t.typalign::text, 'storage: ' || t.typstorage::text,
               'elements: ' || format_type(nullif(t.typelem, 0), NULL),
               'functions: ' || concat_ws(', ', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript),
               'collation: ' || nullif(t.typcollation, 0)::regcollation,
               'default: ' || t.typdefault) END)
FROM pg_type t
JOIN space ON space.oid = t.typnamespace
WHERE t.typtype <> 'm'
  AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid)

-- part: domain constraint
SELECT 'constraint', quote_ident(c.conname) || ' of domain ' || space.name || '.' || quote_ident(t.typname), pg_get_constraintdef(c.oid)
FROM pg_constraint c
JOIN pg_type t ON t.oid = c.contypid
JOIN space ON space.oid = t.typnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid)

-- part: enum label
SELECT 'enum label', space.name || '.' || quote_ident(t.typname) || '.' || quote_literal(e.enumlabel),
       'position: ' || row_number() OVER (PARTITION BY e.enumtypid ORDER BY e.enumsortorder)
FROM pg_enum e
JOIN pg_type t ON t.oid = e.enumtypid
JOIN space ON space.oid = t.typnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid)

-- part: cast
SELECT 'cast', format_type(c.castsource, NULL) || ' as ' || format_type(c.casttarget, NULL),
       concat_ws(E'\n', 'function: ' || nullif(c.castfunc, 0)::regprocedure, 'context: ' || c.castcontext::text, 'method: ' || c.castmethod::text)
FROM pg_cast c
WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_cast'::regclass AND objid = c.oid)

-- part: operator
SELECT 'operator', space.name || '.' || o.oprname || '(' || CASE o.oprleft WHEN 0 THEN 'none' ELSE format_type(o.oprleft, NULL) END
                   || ',' || format_type(o.oprright, NULL) || ')',
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(o.oprowner),
           'function: ' || nullif(o.oprcode, 0)::regprocedure,
           'result: ' || format_type(nullif(o.oprresult, 0), NULL),
           'commutator: ' || nullif(o.oprcom, 0)::regoperator, 'negator: ' || nullif(o.oprnegate, 0)::regoperator,
           'restrict: ' || nullif(o.oprrest, 0)::regprocedure, 'join: ' || nullif(o.oprjoin, 0)::regprocedure,
           CASE WHEN o.oprcanmerge THEN 'merges' END, CASE WHEN o.oprcanhash THEN 'hashes' END)
FROM pg_operator o
JOIN space ON space.oid = o.oprnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_operator'::regclass AND objid = o.oid)

-- part: operator class
SELECT 'operator class', space.name || '.' || quote_ident(o.opcname) || ' using ' || am.amname,
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(o.opcowner),
           'family: ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(f.opfname)
                          FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid = o.opcfamily),
           'type: ' || format_type(o.opcintype, NULL), 'key: ' || format_type(nullif(o.opckeytype, 0), NULL),
           CASE WHEN o.opcdefault THEN 'default' END)
FROM pg_opclass o
JOIN pg_am am ON am.oid = o.opcmethod
JOIN space ON space.oid = o.opcnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_opclass'::regclass AND objid = o.oid)

-- part: operator family
SELECT 'operator family', space.name || '.' || quote_ident(f.opfname) || ' using ' || am.amname,
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(f.opfowner),
           (SELECT string_agg(concat_ws(' ', 'operator', o.amopstrategy, o.amopopr::regoperator, o.amoppurpose,
                                        (SELECT opfname FROM pg_opfamily s WHERE s.oid = nullif(o.amopsortfamily, 0))),
                              E'\n' ORDER BY o.amopopr::regoperator::text COLLATE "C", o.amopstrategy)
            FROM pg_amop o WHERE o.amopfamily = f.oid),
           (SELECT string_agg(concat_ws(' ', 'function', g.amprocnum, format_type(g.amproclefttype, NULL), format_type(g.amprocrighttype, NULL), g.amproc::regprocedure),
                              E'\n' ORDER BY g.amprocnum, format_type(g.amproclefttype, NULL) COLLATE "C", format_type(g.amprocrighttype, NULL) COLLATE "C")
            FROM pg_amproc g WHERE g.amprocfamily = f.oid))
FROM pg_opfamily f
JOIN pg_am am ON am.oid = f.opfmethod
JOIN space ON space.oid = f.opfnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_opfamily'::regclass AND objid = f.oid)

-- part: collation
SELECT 'collation', space.name || '.' || quote_ident(c.collname),
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(c.collowner), 'provider: ' || c.collprovider::text, 'deterministic: ' || c.collisdeterministic,
           'encoding: ' || nullif(c.collencoding, -1), 'collate: ' || c.collcollate, 'ctype: ' || c.collctype,
           'locale: ' || c.colliculocale, -- from 15 to 16
           'locale: ' || c.colllocale, -- from 17
           'rules: ' || c.collicurules, -- from 16
           'version: ' || c.collversion)
FROM pg_collation c
JOIN space ON space.oid = c.collnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_collation'::regclass AND objid = c.oid)

-- part: conversion
SELECT 'conversion', space.name || '.' || quote_ident(c.conname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(c.conowner),
                 'from: ' || pg_encoding_to_char(c.conforencoding), 'to: ' || pg_encoding_to_char(c.contoencoding),
                 'function: ' || c.conproc::oid::regprocedure, CASE WHEN c.condefault THEN 'default' END)
FROM pg_conversion c
JOIN space ON space.oid = c.connamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_conversion'::regclass AND objid = c.oid)

-- part: text search configuration
SELECT 'text search configuration', space.name || '.' || quote_ident(c.cfgname),
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(c.cfgowner),
           'parser: ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(p.prsname)
                          FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.oid = c.cfgparser),
           (SELECT string_agg('token ' || m.maptokentype || ': ' || m.mapdict::regdictionary, E'\n' ORDER BY m.maptokentype, m.mapseqno)
            FROM pg_ts_config_map m WHERE m.mapcfg = c.oid))
FROM pg_ts_config c
JOIN space ON space.oid = c.cfgnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_ts_config'::regclass AND objid = c.oid)

-- part: text search dictionary
SELECT 'text search dictionary', space.name || '.' || quote_ident(d.dictname),
       concat_ws(E'\n',
           'owner: ' || pg_get_userbyid(d.dictowner),
           'template: ' || (SELECT quote_ident(n.nspname) || '.' || quote_ident(t.tmplname)
                            FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate),
           'options: ' || d.dictinitoption)
FROM pg_ts_dict d
JOIN space ON space.oid = d.dictnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_ts_dict'::regclass AND objid = d.oid)

-- part: text search parser
SELECT 'text search parser', space.name || '.' || quote_ident(p.prsname),
       concat_ws(', ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype)
FROM pg_ts_parser p
JOIN space ON space.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_ts_parser'::regclass AND objid = p.oid)

-- part: text search template
SELECT 'text search template', space.name || '.' || quote_ident(t.tmplname), concat_ws(', ', t.tmplinit, t.tmpllexize)
FROM pg_ts_template t
JOIN space ON space.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_ts_template'::regclass AND objid = t.oid)
