CREATE TABLE "sign_in_tries" (
	"try_key" text collate "C" PRIMARY KEY NOT NULL,
	"tries" bigint NOT NULL,
	"since" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_accounts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"username_key" text collate "C" NOT NULL,
	"roles" text collate "C" NOT NULL,
	"password_hash" text collate "C",
	"created_at" text collate "C" NOT NULL,
	"disabled_at" text collate "C",
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_links" (
	"link_key" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C",
	"expires_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"started_at" text collate "C" NOT NULL,
	"last_used_at" text collate "C" NOT NULL,
	"ends_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_in_tries_since" ON "sign_in_tries" USING btree ("since");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_accounts_username" ON "staff_accounts" USING btree ("username_key");--> statement-breakpoint
CREATE INDEX "staff_sessions_staff" ON "staff_sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_ends" ON "staff_sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "visits_expires" ON "visits" USING btree ("expires_at");