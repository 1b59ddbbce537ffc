CREATE SEQUENCE IF NOT EXISTS ticket;
SELECT setval('ticket', 100);
CREATE SEQUENCE IF NOT EXISTS down INCREMENT -1;
SELECT setval('down', -100);
-- Takes a number only the first time, so that the second run leaves the sequence behind the row.
INSERT INTO step SELECT nextval('ticket'), 'ticket' WHERE NOT EXISTS (SELECT FROM step WHERE state = 'ticket');
SELECT nextval('down');
