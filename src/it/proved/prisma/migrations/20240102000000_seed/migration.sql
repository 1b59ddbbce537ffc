UPDATE "accounts" SET "visits" = "visits" + 1;
