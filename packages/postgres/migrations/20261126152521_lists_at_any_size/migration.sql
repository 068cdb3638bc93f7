-- Part of PostgreSQL's contrib, and trusted: a database's owner may create it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- DropIndex
DROP INDEX "marketplace_order_placed_at_id_idx";

-- DropIndex
DROP INDEX "merchant_order_created_at_id_idx";

-- DropIndex
DROP INDEX "merchant_order_merchant_id_created_at_id_idx";

-- DropIndex
DROP INDEX "merchant_order_merchant_id_email_idx";

-- CreateTable
CREATE TABLE "list_facet" (
    "facet" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "list_facet_pkey" PRIMARY KEY ("facet","at","id")
);

-- CreateTable
CREATE TABLE "order_search" (
    "order_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "text" TEXT NOT NULL,
    "merchant_references" TEXT NOT NULL,
    "merchants" UUID[],

    CONSTRAINT "order_search_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "order_search_at_order_id_idx" ON "order_search"("at" DESC, "order_id" DESC);

-- CreateIndex
CREATE INDEX "order_search_text_merchant_references_merchants_idx" ON "order_search" USING GIN ("text" gin_trgm_ops, "merchant_references" gin_trgm_ops, "merchants");

-- CreateIndex
CREATE INDEX "marketplace_order_placed_at_id_store_failed_unpaired_late_a_idx" ON "marketplace_order"("placed_at" DESC, "id" DESC, "store", "failed", "unpaired", "late_at");

-- CreateIndex
CREATE INDEX "marketplace_order_customer_name_id_idx" ON "marketplace_order"("customer_name", "id");

-- CreateIndex
CREATE INDEX "marketplace_order_email_id_idx" ON "marketplace_order"("email", "id");

-- CreateIndex
CREATE INDEX "marketplace_order_grand_total_id_idx" ON "marketplace_order"("grand_total", "id");

-- CreateIndex
CREATE INDEX "marketplace_order_item_count_id_idx" ON "marketplace_order"("item_count", "id");

-- CreateIndex
CREATE INDEX "merchant_order_merchant_id_created_at_id_store_failed_late__idx" ON "merchant_order"("merchant_id", "created_at" DESC, "id" DESC, "store", "failed", "late_at");

-- CreateIndex
CREATE INDEX "merchant_order_created_at_id_merchant_id_store_failed_late__idx" ON "merchant_order"("created_at" DESC, "id" DESC, "merchant_id", "store", "failed", "late_at");

-- CreateIndex
CREATE INDEX "merchant_order_updated_at_id_merchant_id_idx" ON "merchant_order"("updated_at", "id", "merchant_id");

-- CreateIndex
CREATE INDEX "merchant_order_customer_name_id_merchant_id_idx" ON "merchant_order"("customer_name", "id", "merchant_id");

-- CreateIndex
CREATE INDEX "merchant_order_email_id_merchant_id_idx" ON "merchant_order"("email", "id", "merchant_id");

-- CreateIndex
CREATE INDEX "merchant_order_grand_total_id_merchant_id_idx" ON "merchant_order"("grand_total", "id", "merchant_id");

-- CreateIndex
CREATE INDEX "merchant_order_item_count_id_merchant_id_idx" ON "merchant_order"("item_count", "id", "merchant_id");

-- CreateIndex
CREATE INDEX "order_document_search_idx" ON "order_document" USING GIN ("search" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "order_search" ADD CONSTRAINT "order_search_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- References sort as numbers do: by length, then as text. Prisma knows no index of an expression, and leaves it alone.
CREATE INDEX "marketplace_order_reference_order_idx" ON "marketplace_order"((chr(length("reference") + 32) || "reference") COLLATE "C", "id");
CREATE INDEX "merchant_order_reference_order_idx" ON "merchant_order"((chr(length("reference") + 32) || "reference") COLLATE "C", "id")
    INCLUDE ("reference", "merchant_id");
CREATE INDEX "marketplace_order_failed_idx" ON "marketplace_order"("placed_at" DESC, "id" DESC) WHERE "failed" > 0;
CREATE INDEX "merchant_order_failed_idx" ON "merchant_order"("created_at" DESC, "id" DESC) INCLUDE ("merchant_id") WHERE "failed" > 0;

-- What is there already.
INSERT INTO "list_facet" ("facet", "at", "id")
SELECT 'orders in ' || state, "placed_at", "id" FROM "marketplace_order", unnest("states") AS state
UNION ALL SELECT 'orders of ' || merchant, "placed_at", "id" FROM "marketplace_order", unnest("merchants") AS merchant
UNION ALL SELECT 'merchant orders in ' || state, "created_at", "id" FROM "merchant_order", unnest("states") AS state
UNION ALL SELECT 'merchant orders of ' || "merchant_id" || ' in ' || state, "created_at", "id"
  FROM "merchant_order", unnest("states") AS state;
UPDATE "merchant_order" SET "search" = ' ' || "search";
UPDATE "order_document" SET "search" = ' ' || "search";
INSERT INTO "order_search" ("order_id", "at", "text", "merchant_references", "merchants")
SELECT "id", "placed_at", ' ' || "search", ' ' || lower(coalesce((SELECT string_agg(m."reference", ' ' ORDER BY m."id")
  FROM "merchant_order" m WHERE m."order_id" = o."id"), '')), "merchants" FROM "marketplace_order" o;
ALTER TABLE "marketplace_order" DROP COLUMN "search";
