-- AlterTable
ALTER TABLE "idempotency" ALTER COLUMN "answer" DROP NOT NULL;
