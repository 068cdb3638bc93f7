-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "warehouses" TEXT[] DEFAULT ARRAY[]::TEXT[];
