-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    CREATE INDEX "orders_customer_idx" ON "orders" ("customer");
EXCEPTION
    WHEN duplicate_table THEN NULL;
END $$;
DO $$ BEGIN
    ALTER TABLE "orders" ADD COLUMN "note" text;
EXCEPTION
    WHEN SQLSTATE '42701' THEN NULL;
END $$;
