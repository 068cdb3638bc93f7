-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "id" UUID NOT NULL,
    "node" UUID NOT NULL,
    "team" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "expires" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handling" (
    "team" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ NOT NULL,
    "taken_from" TEXT,
    "taken_from_name" TEXT,

    CONSTRAINT "handling_pkey" PRIMARY KEY ("team","reference")
);

-- CreateIndex
CREATE INDEX "presence_team_idx" ON "presence"("team");
