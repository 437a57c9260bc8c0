CREATE TABLE "duties" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"owner" text collate "C",
	"leased_until" text collate "C",
	"done_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "rate_counters" (
	"subject_key" text collate "C" PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"until" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rate_counters_until" ON "rate_counters" USING btree ("until");--> statement-breakpoint
CREATE INDEX "callbacks_created" ON "callbacks" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "issued_forms_created" ON "issued_forms" USING btree ("created_at","reference");--> statement-breakpoint
CREATE INDEX "submissions_decided" ON "submissions" USING btree ("outcome","decided_at");--> statement-breakpoint
CREATE INDEX "submissions_withdrawn" ON "submissions" USING btree ("authorization_id","withdrawn_at");