-- DropIndex
DROP INDEX "merchant_order_item_process_id_idx";

-- CreateIndex
CREATE INDEX "merchant_order_item_process_id_merchant_order_id_idx" ON "merchant_order_item"("process_id", "merchant_order_id");
