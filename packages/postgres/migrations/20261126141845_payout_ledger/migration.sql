-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "merchant_id" UUID NOT NULL,
    "order_reference" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_number_key" ON "ledger_entry"("number");

-- CreateIndex
CREATE INDEX "ledger_entry_merchant_id_currency_at_number_idx" ON "ledger_entry"("merchant_id", "currency", "at", "number");
