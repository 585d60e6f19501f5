CREATE TABLE `signed_copies` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`revision` integer NOT NULL,
	`number` text NOT NULL,
	`date` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`period`, `department`, `revision`)
);
