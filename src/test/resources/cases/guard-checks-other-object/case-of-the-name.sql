DO $$ BEGIN
    IF to_regclass('Orders') IS NULL THEN
        CREATE TABLE "Orders" (id int);
    END IF;
END $$;
