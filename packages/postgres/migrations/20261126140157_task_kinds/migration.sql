-- DropIndex
DROP INDEX "task_status_run_at_idx";

-- CreateIndex
CREATE INDEX "task_status_kind_run_at_idx" ON "task"("status", "kind", "run_at");
