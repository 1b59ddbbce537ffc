-- A conflict uses up numbers, so the row that comes after a crash behind the first statement gets another id.
INSERT INTO account (email) VALUES ('ann@example.test'), ('bob@example.test') ON CONFLICT (email) DO NOTHING;
INSERT INTO account (email, plan) VALUES ('cid@example.test', 'team') ON CONFLICT DO NOTHING;
INSERT INTO "Invoice" (account_id, cents) SELECT id, 100 FROM account WHERE NOT EXISTS (SELECT FROM "Invoice");
UPDATE account SET created_at = now(), token = gen_random_uuid() WHERE email LIKE 'ann@%';
