-- Of what is searched in, the head of each reference leaves the trigram index: it is in every other row. Prisma knows no
-- index of an expression, and leaves it alone.
CREATE INDEX "order_search_tail_merchants_idx" ON "order_search"
  USING GIN ((substr("text", strpos("text", '--') + 3)) gin_trgm_ops, "merchants");
CREATE INDEX "merchant_order_search_tail_merchants_idx" ON "merchant_order_search"
  USING GIN ((substr("text", strpos("text", '--') + 3)) gin_trgm_ops, "merchants");

-- DropIndex
DROP INDEX "order_search_text_merchants_idx";
DROP INDEX "merchant_order_search_text_merchants_idx";

-- References in the order of their signs, whatever the database's language is: what begins alike is one range.
CREATE UNIQUE INDEX "marketplace_order_reference_signs_key" ON "marketplace_order"("reference" text_pattern_ops);
DROP INDEX "marketplace_order_reference_key";
ALTER INDEX "marketplace_order_reference_signs_key" RENAME TO "marketplace_order_reference_key";
CREATE UNIQUE INDEX "merchant_order_reference_signs_key" ON "merchant_order"("reference" text_pattern_ops);
DROP INDEX "merchant_order_reference_key";
ALTER INDEX "merchant_order_reference_signs_key" RENAME TO "merchant_order_reference_key";

ANALYZE "order_search", "merchant_order_search";
