CREATE TABLE `presences` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`username` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`period`, `department`, `username`)
);
