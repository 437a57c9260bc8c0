CREATE TABLE "pending_readings" (
	"document_id" text collate "C" PRIMARY KEY NOT NULL,
	"asked_at" text collate "C" NOT NULL,
	"tries" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "unread_since" text collate "C";--> statement-breakpoint
CREATE INDEX "pending_readings_asked" ON "pending_readings" USING btree ("asked_at","document_id");