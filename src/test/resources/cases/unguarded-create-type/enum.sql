-- CreateEnum
CREATE TYPE "Plan" AS ENUM ('FREE', 'TEAM');
