-- CreateTable
CREATE TABLE IF NOT EXISTS "revenue_system_members" (
    "revenueSystemId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "canPublish" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "revenue_system_members_pkey" PRIMARY KEY ("revenueSystemId", "email")
);

-- AddForeignKey
DO $$ BEGIN
    ALTER TABLE "revenue_system_members" ADD CONSTRAINT "revenue_system_members_revenueSystemId_fkey" FOREIGN KEY ("revenueSystemId") REFERENCES "revenue_systems"("id") ON DELETE CASCADE ON UPDATE CASCADE;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;

-- Only the service role may read this table.
ALTER TABLE "revenue_system_members" ENABLE ROW LEVEL SECURITY;

DO $$ BEGIN
    CREATE POLICY "revenue_system_members_no_direct_access" ON "revenue_system_members" FOR ALL USING (false);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END $$;
