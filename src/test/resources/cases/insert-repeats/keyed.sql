-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
-- migration
INSERT INTO "orders" ("id", "state") VALUES (1, 'new'), (2, 'new');
