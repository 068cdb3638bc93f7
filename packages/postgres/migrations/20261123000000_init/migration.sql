-- Written by `scripts/diff.ts` from the schema; then by hand: partitions, "C" collation and fill factor of the feed,
-- and the rows at the end.

-- CreateTable
CREATE TABLE "store" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currencies" TEXT[],
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "grace_period_minutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "store_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "main" BOOLEAN NOT NULL,
    "stores" TEXT[],
    "process" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "key" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "process" TEXT NOT NULL,

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "process_version" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "model" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "binding" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "binding" JSONB NOT NULL,

    CONSTRAINT "binding_pkey" PRIMARY KEY ("kind","name")
);

-- CreateTable
CREATE TABLE "marketplace_order" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "custom_reference" TEXT,
    "store" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "price_mode" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "customer" JSONB NOT NULL,
    "billing" JSONB NOT NULL,
    "shipping" JSONB,
    "cart_note" TEXT,
    "agent_email" TEXT,
    "totals" JSONB NOT NULL,
    "row" JSONB NOT NULL,
    "customer_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "merchants" UUID[],
    "states" TEXT[],
    "grand_total" BIGINT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "placed_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "marketplace_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_item" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "splittable" BOOLEAN NOT NULL,
    "merchant_id" UUID NOT NULL,
    "offer" TEXT,
    "shipment_id" UUID NOT NULL,
    "gross_price" BIGINT NOT NULL,
    "net_price" BIGINT NOT NULL,
    "tax_rate" INTEGER NOT NULL,
    "detail" JSONB NOT NULL,
    "amounts" JSONB NOT NULL,
    "process_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "pending" JSONB,
    "failed" JSONB,

    CONSTRAINT "order_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_order" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "merchant_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "totals" JSONB NOT NULL,
    "row" JSONB NOT NULL,
    "store" TEXT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "states" TEXT[],
    "grand_total" BIGINT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "merchant_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_order_item" (
    "id" UUID NOT NULL,
    "merchant_order_id" UUID NOT NULL,
    "order_item_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "process_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "pending" JSONB,
    "failed" JSONB,

    CONSTRAINT "merchant_order_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "merchant_id" UUID,
    "address" JSONB NOT NULL,
    "method" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "delivery_time" TEXT,
    "requested_delivery_date" TEXT,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expense" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shipment_id" UUID,
    "merchant_id" UUID,
    "price" BIGINT NOT NULL,
    "tax_rate" INTEGER NOT NULL,
    "discounts" JSONB NOT NULL,
    "amounts" JSONB NOT NULL,

    CONSTRAINT "expense_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "captured" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "comment" TEXT,
    "lines" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "merchant_id" UUID,
    "event" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id","at")
)
PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "timer" (
    "item_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("item_id","side","event")
);

-- CreateTable
CREATE TABLE "outside_step" (
    "step" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "items" UUID[],
    "event" TEXT,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "run_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outside_step_pkey" PRIMARY KEY ("step")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "feed_head" (
    "topic" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "feed_head_pkey" PRIMARY KEY ("topic")
) WITH (fillfactor = 50);

-- CreateTable
CREATE TABLE "feed" (
    "topic" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT NOT NULL,
    "payload" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("topic","seq","at")
)
PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "feed_epoch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" TEXT NOT NULL,

    CONSTRAINT "feed_epoch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "state_counter" (
    "process" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "merchant" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "state_counter_pkey" PRIMARY KEY ("process","store","merchant","state")
);

-- CreateTable
CREATE TABLE "projector" (
    "shard" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "projector_pkey" PRIMARY KEY ("shard")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "merchant_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ,
    "refresh_token_expires_at" TIMESTAMPTZ,
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "demo" BOOLEAN NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "merchant_reference_key" ON "merchant"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "process_version_name_version_key" ON "process_version"("name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_order_reference_key" ON "marketplace_order"("reference");

-- CreateIndex
CREATE INDEX "marketplace_order_placed_at_id_idx" ON "marketplace_order"("placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "marketplace_order_store_placed_at_id_idx" ON "marketplace_order"("store", "placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "marketplace_order_updated_at_id_idx" ON "marketplace_order"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "marketplace_order_states_idx" ON "marketplace_order" USING GIN ("states");

-- CreateIndex
CREATE INDEX "marketplace_order_merchants_idx" ON "marketplace_order" USING GIN ("merchants");

-- CreateIndex
CREATE UNIQUE INDEX "order_item_reference_key" ON "order_item"("reference");

-- CreateIndex
CREATE INDEX "order_item_order_id_position_idx" ON "order_item"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_order_reference_key" ON "merchant_order"("reference");

-- CreateIndex
CREATE INDEX "merchant_order_merchant_id_created_at_id_idx" ON "merchant_order"("merchant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_order_created_at_id_idx" ON "merchant_order"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_order_merchant_id_email_idx" ON "merchant_order"("merchant_id", "email");

-- CreateIndex
CREATE INDEX "merchant_order_states_idx" ON "merchant_order" USING GIN ("states");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_order_order_id_merchant_id_key" ON "merchant_order"("order_id", "merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_order_item_order_item_id_key" ON "merchant_order_item"("order_item_id");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_order_item_reference_key" ON "merchant_order_item"("reference");

-- CreateIndex
CREATE INDEX "merchant_order_item_merchant_order_id_idx" ON "merchant_order_item"("merchant_order_id");

-- CreateIndex
CREATE INDEX "shipment_order_id_idx" ON "shipment"("order_id");

-- CreateIndex
CREATE INDEX "expense_order_id_idx" ON "expense"("order_id");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_at_idx" ON "refund"("at" DESC);

-- CreateIndex
CREATE INDEX "order_event_order_id_version_id_idx" ON "order_event"("order_id", "version", "id");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at");

-- CreateIndex
CREATE INDEX "timer_order_id_idx" ON "timer"("order_id");

-- CreateIndex
CREATE INDEX "outside_step_status_run_at_idx" ON "outside_step"("status", "run_at");

-- CreateIndex
CREATE INDEX "outside_step_order_id_idx" ON "outside_step"("order_id");

-- CreateIndex
CREATE INDEX "idempotency_at_idx" ON "idempotency"("at");

-- CreateIndex
CREATE INDEX "state_counter_merchant_idx" ON "state_counter"("merchant");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "user_merchant_id_idx" ON "user"("merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- AddForeignKey
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant_order" ADD CONSTRAINT "merchant_order_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant_order_item" ADD CONSTRAINT "merchant_order_item_merchant_order_id_fkey" FOREIGN KEY ("merchant_order_id") REFERENCES "merchant_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant_order_item" ADD CONSTRAINT "merchant_order_item_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense" ADD CONSTRAINT "expense_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timer" ADD CONSTRAINT "timer_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_step" ADD CONSTRAINT "outside_step_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "marketplace_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever no partition covers: `src/feed/partitions.ts` makes the coming ones ahead of time.
CREATE TABLE "order_event_rest" PARTITION OF "order_event" DEFAULT;
CREATE TABLE "feed_rest" PARTITION OF "feed" DEFAULT;

-- Times leave the database as JavaScript writes them.
CREATE FUNCTION "iso"("at" timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- Rows that are rewritten with every step leave room for it on their page.
ALTER TABLE "marketplace_order" SET (fillfactor = 80);
ALTER TABLE "order_item" SET (fillfactor = 80);
ALTER TABLE "merchant_order" SET (fillfactor = 80);
ALTER TABLE "merchant_order_item" SET (fillfactor = 80);

INSERT INTO "feed_epoch" ("id", "epoch") VALUES (1, replace(gen_random_uuid()::text, '-', ''));
INSERT INTO "feed_head" ("topic", "seq") SELECT 'p:' || shard, 0 FROM generate_series(0, 7) AS shard;
INSERT INTO "projector" ("shard", "seq") SELECT shard, 0 FROM generate_series(0, 7) AS shard;
