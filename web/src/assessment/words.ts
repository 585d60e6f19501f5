/** An item in words: its name, and what was entered. */
import { leaves } from '../../../api/domain/criteria.ts'
import { formName } from '../../../api/domain/form-name.ts'
import type { Figure, Framework } from '../../../api/domain/framework.ts'
import type { Item, ItemOf, Kind } from '../../../api/domain/items/index.ts'
import type { System } from '../../../api/domain/system.ts'
import { figureValue } from '../lib/figure-value.ts'
import { day } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'

type Words<I> = {
  name(item: I, systems: readonly System[]): string
  /** Line by line. */
  lines(item: I): string[]
}

/** The figures of the form that is open; known once it has been read. */
const known = new Map<string, Figure>()
export const rememberFigures = ({ figures = [] }: Pick<Framework, 'figures'>): void => {
  for (const figure of figures) known.set(figure.id, figure)
}

const WORDS: { [K in Kind]: Words<ItemOf<K>> } = {
  answer: {
    name: ({ criterion, system }, systems) => questionName(criterion, system, systems),
    lines: ({ status, note, plan, evidence = [] }) => [
      status ? t(`status.${status}`) : t('status.none'),
      ...(plan?.action ? [t('item.action', { text: plan.action })] : []),
      ...(plan?.owner ? [t('item.owner', { text: plan.owner })] : []),
      ...(plan?.dueOn ? [t('item.dueOn', { text: day(plan.dueOn) })] : []),
      ...(plan?.delay ? [t('item.delay', { text: plan.delay })] : []),
      ...(note ? [t('item.note', { text: note })] : []),
      ...(evidence.length > 0 ? [t('item.evidence', { text: evidence.map(({ name }) => name).join('; ') })] : []),
    ],
  },
  figure: {
    name({ figure, system }, systems) {
      const label = known.get(figure)?.label[language] ?? figure
      if (system === null) return t('item.figure', { figure: label })
      const found = systems.find((s) => s.id === system)
      return t('item.figureOf', {
        figure: label,
        system: found ? formName(found, systems) : t('item.retiredSystem'),
      })
    },
    lines: ({ figure, value }) => [figureValue(known.get(figure)?.unit ?? 'count', value)],
  },
  narrative: {
    name: ({ section }) => t('item.narrative', { section }),
    lines: ({ text }) => [text || t('item.empty')],
  },
  recommendation: {
    name: ({ category }) => t('item.recommendation', { category: t(`category.${category}`) }),
    lines: ({ text, removed }) => [removed ? t('item.removed') : text || t('item.empty')],
  },
}

const wordsOf = ({ kind }: Item): Words<Item> => WORDS[kind]

export const itemName = (item: Item, systems: readonly System[]): string => wordsOf(item).name(item, systems)
/** Line by line. */
export const itemLines = (item: Item): string[] => wordsOf(item).lines(item)

export function questionName(criterion: string, system: string | null, systems: readonly System[]): string {
  if (system === null) return t('item.question', { criterion })
  const found = systems.find((s) => s.id === system)
  return t('item.questionOf', { criterion, system: found ? formName(found, systems) : t('item.retiredSystem') })
}

/** `5.3 Quản lý an toàn dữ liệu` */
export function sectionName(framework: Framework, section: string): string {
  const leaf = leaves(framework).find(({ id }) => id === section)
  return leaf ? `${leaf.id} ${leaf.title[language]}` : section
}
