import { itemKey } from '../../../../api/domain/criteria.ts'
import { shareOf, valuesOf } from '../../../../api/domain/figures.ts'
import type { Figure, Framework } from '../../../../api/domain/framework.ts'
import { figureValue } from '../../lib/figure-value.ts'
import { percent } from '../../lib/format.ts'
import { language, t } from '../../lib/t.ts'
import { Tag } from '../../ui/index.ts'
import { type Content, figuresOf } from '../compare.ts'
import style from './FigureTable.module.scss'

type Props = {
  framework: Pick<Framework, 'figures'>
  content: Pick<Content, 'figures'> & { systems: readonly { id: string; name: string }[] }
  /** What it is read beside; null for nothing. */
  before: Pick<Content, 'figures'> | null
}

/** Figures to be read: each with its number, its share, and what it was. */
export function FigureTable({ framework, content, before }: Props) {
  const byId = new Map(framework.figures?.map((figure) => [figure.id, figure]))
  const names = new Map(content.systems.map(({ id, name }) => [id, name]))
  const known = valuesOf([...(content.figures ?? [])])
  return (
    <table class="govuk-table cards" aria-label={t('figures.title')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {t('figures.name')}
          </th>
          <th scope="col" class="govuk-table__header">
            {t('figures.value')}
          </th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {figuresOf(content, before).map(({ figure: id, system, value, before: former }) => {
          const figure = byId.get(id)
          const share = figure?.of ? shareOf(value, known(figure.of, system)) : null
          return (
            <tr key={itemKey(id, system)} class="govuk-table__row">
              <th scope="row" class={`govuk-table__header ${style.name}`}>
                {figure?.label[language] ?? id}
                {system !== null && <span class="preview__kind soft small"> {names.get(system) ?? system}</span>}
              </th>
              <td class="govuk-table__cell" data-label={t('figures.value')}>
                <div>
                  {value === null ? <span class="soft">{t('figures.unknown')}</span> : say(figure, value)}
                  {share !== null && <span class="soft small"> ({percent(share)})</span>}
                  {former !== undefined && (
                    <>
                      {' '}
                      <Tag tone="note">{t('figures.was', { value: say(figure, former) })}</Tag>
                    </>
                  )}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const say = (figure: Figure | undefined, value: number | null): string => figureValue(figure?.unit ?? 'count', value)
