CREATE TABLE `sign_in_tries` (
	`try_key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`since` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_tries_since` ON `sign_in_tries` (`since`);--> statement-breakpoint
CREATE TABLE `staff_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`username_key` text NOT NULL,
	`roles` text NOT NULL,
	`password_hash` text,
	`created_at` text NOT NULL,
	`disabled_at` text,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_accounts_username` ON `staff_accounts` (`username_key`);--> statement-breakpoint
CREATE TABLE `staff_links` (
	`link_key` text PRIMARY KEY NOT NULL,
	`staff_id` text,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`key` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`started_at` text NOT NULL,
	`last_used_at` text NOT NULL,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_sessions_staff` ON `staff_sessions` (`staff_id`);--> statement-breakpoint
CREATE INDEX `staff_sessions_ends` ON `staff_sessions` (`ends_at`);--> statement-breakpoint
CREATE TABLE `visits` (
	`key` text PRIMARY KEY NOT NULL,
	`expires_at` text NOT NULL,
	`data_key` blob NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visits_expires` ON `visits` (`expires_at`);