-- AlterTable
ALTER TABLE "expense" ADD COLUMN     "threshold" TEXT;
