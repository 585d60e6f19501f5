import type { Implausible } from '../../../../api/domain/figures.ts'
import { formName } from '../../../../api/domain/form-name.ts'
import { figureKey } from '../../../../api/domain/items/index.ts'
import { figuresPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { Notice } from '../../ui/index.ts'
import type { Open } from '../Page.tsx'
import style from './Figures.module.scss'

type Props = { found: readonly Implausible[]; view: Open['view']; folded?: boolean }

/** What does not fit, each with the way to its first figure: what stops, what is asked, what is only told. */
export function ImplausibleList({ found, view, folded }: Props) {
  if (found.length === 0) return null
  const stops = found.some(({ severity }) => severity === 'error')
  return (
    <Notice
      id="implausible-title"
      title={stops ? t('implausible.title') : t('implausible.look', { n: found.length })}
      tone={stops ? 'missing' : undefined}
      folded={folded}
    >
      <ul>
        {found.map(({ rule, severity, system, figures: [first], message }) => (
          <li key={`${rule} ${system}`}>
            <a
              href={figuresPage(view.period.id, first && figureKey(first.figure, first.system))}
              onClick={(event) => {
                const field = first && document.getElementById(figureKey(first.figure, first.system))
                if (!field) return
                event.preventDefault()
                field.scrollIntoView({ block: 'center' })
                field.focus({ preventScroll: true })
              }}
            >
              {system !== null && `${nameOf(system, view)}: `}
              {message[language]}
            </a>{' '}
            <span class={style[severity]}>{t(`implausible.${severity}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function nameOf(id: string, { systems }: Open['view']): string {
  const system = systems.find((each) => each.id === id)
  return system ? formName(system, systems) : t('item.retiredSystem')
}
