ALTER TABLE "callbacks" ADD COLUMN "tried_at" text collate "C";--> statement-breakpoint
ALTER TABLE "callbacks" ADD COLUMN "done_at" text collate "C";--> statement-breakpoint
CREATE INDEX "callbacks_waiting" ON "callbacks" USING btree ("done_at","created_at","id");--> statement-breakpoint
CREATE INDEX "calls_ends" ON "calls" USING btree ("ends_at_latest");