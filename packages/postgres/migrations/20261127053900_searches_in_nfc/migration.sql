-- Texts come in NFC from now on, and so do searches: what was kept before is found too.
UPDATE "order_search" SET "text" = normalize("text") WHERE "text" IS NOT NFC NORMALIZED;
UPDATE "merchant_order_search" SET "text" = normalize("text") WHERE "text" IS NOT NFC NORMALIZED;
UPDATE "order_document" SET "search" = normalize("search") WHERE "search" IS NOT NFC NORMALIZED;
