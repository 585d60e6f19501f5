-- A write is one batch of statements, because an interactive transaction costs a round trip a statement over HTTP.
-- `insert into guards select 1 where not (<condition>)` makes the whole batch fail when its condition does not hold.
CREATE VIEW `guards` AS SELECT 1 AS `failed` WHERE 0;
--> statement-breakpoint
CREATE TRIGGER `guards_refuse` INSTEAD OF INSERT ON `guards` BEGIN SELECT RAISE(ABORT, 'guard failed'); END;
--> statement-breakpoint
CREATE TRIGGER `submissions_keep` BEFORE UPDATE ON `submissions` BEGIN SELECT RAISE(ABORT, 'submissions are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `submissions_stay` BEFORE DELETE ON `submissions` BEGIN SELECT RAISE(ABORT, 'submissions are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_keep` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_stay` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
