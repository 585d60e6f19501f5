/** An item in words: its name, and what was entered. */
import { leaves } from '../../../api/domain/criteria.ts'
import { formName } from '../../../api/domain/form-name.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { Item } from '../../../api/domain/items/index.ts'
import type { System } from '../../../api/domain/system.ts'
import { day } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import type { Untouched } from './corrected.ts'

export function itemName(item: Item, systems: readonly System[]): string {
  switch (item.kind) {
    case 'answer':
      return questionName(item.criterion, item.system, systems)
    case 'narrative':
      return t('item.narrative', { section: item.section })
    case 'recommendation':
      return t('item.recommendation', { category: t(`category.${item.category}`) })
  }
}

export function questionName(criterion: string, system: string | null, systems: readonly System[]): string {
  if (system === null) return t('item.question', { criterion })
  const found = systems.find((s) => s.id === system)
  return t('item.questionOf', { criterion, system: found ? formName(found, systems) : t('item.retiredSystem') })
}

export const untouchedName = (item: Untouched, systems: readonly System[]): string =>
  item.kind === 'answer'
    ? questionName(item.criterion, item.system, systems)
    : t('item.narrative', { section: item.section })

/** Line by line. */
export function itemLines(item: Item): string[] {
  switch (item.kind) {
    case 'answer':
      return [
        item.status ? t(`status.${item.status}`) : t('status.none'),
        ...(item.plan?.action ? [t('item.action', { text: item.plan.action })] : []),
        ...(item.plan?.owner ? [t('item.owner', { text: item.plan.owner })] : []),
        ...(item.plan?.dueOn ? [t('item.dueOn', { text: day(item.plan.dueOn) })] : []),
        ...(item.note ? [t('item.note', { text: item.note })] : []),
      ]
    case 'narrative':
      return [item.text || t('item.empty')]
    case 'recommendation':
      return item.removed ? [t('item.removed')] : [item.text || t('item.empty')]
  }
}

/** `5.3 Quản lý an toàn dữ liệu` */
export function sectionName(framework: Framework, section: string): string {
  const leaf = leaves(framework).find(({ id }) => id === section)
  return leaf ? `${leaf.id} ${leaf.title[language]}` : section
}
