-- CreateIndex
CREATE INDEX "merchant_order_item_process_id_state_since_merchant_order_i_idx" ON "merchant_order_item"("process_id", "state", "since", "merchant_order_id");

-- CreateIndex
CREATE INDEX "order_item_process_id_state_since_order_id_idx" ON "order_item"("process_id", "state", "since", "order_id");
