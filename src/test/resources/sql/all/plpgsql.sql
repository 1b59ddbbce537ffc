DO $$ BEGIN NULL; END $$;
DO $$ BEGIN END $$;
DO $$ BEGIN CREATE TYPE mood AS ENUM ('ok'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'fk' AND conrelid = 'garden.plants'::regclass) THEN
        ALTER TABLE garden.plants ADD CONSTRAINT fk FOREIGN KEY (bed) REFERENCES beds (id);
    END IF;
END
$$;
DO $do$
<<outer_block>>
DECLARE
    counter int := 0;
    plant record;
    tags text[];
    c CURSOR (n int) FOR SELECT * FROM beds WHERE id = n;
    name text NOT NULL DEFAULT 'begin';
    pi CONSTANT numeric := 3.14;
BEGIN
    counter := counter + 1;
    counter = CASE WHEN counter > 3 THEN 0 ELSE counter END;
    plant.height := 3;
    tags[counter] := 'x; y';
    outer_block.counter := 2;
    SELECT count(*) INTO STRICT counter FROM plants;
    SELECT * FROM plants INTO plant LIMIT 1;
    INSERT INTO plants (id) VALUES (1) RETURNING id INTO counter;
    UPDATE plants SET height = 1 WHERE id = counter RETURNING height INTO plant.height;
    INSERT INTO plants SELECT * FROM seeds;
    DELETE FROM plants;
    PERFORM pg_sleep(0), 'a;b';
    PERFORM 1 FROM plants WHERE id = 3;
    EXECUTE 'DROP TABLE ' || quote_ident(name);
    EXECUTE 'SELECT 1' INTO counter;
    EXECUTE format('SELECT %L', name) INTO STRICT counter USING counter, name;
    EXECUTE $q$ CREATE INDEX i ON plants (id); $q$;
    IF counter > 1 THEN
        NULL;
    ELSIF counter = 0 THEN
        RAISE NOTICE 'it is %', counter;
    ELSEIF counter IS NULL THEN
        RAISE EXCEPTION 'no % of %', counter, name USING ERRCODE = '22012';
    ELSE
        RAISE;
    END IF;
    CASE counter
        WHEN 1, 2 THEN
            CALL garden.water(1);
        WHEN 3 THEN
            NULL;
        ELSE
            COMMIT;
    END CASE;
    CASE WHEN counter > 2 THEN ROLLBACK; END CASE;
    FOR i IN REVERSE 10..1 BY 2 LOOP
        CONTINUE WHEN i = 3;
        EXIT;
    END LOOP;
    <<rows_of>>
    FOR plant IN SELECT * FROM plants ORDER BY id LOOP
        EXIT rows_of WHEN plant.id = 1;
    END LOOP rows_of;
    FOR plant IN EXECUTE 'SELECT * FROM plants' USING 1 LOOP
        RAISE WARNING USING MESSAGE = 'careful';
    END LOOP;
    FOR plant IN c (1) LOOP
        RAISE division_by_zero;
    END LOOP;
    FOREACH counter IN ARRAY ARRAY[1, 2] LOOP
        RAISE SQLSTATE '22012';
    END LOOP;
    WHILE counter < 3 LOOP
        counter := counter + 1;
    END LOOP;
    LOOP
        EXIT WHEN true;
    END LOOP;
    OPEN c (1);
    FETCH NEXT FROM c INTO plant;
    MOVE c;
    CLOSE c;
    GET DIAGNOSTICS counter = ROW_COUNT;
    ASSERT counter > 0, 'none';
    BEGIN
        CREATE TABLE IF NOT EXISTS plants (id int);
    EXCEPTION
        WHEN duplicate_table OR SQLSTATE '42710' THEN
            RAISE INFO 'there';
        WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS name = MESSAGE_TEXT;
            RAISE;
    END;
    SET LOCAL lock_timeout = '1s';
    LOCK TABLE plants;
    TRUNCATE plants;
    GRANT SELECT ON plants TO gardener;
    COMMENT ON TABLE plants IS 'end;';
    ALTER TABLE plants ADD COLUMN "end" int, ADD COLUMN "if" int;
    RETURN;
END outer_block
$do$;
DO 'BEGIN IF true THEN PERFORM ''it''''s''; END IF; END';
DO E'BEGIN\n PERFORM 1;\nEND';
DO $$ #variable_conflict use_column
BEGIN PERFORM 1; END; $$;
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.changed_at := now();
    NEW.doc['a'] = '1';
    RETURN NEW;
END;
$$;
CREATE FUNCTION many() RETURNS SETOF int LANGUAGE plpgsql AS $f$
BEGIN
    RETURN NEXT 1;
    RETURN QUERY SELECT 2;
    RETURN QUERY EXECUTE 'SELECT $1' USING 3;
    RETURN;
END $f$;
CREATE PROCEDURE deep() LANGUAGE plpgsql AS $f$
BEGIN
    BEGIN
        BEGIN
            IF true THEN IF true THEN IF true THEN NULL; END IF; END IF; END IF;
        END;
    END;
    DO $inner$ BEGIN NULL; END $inner$;
    MERGE INTO plants p USING seeds s ON p.id = s.id WHEN MATCHED THEN DO NOTHING;
    WITH x AS (SELECT 1) INSERT INTO plants SELECT * FROM x;
    VALUES (1);
    COMMIT AND CHAIN;
END $f$;
