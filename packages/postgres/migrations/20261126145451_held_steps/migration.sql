-- AlterTable
ALTER TABLE "merchant_order_item" ADD COLUMN     "held" JSON;

-- AlterTable
ALTER TABLE "order_item" ADD COLUMN     "held" JSON;
