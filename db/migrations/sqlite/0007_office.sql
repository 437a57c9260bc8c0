CREATE TABLE `daily_figures` (
	`day` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `name`)
);
--> statement-breakpoint
CREATE TABLE `desk_items` (
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`kept_at` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`staff_id`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `desk_items_kept` ON `desk_items` (`kept_at`);--> statement-breakpoint
CREATE TABLE `settings_editions` (
	`edition` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`staff_id` text NOT NULL,
	`agency` text NOT NULL
);
