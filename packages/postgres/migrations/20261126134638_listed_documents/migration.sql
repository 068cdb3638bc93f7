-- AlterTable
ALTER TABLE "order_document" ADD COLUMN     "customer" TEXT,
ADD COLUMN     "search" TEXT,
ADD COLUMN     "store" TEXT;

-- What is written already is found as well.
UPDATE "order_document" d SET "store" = o."store", "customer" = o."customer"->>'reference',
  "search" = lower(concat(d."reference", ' ', o."reference", ' ', o."customer_name", ' ', o."email"))
FROM "marketplace_order" o WHERE o."id" = d."order_id";

ALTER TABLE "order_document" ALTER COLUMN "store" SET NOT NULL, ALTER COLUMN "search" SET NOT NULL;

-- CreateIndex
CREATE INDEX "order_document_kind_customer_at_id_idx" ON "order_document"("kind", "customer", "at" DESC, "id" DESC);
