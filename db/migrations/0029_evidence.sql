CREATE TABLE `submission_files` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`revision` integer NOT NULL,
	`criterion` text NOT NULL,
	`system` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`period`, `department`, `revision`, `criterion`, `system`, `sha256`)
);
--> statement-breakpoint
CREATE INDEX `submission_files_sha256` ON `submission_files` (`department`,`sha256`);--> statement-breakpoint
CREATE TABLE `file_claims` (
	`sha256` text PRIMARY KEY NOT NULL,
	`sweeping` integer NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `files` (
	`department` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`number` text,
	`date` text,
	`covers` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`upload` text,
	`removed_at` text,
	PRIMARY KEY(`department`, `sha256`),
	FOREIGN KEY (`department`) REFERENCES `departments`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_sha256` ON `files` (`sha256`);--> statement-breakpoint
ALTER TABLE `answers` ADD `evidence` text;--> statement-breakpoint
CREATE INDEX `answers_evidence` ON `answers` (`department`) WHERE "answers"."evidence" is not null;