-- What is only written and read back is kept as it came: `jsonb` takes every document apart and puts it together again,
-- a quarter of the work of placing an order. Nobody looks inside these in SQL.

-- AlterTable
ALTER TABLE "expense" ALTER COLUMN "discounts" SET DATA TYPE JSON,
ALTER COLUMN "amounts" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "idempotency" ALTER COLUMN "answer" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "marketplace_order" ALTER COLUMN "customer" SET DATA TYPE JSON,
ALTER COLUMN "billing" SET DATA TYPE JSON,
ALTER COLUMN "shipping" SET DATA TYPE JSON,
ALTER COLUMN "totals" SET DATA TYPE JSON,
ALTER COLUMN "row" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "merchant_order" ALTER COLUMN "totals" SET DATA TYPE JSON,
ALTER COLUMN "row" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "merchant_order_item" ALTER COLUMN "pending" SET DATA TYPE JSON,
ALTER COLUMN "failed" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "order_event" ALTER COLUMN "event" SET DATA TYPE JSON,
ALTER COLUMN "actor" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "order_item" ALTER COLUMN "detail" SET DATA TYPE JSON,
ALTER COLUMN "amounts" SET DATA TYPE JSON,
ALTER COLUMN "pending" SET DATA TYPE JSON,
ALTER COLUMN "failed" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "outside_step" ALTER COLUMN "data" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "refund" ALTER COLUMN "lines" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "shipment" ALTER COLUMN "address" SET DATA TYPE JSON;
