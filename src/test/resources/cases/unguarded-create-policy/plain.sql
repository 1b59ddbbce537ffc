-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
ALTER TABLE "orders" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "no direct access" ON "orders" FOR ALL USING (false);
