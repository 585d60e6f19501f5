CREATE TABLE `frameworks` (
	`id` text NOT NULL,
	`version` text NOT NULL,
	`sha256` text NOT NULL,
	`document` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
ALTER TABLE `periods` ADD `framework_version` text;
--> statement-breakpoint
UPDATE `periods` SET `framework_version` = '2024.2' WHERE `framework_id` = 'nd85-tcvn11930';
--> statement-breakpoint
CREATE TRIGGER `frameworks_keep` BEFORE UPDATE ON `frameworks` BEGIN SELECT RAISE(ABORT, 'framework editions are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `frameworks_stay` BEFORE DELETE ON `frameworks` BEGIN SELECT RAISE(ABORT, 'framework editions are immutable'); END;
