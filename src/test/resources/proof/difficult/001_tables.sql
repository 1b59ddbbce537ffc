-- What the later files work on. Not guarded: every crash ends in an error, at the first statement.
CREATE TYPE plan AS ENUM ('free', 'team');
CREATE TABLE account (
    id serial PRIMARY KEY,
    email text NOT NULL UNIQUE,
    plan plan NOT NULL DEFAULT 'free',
    token uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE "Invoice" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id int NOT NULL REFERENCES account DEFERRABLE INITIALLY DEFERRED,
    cents int NOT NULL,
    note text
);
CREATE TABLE audit (id bigserial PRIMARY KEY, what text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE TABLE job (id int PRIMARY KEY, state text NOT NULL);
