DO $$
BEGIN
  CREATE TABLE "Größe" (a int);
END
$$;
