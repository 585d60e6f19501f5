CREATE TABLE `mappings` (
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`to_version` text NOT NULL,
	`document` text NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`, `to_version`)
);
--> statement-breakpoint
CREATE TRIGGER `mappings_keep` BEFORE UPDATE ON `mappings` BEGIN SELECT RAISE(ABORT, 'framework editions are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `mappings_stay` BEFORE DELETE ON `mappings` BEGIN SELECT RAISE(ABORT, 'framework editions are immutable'); END;
