-- setup
CREATE TABLE "orders" ("id" int PRIMARY KEY, "customer" int, "state" text, "total" numeric);
CREATE TABLE "customers" ("id" int PRIMARY KEY, "email" text);
-- migration
-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_fkey" FOREIGN KEY ("customer") REFERENCES "customers"("id") ON DELETE CASCADE;
