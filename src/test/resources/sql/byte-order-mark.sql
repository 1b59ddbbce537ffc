CREATE TABLE "grüße" (
  a int, -- ü
  b text
);
INSERT INTO "grüße" VALUES (1, '🌱');
