-- Facets are told anew, each with its store.
TRUNCATE "list_facet";

-- AlterTable
ALTER TABLE "list_facet" DROP CONSTRAINT "list_facet_pkey",
ADD COLUMN     "store" TEXT NOT NULL,
ADD CONSTRAINT "list_facet_pkey" PRIMARY KEY ("facet", "at", "id", "store");

INSERT INTO "list_facet" ("facet", "at", "id", "store")
SELECT 'orders in ' || state, "placed_at", "id", "store" FROM "marketplace_order", unnest("states") AS state
UNION ALL SELECT 'orders of ' || merchant, "placed_at", "id", "store" FROM "marketplace_order", unnest("merchants") AS merchant
UNION ALL SELECT 'merchant orders in ' || state, "created_at", "id", "store" FROM "merchant_order", unnest("states") AS state
UNION ALL SELECT 'merchant orders of ' || "merchant_id" || ' in ' || state, "created_at", "id", "store"
  FROM "merchant_order", unnest("states") AS state;
