ALTER TABLE "Invoice" ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON "Invoice";
CREATE POLICY own ON "Invoice" FOR SELECT TO pg_monitor USING (cents >= 0);
ALTER TABLE "Invoice" FORCE ROW LEVEL SECURITY;
-- The owner sees no row now but that of the policies for all.
INSERT INTO audit (what) SELECT 'hidden' WHERE NOT EXISTS (SELECT FROM "Invoice");
ALTER TABLE "Invoice" NO FORCE ROW LEVEL SECURITY;
CREATE POLICY pay ON "Invoice" FOR UPDATE USING (true);
