ALTER TABLE `debtors` ADD `search_key` text;--> statement-breakpoint
CREATE INDEX `debtors_search` ON `debtors` (`search_key`);