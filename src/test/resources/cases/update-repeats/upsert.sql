-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
INSERT INTO "orders" ("id", "total") VALUES (1, 5) ON CONFLICT ("id") DO UPDATE SET "total" = "orders"."total" + 5;
