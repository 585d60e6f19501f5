PRAGMA foreign_keys = OFF;
CREATE TABLE "__drizzle_migrations" (
			id SERIAL PRIMARY KEY,
			hash text NOT NULL,
			created_at numeric
		);
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
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text,
	`request` text
);
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
CREATE TABLE `narratives` (
	`period` text NOT NULL,
	`department` text NOT NULL,
	`section` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`period`, `department`, `section`)
) WITHOUT ROWID;
CREATE TABLE `periods` (
	`id` text PRIMARY KEY NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`framework_id` text NOT NULL,
	`request_ref` text NOT NULL
);
CREATE TABLE `recommendations` (
	`id` text PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`department` text NOT NULL,
	`category` text NOT NULL,
	`text` text NOT NULL,
	`removed` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL
);
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
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL
);
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
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (unixepoch() * 1000),
	`updated_at` integer DEFAULT (unixepoch() * 1000)
);
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);
CREATE INDEX `audit_subject` ON `audit` (`subject`);
CREATE INDEX `recommendations_assessment` ON `recommendations` (`period`,`department`);
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);
CREATE INDEX `sign_in_failures_subject` ON `sign_in_failures` (`subject`,`at`);
CREATE INDEX `systems_department` ON `systems` (`department`);
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
CREATE UNIQUE INDEX `users_username_unique` ON `users` (`username`);
CREATE INDEX `users_department` ON `users` (`department`);
CREATE VIEW `guards` AS SELECT 1 AS `failed` WHERE 0;
INSERT INTO "__drizzle_migrations" VALUES(NULL,'0f66becbe66d32b0ec2151ed6f28f1246457ec7f21ed6ddf2d6f99e4737c09b5',1795360313112);
INSERT INTO "__drizzle_migrations" VALUES(NULL,'f33f02bc1be88278ca3a0f8586caa4c0dd5341e3ec2893c84a7ee6f3c4149e2d',1795360315252);
INSERT INTO "__drizzle_migrations" VALUES(NULL,'2c2d1a65e9efbf411e0807f248ae57809eb2faa8f8279c7bbe3a012b0fd39e80',1795614441828);
INSERT INTO "accounts" VALUES('admin','admin','credential','admin',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449680,1795709449680);
INSERT INTO "accounts" VALUES('dic','dic','credential','dic',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449680,1795709449680);
INSERT INTO "accounts" VALUES('so-khcn','so-khcn','credential','so-khcn',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449680,1795709449680);
INSERT INTO "accounts" VALUES('so-khcn-ld','so-khcn-ld','credential','so-khcn-ld',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449680,1795709449680);
INSERT INTO "accounts" VALUES('so-tc','so-tc','credential','so-tc',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449680,1795709449680);
INSERT INTO "accounts" VALUES('so-tc-ld','so-tc-ld','credential','so-tc-ld',NULL,NULL,NULL,NULL,NULL,NULL,'52d0fceb6a02bd914e494147a61c0712:0bd59c541ce1f861988522123568233c96b895977ba54891fc386445a07c1e22e339623cad2652539a6b9192dbfa41970eb408b4121cd4900134294edff2b014',1795709449681,1795709449681);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.h','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.1.i','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.2.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.2.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.2.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.2.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','1.3.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.1.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.1.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.1.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.2.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.2.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.2.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','2.2.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.f','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.h','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','3.i','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.d','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.k','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.m','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.n','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','4.q','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.1.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.1.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.1.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.1.f','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.10.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.11.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.11.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.2.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.2.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.3.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.3.e','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.3.i','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.6.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.8.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.9.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.9.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','5.9.f','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.e','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.f','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.1.g','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.b','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.d','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.e','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.2.g','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.3.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.3.c','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.3.d','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-khcn','6.4.a','e6060a4b-6bfc-454c-9f19-1aa586b546a8','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.h','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.1.i','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.2.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.2.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.2.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.2.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','1.3.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.1.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.1.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.2.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.2.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.2.c','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','2.2.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.d','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.f','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.h','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','3.i','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.10.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.11.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.3.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.6.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.8.a','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.9.b','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.9.e','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "answers" VALUES('2024-Q1','so-tc','5.9.f','','met',NULL,NULL,NULL,NULL,1);
INSERT INTO "assessments" VALUES('2024-Q1','so-khcn','accepted',3,1,'2026-11-26T16:10:49.721Z',1,'2026-11-26T16:10:49.730Z','dic',NULL);
INSERT INTO "assessments" VALUES('2024-Q1','so-tc','draft',1,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "audit" VALUES(1,'2026-11-26T16:10:49.706Z','admin','system.create','so-khcn/e6060a4b-6bfc-454c-9f19-1aa586b546a8','{"decisionNo":null,"decisionDate":null,"decisionBody":null,"regulationNo":null,"regulationDate":null,"regulationBody":null,"expectedApprovalOn":null,"expectedFullOn":null,"checks":[],"owner":null,"operator":null,"name":"Cổng thông tin","level":1,"dossier":"approved","hosting":"shared"}','bb82f90f-8e99-4faa-a029-001fb35a8358');
INSERT INTO "audit" VALUES(2,'2026-11-26T16:10:49.718Z','so-khcn','assessment.save','2024-Q1/so-khcn','{"answers":[["1.1.a",null,"met",1],["1.1.b",null,"met",1],["1.1.c",null,"met",1],["1.1.d",null,"met",1],["1.1.h",null,"met",1],["1.1.i",null,"met",1],["1.2.a",null,"met",1],["1.2.c",null,"met",1],["1.2.d",null,"met",1],["1.2.e",null,"met",1],["1.3.a",null,"met",1],["1.3.b",null,"met",1],["2.1.a",null,"met",1],["2.1.b",null,"met",1],["2.1.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["2.2.a",null,"met",1],["2.2.b",null,"met",1],["2.2.c",null,"met",1],["2.2.d",null,"met",1],["3.a",null,"met",1],["3.b",null,"met",1],["3.d",null,"met",1],["3.e",null,"met",1],["3.f",null,"met",1],["3.h",null,"met",1],["3.i",null,"met",1],["4.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.d","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.k","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.m","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.n","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["4.q","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.1.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.1.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.1.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.1.f","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.2.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.2.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.3.a",null,"met",1],["5.3.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.3.e","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.3.i","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["5.6.a",null,"met",1],["5.8.a",null,"met",1],["5.9.b",null,"met",1],["5.9.e",null,"met",1],["5.9.f",null,"met",1],["5.10.a",null,"met",1],["5.11.a",null,"met",1],["5.11.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.e","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.f","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.1.g","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.b","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.d","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.e","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.2.g","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.3.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.3.c","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.3.d","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1],["6.4.a","e6060a4b-6bfc-454c-9f19-1aa586b546a8","met",1]],"narratives":[],"recommendations":[]}','4e5e3ca2-0b56-4609-9db4-ee4d06f85052');
INSERT INTO "audit" VALUES(3,'2026-11-26T16:10:49.725Z','so-khcn-ld','assessment.submit','2024-Q1/so-khcn','{"revision":1,"sha256":"44456ca6882d6b1c75205478a8f213168362b398d570cc700b00bb20841d6932"}','d4428b3b-cf52-4f76-afe2-2439ddd3ea2a');
INSERT INTO "audit" VALUES(4,'2026-11-26T16:10:49.729Z','so-tc','assessment.save','2024-Q1/so-tc','{"answers":[["1.1.a",null,"met",1],["1.1.b",null,"met",1],["1.1.c",null,"met",1],["1.1.d",null,"met",1],["1.1.h",null,"met",1],["1.1.i",null,"met",1],["1.2.a",null,"met",1],["1.2.c",null,"met",1],["1.2.d",null,"met",1],["1.2.e",null,"met",1],["1.3.a",null,"met",1],["1.3.b",null,"met",1],["2.1.a",null,"met",1],["2.1.b",null,"met",1],["2.2.a",null,"met",1],["2.2.b",null,"met",1],["2.2.c",null,"met",1],["2.2.d",null,"met",1],["3.a",null,"met",1],["3.b",null,"met",1],["3.d",null,"met",1],["3.e",null,"met",1],["3.f",null,"met",1],["3.h",null,"met",1],["3.i",null,"met",1],["5.3.a",null,"met",1],["5.6.a",null,"met",1],["5.8.a",null,"met",1],["5.9.b",null,"met",1],["5.9.e",null,"met",1],["5.9.f",null,"met",1],["5.10.a",null,"met",1],["5.11.a",null,"met",1]],"narratives":[],"recommendations":[]}','bf389e29-6f3c-4eef-b1fa-dbc3bcca5db2');
INSERT INTO "audit" VALUES(5,'2026-11-26T16:10:49.730Z','dic','assessment.accept','2024-Q1/so-khcn','{"revision":1}','96e822d7-485c-4038-80e2-e0d50fae54ab');
INSERT INTO "departments" VALUES('so-khcn','Sở Khoa học và Công nghệ','Sở KH&CN','department',NULL,NULL,NULL,'so khoa hoc va cong nghe so kh&cn');
INSERT INTO "departments" VALUES('so-tc','Sở Tài chính','Sở Tài chính','department',NULL,NULL,NULL,'so tai chinh so tai chinh');
INSERT INTO "filers" VALUES('2024-Q1','so-khcn',NULL,NULL,NULL,NULL);
INSERT INTO "filers" VALUES('2024-Q1','so-tc',NULL,NULL,NULL,NULL);
INSERT INTO "periods" VALUES('2024-Q1','2026-11-16','2026-12-01','2026-12-11','nd85-tcvn11930','Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024');
INSERT INTO "sessions" VALUES('f174d4db-a0de-4142-9d32-7f92097b90f9',1795713049685,'deedfcf5acbb44408fc75ee9ada1824c',1795709449685,1795709449685,NULL,NULL,'admin');
INSERT INTO "sessions" VALUES('c56b48d7-98c1-4212-bb58-e8ef4d3d6729',1795713049708,'5e263ae6c6c04e41a457fa05bc784d1d',1795709449708,1795709449708,NULL,NULL,'so-khcn');
INSERT INTO "sessions" VALUES('85662153-8605-485e-babc-ced3b98c7589',1795713049720,'6977d80e300c43b8a52ab4120d5dc02f',1795709449720,1795709449720,NULL,NULL,'so-khcn-ld');
INSERT INTO "sessions" VALUES('0f0d392f-2746-4a2a-8474-d3b3e8918e3a',1795713049726,'9052a8bac9b54118a315e49c5d469ace',1795709449726,1795709449726,NULL,NULL,'so-tc');
INSERT INTO "sessions" VALUES('d991d496-93fc-45cc-8769-314b7866a4b4',1795713049729,'812df2819b6048e49f8defe951d8fa55',1795709449729,1795709449729,NULL,NULL,'dic');
INSERT INTO "settings" VALUES(1,'{"province":{"name":"tỉnh Thử Nghiệm","place":"Thử Nghiệm"},"coordinator":{"name":"Sở Thông tin và Truyền thông","parent":"UBND TỈNH THỬ NGHIỆM","symbol":"BC-STTTT","headTitle":"GIÁM ĐỐC"},"demo":false}');
INSERT INTO "submissions" VALUES('2024-Q1','so-khcn',1,'44456ca6882d6b1c75205478a8f213168362b398d570cc700b00bb20841d6932','4445-6CA6-882D','2026-11-26T16:10:49.721Z','so-khcn-ld',1,'{"name":"Nguyễn Văn An","title":"Phó Giám đốc","onBehalf":"KT."}','{"formula":"1","systems":{"total":1,"byLevel":{"1":1,"2":0,"3":0,"4":0,"5":0},"approved":1,"approvedByLevel":{"1":1,"2":0,"3":0,"4":0,"5":0},"fullyImplemented":1,"partlyImplemented":0,"notImplemented":0},"tally":[68,0,0,0],"sections":{"3":[7,0,0,0],"4":[8,0,0,0],"1.1":[6,0,0,0],"1.2":[4,0,0,0],"1.3":[2,0,0,0],"2.1":[3,0,0,0],"2.2":[4,0,0,0],"5.1":[4,0,0,0],"5.2":[2,0,0,0],"5.3":[4,0,0,0],"5.6":[1,0,0,0],"5.8":[1,0,0,0],"5.9":[3,0,0,0],"5.10":[1,0,0,0],"5.11":[2,0,0,0],"6.1":[6,0,0,0],"6.2":[6,0,0,0],"6.3":[3,0,0,0],"6.4":[1,0,0,0]},"criteria":{"1.1.a":[1,0,0,0],"1.1.b":[1,0,0,0],"1.1.c":[1,0,0,0],"1.1.d":[1,0,0,0],"1.1.h":[1,0,0,0],"1.1.i":[1,0,0,0],"1.2.a":[1,0,0,0],"1.2.c":[1,0,0,0],"1.2.d":[1,0,0,0],"1.2.e":[1,0,0,0],"1.3.a":[1,0,0,0],"1.3.b":[1,0,0,0],"2.1.a":[1,0,0,0],"2.1.b":[1,0,0,0],"2.1.c":[1,0,0,0],"2.2.a":[1,0,0,0],"2.2.b":[1,0,0,0],"2.2.c":[1,0,0,0],"2.2.d":[1,0,0,0],"3.a":[1,0,0,0],"3.b":[1,0,0,0],"3.d":[1,0,0,0],"3.e":[1,0,0,0],"3.f":[1,0,0,0],"3.h":[1,0,0,0],"3.i":[1,0,0,0],"4.a":[1,0,0,0],"4.b":[1,0,0,0],"4.c":[1,0,0,0],"4.d":[1,0,0,0],"4.k":[1,0,0,0],"4.m":[1,0,0,0],"4.n":[1,0,0,0],"4.q":[1,0,0,0],"5.1.a":[1,0,0,0],"5.1.b":[1,0,0,0],"5.1.c":[1,0,0,0],"5.1.f":[1,0,0,0],"5.2.a":[1,0,0,0],"5.2.c":[1,0,0,0],"5.3.a":[1,0,0,0],"5.3.b":[1,0,0,0],"5.3.e":[1,0,0,0],"5.3.i":[1,0,0,0],"5.6.a":[1,0,0,0],"5.8.a":[1,0,0,0],"5.9.b":[1,0,0,0],"5.9.e":[1,0,0,0],"5.9.f":[1,0,0,0],"5.10.a":[1,0,0,0],"5.11.a":[1,0,0,0],"5.11.b":[1,0,0,0],"6.1.a":[1,0,0,0],"6.1.b":[1,0,0,0],"6.1.c":[1,0,0,0],"6.1.e":[1,0,0,0],"6.1.f":[1,0,0,0],"6.1.g":[1,0,0,0],"6.2.a":[1,0,0,0],"6.2.b":[1,0,0,0],"6.2.c":[1,0,0,0],"6.2.d":[1,0,0,0],"6.2.e":[1,0,0,0],"6.2.g":[1,0,0,0],"6.3.a":[1,0,0,0],"6.3.c":[1,0,0,0],"6.3.d":[1,0,0,0],"6.4.a":[1,0,0,0]}}','{"answers":[{"criterion":"1.1.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.1.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.1.c","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.1.d","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.1.h","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.1.i","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.2.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.2.c","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.2.d","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.2.e","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.3.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"1.3.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.1.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.1.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.1.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"2.2.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.2.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.2.c","note":null,"plan":null,"status":"met","system":null},{"criterion":"2.2.d","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.d","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.e","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.f","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.h","note":null,"plan":null,"status":"met","system":null},{"criterion":"3.i","note":null,"plan":null,"status":"met","system":null},{"criterion":"4.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.d","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.k","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.m","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.n","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"4.q","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.1.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.1.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.1.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.1.f","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.2.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.2.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.3.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.3.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.3.e","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.3.i","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"5.6.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.8.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.9.b","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.9.e","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.9.f","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.10.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.11.a","note":null,"plan":null,"status":"met","system":null},{"criterion":"5.11.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.e","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.f","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.1.g","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.b","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.d","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.e","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.2.g","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.3.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.3.c","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.3.d","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"},{"criterion":"6.4.a","note":null,"plan":null,"status":"met","system":"e6060a4b-6bfc-454c-9f19-1aa586b546a8"}],"department":{"code":"so-khcn","name":"Sở Khoa học và Công nghệ"},"formula":"1","framework":{"id":"nd85-tcvn11930","version":"2024.2"},"narratives":[],"period":{"dueOn":"2026-12-01","id":"2024-Q1","opensOn":"2026-11-16","requestRef":"Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024"},"recommendations":[],"revision":1,"signatory":{"name":"Nguyễn Văn An","onBehalf":"KT.","title":"Phó Giám đốc"},"submittedAt":"2026-11-26T16:10:49.721Z","systems":[{"checks":[],"decisionBody":null,"decisionDate":null,"decisionNo":null,"dossier":"approved","expectedApprovalOn":null,"expectedFullOn":null,"hosting":"shared","id":"e6060a4b-6bfc-454c-9f19-1aa586b546a8","level":1,"name":"Cổng thông tin","operator":null,"owner":null,"regulationBody":null,"regulationDate":null,"regulationNo":null,"retiredAt":null}]}');
INSERT INTO "systems" VALUES('e6060a4b-6bfc-454c-9f19-1aa586b546a8','so-khcn','Cổng thông tin',1,'approved',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','shared',NULL,NULL,NULL,1,'2026-11-26T16:10:49.706Z');
INSERT INTO "users" VALUES('admin','Người dùng admin','admin@users.invalid',0,NULL,1795709449680,1795709449680,'admin','admin','admin',NULL,1,0);
INSERT INTO "users" VALUES('dic','Người dùng dic','dic@users.invalid',0,NULL,1795709449680,1795709449680,'dic','dic','reviewer',NULL,1,0);
INSERT INTO "users" VALUES('so-khcn','Người dùng so-khcn','so-khcn@users.invalid',0,NULL,1795709449680,1795709449680,'so-khcn','so-khcn','editor','so-khcn',1,0);
INSERT INTO "users" VALUES('so-khcn-ld','Người dùng so-khcn-ld','so-khcn-ld@users.invalid',0,NULL,1795709449680,1795709449680,'so-khcn-ld','so-khcn-ld','approver','so-khcn',1,0);
INSERT INTO "users" VALUES('so-tc','Người dùng so-tc','so-tc@users.invalid',0,NULL,1795709449680,1795709449680,'so-tc','so-tc','editor','so-tc',1,0);
INSERT INTO "users" VALUES('so-tc-ld','Người dùng so-tc-ld','so-tc-ld@users.invalid',0,NULL,1795709449681,1795709449681,'so-tc-ld','so-tc-ld','approver','so-tc',1,0);
CREATE TRIGGER `guards_refuse` INSTEAD OF INSERT ON `guards` BEGIN SELECT RAISE(ABORT, 'guard failed'); END;
CREATE TRIGGER `submissions_keep` BEFORE UPDATE ON `submissions` BEGIN SELECT RAISE(ABORT, 'submissions are immutable'); END;
CREATE TRIGGER `submissions_stay` BEFORE DELETE ON `submissions` BEGIN SELECT RAISE(ABORT, 'submissions are immutable'); END;
CREATE TRIGGER `audit_keep` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER `audit_stay` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
