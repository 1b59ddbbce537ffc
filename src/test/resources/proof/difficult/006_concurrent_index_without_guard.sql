COMMENT ON INDEX account_plan IS 'for the price list';
CREATE UNIQUE INDEX CONCURRENTLY invoice_note ON "Invoice" (note);
