-- CreateTable
CREATE TABLE IF NOT EXISTS "revenue_systems" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "revenue_systems_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX IF NOT EXISTS "revenue_systems_organizationId_idx" ON "revenue_systems"("organizationId");

-- AddForeignKey
DO $$ BEGIN
    ALTER TABLE "revenue_systems" ADD CONSTRAINT "revenue_systems_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;

-- Only the service role may read this table.
ALTER TABLE "revenue_systems" ENABLE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY "revenue_systems_no_direct_access" ON "revenue_systems" FOR ALL USING (false);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
