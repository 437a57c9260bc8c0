CREATE TABLE "daily_figures" (
	"day" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "daily_figures_day_name_pk" PRIMARY KEY("day","name")
);
--> statement-breakpoint
CREATE TABLE "desk_items" (
	"staff_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"kept_at" text collate "C" NOT NULL,
	"data_key" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "desk_items_staff_id_kind_pk" PRIMARY KEY("staff_id","kind")
);
--> statement-breakpoint
CREATE TABLE "settings_editions" (
	"edition" bigint PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"agency" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "desk_items_kept" ON "desk_items" USING btree ("kept_at");