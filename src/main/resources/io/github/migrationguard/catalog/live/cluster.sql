-- What all databases of a server share, and the database itself, which has no name here: copies have other names.

-- part: database
SELECT 'database', 'this database',
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(d.datdba), 'connection limit: ' || nullif(d.datconnlimit, -1),
                 'encoding: ' || pg_encoding_to_char(d.encoding), 'collate: ' || d.datcollate, 'ctype: ' || d.datctype)
FROM pg_database d
WHERE d.datname = current_database()

-- part: shared comment
SELECT 'comment', 'on ' || CASE WHEN d.classoid = 'pg_database'::regclass THEN 'this database'
                                ELSE (SELECT i.type || ' ' || i.identity FROM pg_identify_object(d.classoid, d.objoid, 0) i) END,
       d.description
FROM pg_shdescription d
WHERE d.classoid <> 'pg_database'::regclass OR d.objoid = (SELECT oid FROM pg_database WHERE datname = current_database())

-- part: shared security label
SELECT 'security label', s.provider || ' on ' || i.type || ' ' || i.identity, s.label
FROM pg_shseclabel s
CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, 0) i
WHERE s.classoid <> 'pg_database'::regclass

-- part: role
SELECT 'role', quote_ident(r.rolname),
       concat_ws(E'\n',
           CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolinherit THEN 'inherit' END,
           CASE WHEN r.rolcreaterole THEN 'createrole' END, CASE WHEN r.rolcreatedb THEN 'createdb' END,
           CASE WHEN r.rolcanlogin THEN 'login' END, CASE WHEN r.rolreplication THEN 'replication' END,
           CASE WHEN r.rolbypassrls THEN 'bypassrls' END,
           'connection limit: ' || nullif(r.rolconnlimit, -1), 'valid until: ' || r.rolvaliduntil)
FROM pg_roles r
WHERE r.rolname !~ '^pg_'

-- A SCRAM hash has a random salt, so that the same password set twice differs: a kind of its own, to be left out at will.
-- part: role password of superusers
SELECT 'role password', quote_ident(a.rolname), encode(sha256(convert_to(a.rolpassword, 'UTF8')), 'hex')
FROM pg_authid a
WHERE a.rolpassword IS NOT NULL

-- part: role membership
SELECT 'role membership',
       concat_ws(' ', quote_ident(pg_get_userbyid(m.roleid)), 'to', quote_ident(pg_get_userbyid(m.member)), 'by', quote_ident(pg_get_userbyid(m.grantor))),
       concat_ws(E'\n', 'granted', CASE WHEN m.admin_option THEN 'admin' END
           , CASE WHEN m.inherit_option THEN 'inherit' END -- from 16
           , CASE WHEN m.set_option THEN 'set' END -- from 16
       )
FROM pg_auth_members m

-- part: setting
SELECT 'setting',
       split_part(x, '=', 1) || ' of ' || CASE s.setrole WHEN 0 THEN 'all roles' ELSE 'role ' || quote_ident(pg_get_userbyid(s.setrole)) END
           || CASE s.setdatabase WHEN 0 THEN '' ELSE ' in this database' END,
       substr(x, strpos(x, '=') + 1)
FROM pg_db_role_setting s
CROSS JOIN unnest(s.setconfig) x
WHERE s.setdatabase = 0 OR s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())

-- part: tablespace
SELECT 'tablespace', quote_ident(t.spcname),
       concat_ws(E'\n', 'owner: ' || pg_get_userbyid(t.spcowner),
                 'options: ' || (SELECT string_agg(x, ', ' ORDER BY x COLLATE "C") FROM unnest(t.spcoptions) x))
FROM pg_tablespace t
