-- setup
CREATE TYPE price AS (amount numeric);
-- migration
ALTER TYPE price ADD ATTRIBUTE taxed boolean;
