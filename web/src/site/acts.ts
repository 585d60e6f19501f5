/** The words of the audit log's acts. */
import { t } from '../lib/t.ts'

export const ACTS = [
  'session.start',
  'document.download',
  'assessment.save',
  'assessment.handOver',
  'assessment.handBack',
  'assessment.takeBack',
  'assessment.submit',
  'assessment.withdraw',
  'assessment.sign',
  'assessment.open',
  'assessment.return',
  'assessment.accept',
  'assignment.set',
  'thread.open',
  'thread.answer',
  'thread.close',
  'period.create',
  'period.update',
  'filer.add',
  'filer.exempt',
  'department.create',
  'department.update',
  'department.letter',
  'department.noSystems',
  'system.create',
  'system.update',
  'system.setRuler',
  'check.create',
  'check.update',
  'regulationCheck.create',
  'regulationCheck.update',
  'incident.create',
  'incident.update',
  'body.create',
  'body.update',
  'list.apply',
  'framework.upload',
  'user.create',
  'user.update',
  'user.changePassword',
  'user.endSession',
  'user.endSessions',
  'remark.save',
  'settings.update',
  'settings.drop',
  'form08.send',
  'site.setup',
] as const

type Act = (typeof ACTS)[number]
const isAct = (act: string): act is Act => (ACTS as readonly string[]).includes(act)

/** What has no words is told as it is stored. */
export const actWords = (act: string): string => (isAct(act) ? t(`act.${act}`) : act)
