-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
DO $$ BEGIN
    CREATE INDEX "orders_customer_idx" ON "orders" ("customer");
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
