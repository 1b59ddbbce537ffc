DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'order') THEN
        CREATE TABLE orders (id int);
    END IF;
END $$;
