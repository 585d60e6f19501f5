import { useState } from 'preact/hooks'
import { DEPARTMENT_KINDS } from '../../../api/domain/enums.ts'
import type { Filter } from '../../../api/domain/filter.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { api } from '../lib/api.ts'
import { useLoad } from '../lib/load.ts'
import { language, t } from '../lib/t.ts'
import { Button, Checkbox, Select } from '../ui/index.ts'
import style from './FilterBar.module.scss'

type Props = {
  filter: Filter
  onFilter: (change: Partial<Filter>) => void
  /** Whose levels may be chosen; null while it is not there. */
  levels: Framework['levels'] | null
}

/** Whose figures: the same choices over every page of the desk. Put it among a page's controls. */
export function FilterBar({ filter, onFilter, levels }: Props) {
  // Not with the page: on a weak line each call is a way there and back, and few ask for it.
  const [wanted, want] = useState(filter.parent !== null)
  const departments = useLoad(async () => (wanted ? api.get('/api/departments') : []), [wanted])
  const all = departments.data ?? []
  const parents = new Set(all.map(({ parent }) => parent))
  const isFiltered = filter.accepted || filter.kind !== null || filter.parent !== null || filter.level !== null
  return (
    <>
      <Select
        name="kind"
        label={t('filings.kind')}
        empty={t('filings.all')}
        value={filter.kind ?? ''}
        onValue={(kind) => onFilter({ kind: DEPARTMENT_KINDS.find((each) => each === kind) ?? null })}
        options={DEPARTMENT_KINDS.map((value) => ({ value: value as string, label: t(`kind.${value}`) }))}
      />
      <Select
        name="level"
        label={t('filter.level')}
        empty={t('filings.all')}
        value={filter.level === null ? '' : String(filter.level)}
        onValue={(level) => onFilter({ level: level === '' ? null : Number(level) })}
        options={(levels ?? []).map(({ level, name }) => ({ value: String(level), label: name[language] }))}
      />
      <div class={style.parent} onFocusIn={() => want(true)} onPointerEnter={() => want(true)}>
        <Select
          name="parent"
          label={t('filter.parent')}
          empty={t('filings.all')}
          value={filter.parent ?? ''}
          onValue={(parent) => onFilter({ parent: parent === '' ? null : parent })}
          options={all.filter(({ code }) => parents.has(code)).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Checkbox
        name="accepted"
        label={t('overview.acceptedOnly')}
        checked={filter.accepted}
        onChecked={(accepted) => onFilter({ accepted })}
      />
      {isFiltered && (
        <Button
          kind="secondary"
          small
          onClick={() => onFilter({ accepted: false, kind: null, parent: null, level: null })}
        >
          {t('filings.clear')}
        </Button>
      )}
    </>
  )
}

/** The same in words, for paper and above lists; nothing where everybody counts. */
export function FilterWords({ filter: { accepted, kind, parent, level } }: { filter: Filter }) {
  const departments = useLoad(async () => (parent === null ? [] : api.get('/api/departments')), [parent])
  const name = departments.data?.find(({ code }) => code === parent)?.name ?? parent
  const words = [
    kind !== null && t(`kind.${kind}`),
    level !== null && t('level.n', { level }),
    parent !== null && t('filter.below', { name: name ?? '' }),
    accepted && t('overview.acceptedNote'),
  ].filter((each) => each !== false)
  return words.length === 0 ? null : <p class="soft">{t('filter.words', { words: words.join(' · ') })}</p>
}
