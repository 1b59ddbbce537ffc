-- CreateTable
CREATE TABLE "revenue_system_versions" (
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
CREATE INDEX "revenue_system_versions_revenueSystemId_idx" ON "revenue_system_versions"("revenueSystemId");

-- AddForeignKey
ALTER TABLE "revenue_system_versions" ADD CONSTRAINT "revenue_system_versions_revenueSystemId_fkey" FOREIGN KEY ("revenueSystemId") REFERENCES "revenue_systems"("id") ON DELETE CASCADE ON UPDATE CASCADE;
