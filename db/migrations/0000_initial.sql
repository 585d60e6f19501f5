CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `answers` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`criterion` text NOT NULL,
	`system` text NOT NULL,
	`status` text,
	`note` text,
	`plan_action` text,
	`plan_owner` text,
	`plan_due_on` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`period`, `department`, `criterion`, `system`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `assessments` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`first_submitted_at` text,
	`on_time` integer,
	`opened_at` text,
	`reviewer` text,
	`returned` text,
	PRIMARY KEY(`period`, `department`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text,
	`request` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE TABLE `departments` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`parent` text,
	`active_from` text,
	`active_to` text,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `filers` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`added_at` text,
	`added_reason` text,
	`exempted_at` text,
	`exempted_reason` text,
	PRIMARY KEY(`period`, `department`),
	FOREIGN KEY (`period`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department`) REFERENCES `departments`(`code`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `narratives` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`section` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`period`, `department`, `section`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `periods` (
	`id` text PRIMARY KEY NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`framework_id` text NOT NULL,
	`request_ref` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recommendations` (
	`id` text PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`department` text NOT NULL,
	`category` text NOT NULL,
	`text` text NOT NULL,
	`removed` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recommendations_assessment` ON `recommendations` (`period`,`department`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_subject` ON `sign_in_failures` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`revision` integer NOT NULL,
	`sha256` text NOT NULL,
	`receipt` text NOT NULL,
	`submitted_at` text NOT NULL,
	`submitted_by` text NOT NULL,
	`on_time` integer NOT NULL,
	`signatory` text NOT NULL,
	`figures` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`period`, `department`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `systems` (
	`id` text PRIMARY KEY NOT NULL,
	`department` text NOT NULL,
	`name` text NOT NULL,
	`level` integer NOT NULL,
	`dossier` text NOT NULL,
	`decision_no` text,
	`decision_date` text,
	`decision_body` text,
	`regulation_no` text,
	`regulation_date` text,
	`regulation_body` text,
	`expected_approval_on` text,
	`expected_full_on` text,
	`checks` text NOT NULL,
	`hosting` text NOT NULL,
	`owner` text,
	`operator` text,
	`retired_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`department`) REFERENCES `departments`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `systems_department` ON `systems` (`department`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text NOT NULL,
	`display_username` text,
	`role` text NOT NULL,
	`department` text,
	`active` integer DEFAULT true NOT NULL,
	`must_change_password` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`department`) REFERENCES `departments`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_username_unique` ON `users` (`username`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (unixepoch() * 1000),
	`updated_at` integer DEFAULT (unixepoch() * 1000)
);
