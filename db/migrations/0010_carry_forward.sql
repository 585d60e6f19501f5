CREATE TABLE `__new_recommendations` (
	`id` text NOT NULL,
	`period` text NOT NULL,
	`department` text NOT NULL,
	`category` text NOT NULL,
	`text` text NOT NULL,
	`removed` integer DEFAULT false NOT NULL,
	`origin` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`period`, `department`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_recommendations`("id", "period", "department", "category", "text", "removed", "version") SELECT "id", "period", "department", "category", "text", "removed", "version" FROM `recommendations` ORDER BY rowid;--> statement-breakpoint
DROP TABLE `recommendations`;--> statement-breakpoint
ALTER TABLE `__new_recommendations` RENAME TO `recommendations`;--> statement-breakpoint
CREATE INDEX `recommendations_id` ON `recommendations` (`id`);--> statement-breakpoint
ALTER TABLE `answers` ADD `plan_delay` text;--> statement-breakpoint
ALTER TABLE `answers` ADD `postponed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `answers` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `narratives` ADD `origin` text;--> statement-breakpoint
CREATE INDEX `periods_opens_on` ON `periods` (`opens_on`,`id`);