CREATE TABLE `yearly_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`owner` text NOT NULL,
	`owner_name` text NOT NULL,
	`number` text NOT NULL,
	`date` text NOT NULL,
	`sent_by` text NOT NULL,
	`sha256` text NOT NULL,
	`content` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `yearly_reports_year` ON `yearly_reports` (`year`,`at`);--> statement-breakpoint
CREATE TRIGGER `yearly_reports_keep` BEFORE UPDATE ON `yearly_reports` BEGIN SELECT RAISE(ABORT, 'reports that were sent are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `yearly_reports_stay` BEFORE DELETE ON `yearly_reports` BEGIN SELECT RAISE(ABORT, 'reports that were sent are immutable'); END;
