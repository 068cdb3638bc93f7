-- DropForeignKey
ALTER TABLE "refund" DROP CONSTRAINT "refund_order_id_fkey";

-- AlterTable
ALTER TABLE "marketplace_order" ADD COLUMN     "detail" JSON,
ADD COLUMN     "late_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "profile" JSONB;

-- AlterTable
ALTER TABLE "merchant_order" ADD COLUMN     "late_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "merchant_order_item" ADD COLUMN     "due" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "order_item" ADD COLUMN     "due" TIMESTAMPTZ,
ADD COLUMN     "reserved" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "details" JSON;

-- CreateTable
CREATE TABLE "setup_entry" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_entry_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "order_document" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "merchant_id" UUID,
    "reference" TEXT,
    "status" TEXT,
    "body" JSON NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "order_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "run_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_reservation" (
    "sku" TEXT NOT NULL,
    "store" TEXT NOT NULL,
    "quantity" BIGINT NOT NULL,

    CONSTRAINT "stock_reservation_pkey" PRIMARY KEY ("sku","store")
);

-- CreateTable
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "order_document_order_id_idx" ON "order_document"("order_id");

-- CreateIndex
CREATE INDEX "order_document_kind_at_id_idx" ON "order_document"("kind", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_document_kind_merchant_id_at_id_idx" ON "order_document"("kind", "merchant_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "order_document_kind_reference_key" ON "order_document"("kind", "reference");

-- CreateIndex
CREATE INDEX "task_status_run_at_idx" ON "task"("status", "run_at");

-- CreateIndex
CREATE INDEX "task_order_id_idx" ON "task"("order_id");

-- AddForeignKey
ALTER TABLE "order_document" ADD CONSTRAINT "order_document_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Refunds are documents from now on.
INSERT INTO "order_document" ("id", "order_id", "kind", "body", "at")
SELECT "id", "order_id", 'refund', json_strip_nulls(json_build_object('kind', 'refund', 'id', "id", 'amount', "amount",
  'comment', "comment", 'lines', "lines", 'at', "iso"("at"))), "at" FROM "refund";

-- DropTable
DROP TABLE "refund";

-- Stock is reserved for what already stands in a reserved state.
UPDATE "order_item" i SET "reserved" = true FROM "process_version" p, jsonb_array_elements(p."model"->'states') s
WHERE p."id" = i."process_id" AND s->>'name' = i."state" AND (s->>'reserved')::boolean;
INSERT INTO "stock_reservation" ("sku", "store", "quantity")
SELECT i."sku", o."store", sum(i."quantity") FROM "order_item" i JOIN "marketplace_order" o ON o."id" = i."order_id"
WHERE i."reserved" GROUP BY i."sku", o."store";
