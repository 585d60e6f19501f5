import { useMemo, useState } from 'preact/hooks'
import type { Item as Question } from '../../../../api/domain/criteria.ts'
import { wording } from '../../../../api/domain/criteria.ts'
import { answerKey } from '../../../../api/domain/items/index.ts'
import { searchable } from '../../../../api/domain/search.ts'
import { sectionPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { Live, TextInput } from '../../ui/index.ts'
import type { SectionProgress } from '../progress.ts'
import { goToHash } from './focus.ts'
import style from './Keys.module.scss'

/** A criterion as it is looked for. */
export type Searched = { id: string; section: string; words: string; key: string }

/** Every criterion that is asked, in the form's order. */
export const searchedIn = (sections: readonly SectionProgress[]): Searched[] =>
  sections.flatMap(({ leaf, questions }) => {
    const first = new Map<string, Question>()
    for (const question of questions) if (!first.has(question.criterion.id)) first.set(question.criterion.id, question)
    return [...first.values()].map(({ criterion, system, level }) => ({
      id: criterion.id,
      section: leaf.id,
      words: wording(criterion, level)[language],
      key: answerKey(criterion.id, system),
    }))
  })

const MOST = 12

type Props = { criteria: readonly Searched[]; period: string; onGo: () => void }

/** By its number or by words of it, with or without tone marks; Enter goes to the first. */
export function Search({ criteria, period, onGo }: Props) {
  const [typed, setTyped] = useState('')
  const texts = useMemo(() => criteria.map(({ id, words }) => `${searchable(id)} ${searchable(words)}`), [criteria])
  const words = searchable(typed).split(' ').filter(Boolean)
  const found = words.length === 0 ? [] : criteria.filter((_, i) => words.every((word) => texts[i]?.includes(word)))

  return (
    <form
      class={style.search}
      onSubmit={(event) => {
        event.preventDefault()
        event.currentTarget.querySelector('a')?.click()
      }}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')]
        stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus()
      }}
    >
      <TextInput
        name="search-criteria"
        label={t('search.label')}
        hint={t('search.hint')}
        value={typed}
        onValue={setTyped}
        type="search"
      />
      <p class="small soft" role="status">
        <Live
          words={
            words.length === 0 ? '' : found.length === 0 ? t('search.none') : t('search.found', { n: found.length })
          }
        />
      </p>
      <ul class="lines">
        {found.slice(0, MOST).map(({ id, section, words, key }) => (
          <li key={id}>
            <a
              href={sectionPage(period, section, key)}
              onClick={(event) => {
                onGo()
                const { pathname, search, hash } = event.currentTarget
                if (pathname !== location.pathname || search !== location.search) return
                // It is on this page: after the dialog has given the focus back.
                event.preventDefault()
                history.replaceState(null, '', hash)
                requestAnimationFrame(goToHash)
              }}
            >
              <b>{id}</b> {words}
            </a>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="small soft">{t('search.more', { n: found.length - MOST })}</p>}
    </form>
  )
}
