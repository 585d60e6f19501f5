CREATE TABLE `system_states` (
	`id` integer PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`system`) REFERENCES `systems`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `system_states_system` ON `system_states` (`system`,`at`);
--> statement-breakpoint
-- What they were before is not known: since they were registered they count as what they are now.
INSERT INTO `system_states` (`system`, `at`, `state`)
SELECT `id`, `created_at`, json_object(
  'id', `id`,
  'name', `name`,
  'shortName', `short_name`,
  'level', `level`,
  'dossier', `dossier`,
  'decisionNo', `decision_no`,
  'decisionDate', `decision_date`,
  'decisionBody', `decision_body`,
  'regulationNo', `regulation_no`,
  'regulationDate', `regulation_date`,
  'regulationBody', `regulation_body`,
  'expectedApprovalOn', `expected_approval_on`,
  'expectedFullOn', `expected_full_on`,
  'checks', json(`checks`),
  'hosting', `hosting`,
  'owner', `owner`,
  'operator', `operator`,
  'ownerId', `owner_id`,
  'operatorId', `operator_id`,
  'kind', `kind`,
  'information', json(`information`),
  'procedures', json(iif(`procedures`, 'true', 'false')),
  'conditional', json(iif(`conditional`, 'true', 'false')),
  'serves', `serves`,
  'works', `works`,
  'subjectsBasic', `subjects_basic`,
  'subjectsSensitive', `subjects_sensitive`,
  'nationalGround', `national_ground`,
  'ruler', `ruler`,
  'rulerReason', `ruler_reason`,
  'underInvestment', json(iif(`under_investment`, 'true', 'false')),
  'confirmedOn', `confirmed_on`,
  'retiredAt', `retired_at`
) FROM `systems` ORDER BY `created_at`, `rowid`;