CREATE TABLE `messages` (
	`thread` text NOT NULL,
	`n` integer NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`side` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`thread`, `n`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_id_unique` ON `messages` (`id`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`department` text NOT NULL,
	`criterion` text,
	`system` text,
	`section` text,
	`opened_at` text NOT NULL,
	`closed_at` text,
	`closed_by` text
);
--> statement-breakpoint
CREATE INDEX `threads_assessment` ON `threads` (`period`,`department`);