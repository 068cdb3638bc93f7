-- What orders are searched by stays, without the references of their merchant orders, which have a table of their own now.
ALTER TABLE "order_search" RENAME TO "order_search_before";
ALTER INDEX "order_search_pkey" RENAME TO "order_search_before_pkey";

-- CreateTable
CREATE TABLE "order_search" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "store" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "merchants" UUID[],

    CONSTRAINT "order_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_order_search" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "store" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "merchants" UUID[],

    CONSTRAINT "merchant_order_search_pkey" PRIMARY KEY ("id")
);

INSERT INTO "order_search" ("id", "at", "store", "text", "merchants")
SELECT o."id", s."at", o."store", s."text", s."merchants" FROM "order_search_before" s JOIN "marketplace_order" o ON o."id" = s."order_id";
INSERT INTO "merchant_order_search" ("id", "at", "store", "text", "merchants")
SELECT "id", "created_at", "store", "search", ARRAY["merchant_id"] FROM "merchant_order";

-- CreateIndex
CREATE INDEX "order_search_at_id_idx" ON "order_search"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_search_text_merchants_idx" ON "order_search" USING GIN ("text" gin_trgm_ops, "merchants");

-- CreateIndex
CREATE INDEX "merchant_order_search_at_id_idx" ON "merchant_order_search"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_order_search_text_merchants_idx" ON "merchant_order_search" USING GIN ("text" gin_trgm_ops, "merchants");

-- One merchant's in order of time. Prisma knows no index of an expression, and leaves it alone.
CREATE INDEX "merchant_order_search_merchant_at_id_idx" ON "merchant_order_search"(("merchants"[1]), "at" DESC, "id" DESC);

-- DropTable
DROP TABLE "order_search_before";

-- AlterTable
ALTER TABLE "merchant_order" DROP COLUMN "search";
