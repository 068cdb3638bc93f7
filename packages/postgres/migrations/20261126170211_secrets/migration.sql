-- CreateTable
CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);
