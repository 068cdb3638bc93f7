-- What is never late is late at infinity.
UPDATE "marketplace_order" SET "late_at" = 'infinity' WHERE "late_at" IS NULL;
UPDATE "merchant_order" SET "late_at" = 'infinity' WHERE "late_at" IS NULL;

-- AlterTable
ALTER TABLE "marketplace_order" ADD COLUMN     "unpaired" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "late_at" SET NOT NULL,
ALTER COLUMN "late_at" SET DEFAULT 'infinity'::timestamp with time zone;

-- AlterTable
ALTER TABLE "merchant_order" ALTER COLUMN "late_at" SET NOT NULL,
ALTER COLUMN "late_at" SET DEFAULT 'infinity'::timestamp with time zone;

-- AlterTable
ALTER TABLE "merchant_order_item" ADD COLUMN     "created_at" TIMESTAMPTZ;

-- When an item came to its merchant is in the event that made it.
UPDATE "merchant_order_item" m SET "created_at" = e.at FROM (
  SELECT (i->>'id')::uuid AS id, min((i->'machine'->>'since')::timestamptz) AS at
  FROM "order_event", json_array_elements("event"->'items') AS i
  WHERE "event"->>'type' = 'merchantOrder.created' GROUP BY 1) AS e WHERE e.id = m."id";
UPDATE "merchant_order_item" SET "created_at" = "since" WHERE "created_at" IS NULL;
ALTER TABLE "merchant_order_item" ALTER COLUMN "created_at" SET NOT NULL;

-- CreateIndex
CREATE INDEX "marketplace_order_late_at_id_idx" ON "marketplace_order"("late_at", "id");

-- CreateIndex
CREATE INDEX "merchant_order_merchant_id_late_at_id_idx" ON "merchant_order"("merchant_id", "late_at", "id");

-- CreateIndex
CREATE INDEX "merchant_order_late_at_id_idx" ON "merchant_order"("late_at", "id");

-- CreateIndex
CREATE INDEX "merchant_order_item_process_id_idx" ON "merchant_order_item"("process_id");

-- CreateIndex
CREATE INDEX "order_item_process_id_order_id_idx" ON "order_item"("process_id", "order_id");

-- Prisma knows no index of some rows; it leaves them alone.
CREATE INDEX "marketplace_order_unpaired_idx" ON "marketplace_order"("placed_at" DESC, "id" DESC) WHERE "unpaired" > 0;

-- Machines that were out of step before anybody counted them (domain `order/pairs.ts`).
WITH pair (marketplace, merchant) AS (
  SELECT marketplace, merchant FROM (VALUES
    (ARRAY['sent to merchant', 'picking finished'], ARRAY['new', 'left the merchant location', 'arrived at distribution center']),
    (ARRAY['cancelled', 'canceled', 'refunded'], ARRAY['canceled by merchant', 'canceled by marketplace', 'canceled']),
    (ARRAY['shipped by merchant'], ARRAY['shipped']),
    (ARRAY['delivered'], ARRAY['delivered']), (ARRAY['waiting for return'], ARRAY['waiting for return']),
    (ARRAY['returned'], ARRAY['returned']), (ARRAY['return canceled'], ARRAY['return canceled']),
    (ARRAY['shipped to customer'], ARRAY['shipped to customer']), (ARRAY['refunded'], ARRAY['refunded']),
    (ARRAY['closed'], ARRAY['closed'])) AS said (of_marketplace, of_merchant),
    unnest(of_marketplace) AS marketplace, unnest(of_merchant) AS merchant
), counted AS (
  SELECT i."order_id", count(*) AS items FROM "order_item" i JOIN "merchant_order_item" m ON m."order_item_id" = i."id"
  WHERE i."state" IN (SELECT marketplace FROM pair) AND m."state" IN (SELECT merchant FROM pair)
    AND (i."state", m."state") NOT IN (SELECT marketplace, merchant FROM pair)
  GROUP BY i."order_id"
)
UPDATE "marketplace_order" o SET "unpaired" = c.items,
  "row" = (o."row"::jsonb || jsonb_build_object('unpaired', c.items))::json
FROM counted c WHERE c."order_id" = o."id";
