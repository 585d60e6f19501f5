CREATE TABLE `figures` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`figure` text NOT NULL,
	`system` text NOT NULL,
	`value` integer,
	`origin` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`period`, `department`, `figure`, `system`)
);
