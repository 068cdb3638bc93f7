-- AlterTable
ALTER TABLE "user" ADD COLUMN     "role" TEXT;
