-- AlterTable
ALTER TABLE "marketplace_order" ADD COLUMN     "customer_reference" TEXT,
ADD COLUMN     "payment_method" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "marketplace_order_customer_reference_placed_at_id_idx" ON "marketplace_order"("customer_reference", "placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "marketplace_order_payment_method_placed_at_id_idx" ON "marketplace_order"("payment_method", "placed_at" DESC, "id" DESC);

-- Orders placed before
UPDATE "marketplace_order" SET "customer_reference" = "customer"->>'reference', "payment_method" = coalesce("row"->>'paymentMethod', '');
