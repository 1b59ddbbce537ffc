-- CreateTable
CREATE TABLE IF NOT EXISTS "revenue_system_versions" (
    "id" TEXT NOT NULL,
    "revenueSystemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "payload" JSONB NOT NULL,
    "createdBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_system_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX IF NOT EXISTS "revenue_system_versions_revenueSystemId_idx" ON "revenue_system_versions"("revenueSystemId");

-- AddForeignKey
DO $$ BEGIN
    ALTER TABLE "revenue_system_versions" ADD CONSTRAINT "revenue_system_versions_revenueSystemId_fkey" FOREIGN KEY ("revenueSystemId") REFERENCES "revenue_systems"("id") ON DELETE CASCADE ON UPDATE CASCADE;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;

-- Only the service role may read this table.
ALTER TABLE "revenue_system_versions" ENABLE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY "revenue_system_versions_no_direct_access" ON "revenue_system_versions" FOR ALL USING (false);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
