import { useState } from 'preact/hooks'
import type { CriterionField, Difference, Differences as Found } from '../../../api/domain/editions.ts'
import type { Localised } from '../../../api/domain/framework.ts'
import type { Strict } from '../../../api/domain/strict.ts'
import { number } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import { Button, Radios, Tag } from '../ui/index.ts'
import style from './Frameworks.module.scss'
import { saidOfStrict } from './strict.ts'

const WHATS = ['new', 'changed', 'mapped', 'dropped'] as const
type What = Difference['what']
const TONES = { new: 'note', changed: 'partial', mapped: 'partial', dropped: 'unmet' } as const satisfies Record<
  What,
  string
>
/** Criteria drawn at once. */
const PAGE = 60

type Props = { before: { id: string; version: string; title: Localised }; differences: Found }

const labelOf = (label: Localised): string => label[language]

/** What changes against the edition before, criterion by criterion. */
export function Differences({ before, differences }: Props) {
  const { list, unchanged, figures } = differences
  const [what, setWhat] = useState<What | 'all'>('all')
  const [most, setMost] = useState(PAGE)
  const of = (each: What) => list.filter((line) => line.what === each)
  const shown = what === 'all' ? list : of(what)
  const there = WHATS.filter((each) => of(each).length > 0)
  return (
    <section aria-labelledby="differences-title">
      <h2 class="section-title" id="differences-title">
        {t('frameworks.differences', { title: before.title[language], version: before.version })}
      </h2>
      <p>
        {there.map((each) => t(`frameworks.count.${each}`, { n: number(of(each).length) })).join(' · ')}
        {there.length > 0 && ' · '}
        {t('frameworks.count.unchanged', { n: number(unchanged) })}
      </p>
      {figures.new.length > 0 && <p>{t('frameworks.figures.new', { figures: figures.new.map(labelOf).join('; ') })}</p>}
      {figures.dropped.length > 0 && (
        <p>{t('frameworks.figures.dropped', { figures: figures.dropped.map(labelOf).join('; ') })}</p>
      )}
      {there.length > 1 && (
        <Radios
          name="what"
          label={t('preview.show')}
          inline
          value={what}
          onValue={(value) => {
            setWhat(value)
            setMost(PAGE)
          }}
          options={[
            { value: 'all' as const, label: t('frameworks.all', { n: number(list.length) }) },
            ...there.map((value) => ({
              value,
              label: t(`frameworks.count.${value}`, { n: number(of(value).length) }),
            })),
          ]}
        />
      )}
      <ul class={style.list}>
        {shown.slice(0, most).map((line) => (
          <li key={`${line.what}/${line.criterion}`} class={style.line}>
            <p class={style.head}>
              <span class="crit__id">{line.criterion}</span>{' '}
              <Tag tone={TONES[line.what]}>{t(`frameworks.what.${line.what}`)}</Tag>
            </p>
            {!line.fields.some(({ field }) => field === 'text') && (
              <p class={line.what === 'dropped' ? style.gone : undefined}>{line.words[language]}</p>
            )}
            {line.fields.map((change) => (
              <Change key={`${change.field}/${change.levels?.join() ?? ''}`} {...change} />
            ))}
            {line.mapped.map(({ from, relation, note }) => (
              <p key={from.join()} class="small">
                {t(`frameworks.relation.${relation}`, { from: from.join(', ') })}
                {note && <span class="soft"> {note}</span>}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {shown.length > most && (
        <Button kind="secondary" onClick={() => setMost(most + PAGE)}>
          {t('preview.more', { n: Math.min(PAGE, shown.length - most) })}
        </Button>
      )}
    </section>
  )
}

function Change({ field, levels, was, now }: Difference['fields'][number]) {
  const label = levels
    ? t('frameworks.fieldAt', { field: t(`frameworks.field.${field}`), levels: levels.join(', ') })
    : t(`frameworks.field.${field}`)
  return (
    <div class={style.change}>
      <p class="small soft">{label}</p>
      <p>
        <span class="govuk-visually-hidden">{t('frameworks.was')} </span>
        <del>{said(field, was, now)}</del>
      </p>
      <p>
        <span class="govuk-visually-hidden">{t('frameworks.now')} </span>
        <ins>{said(field, now, was)}</ins>
      </p>
    </div>
  )
}

const isLocalised = (value: unknown): value is Localised => typeof value === 'object' && value !== null && 'vi' in value

/** What a field says. @param beside what it is compared with: where that is the same in this language, the other tells */
function said(field: CriterionField, value: unknown, beside: unknown): string {
  if (value === null || value === undefined) return t('frameworks.nothing')
  if (isLocalised(value)) {
    const isSame = isLocalised(beside) && beside[language] === value[language]
    return isSame ? value[language === 'vi' ? 'en' : 'vi'] : value[language]
  }
  if (field === 'strictWhen') return (value as Strict[]).map(saidOfStrict).join('; ')
  if (typeof value === 'boolean') return t('frameworks.yes')
  const known = VALUES[String(value)]
  return known ? t(known) : String(value)
}

const VALUES: Record<string, Parameters<typeof t>[0]> = {
  department: 'frameworks.scope.department',
  system: 'frameworks.scope.system',
  law: 'criterion.basis.law',
  standard: 'criterion.basis.standard',
  practice: 'criterion.basis.practice',
  met: 'status.met',
  notApplicable: 'status.notApplicable',
  dossier: 'frameworks.register.dossier',
  regulation: 'frameworks.register.regulation',
  sourced: 'criterion.confidence.sourced',
  recalled: 'criterion.confidence.recalled',
  inferred: 'criterion.confidence.inferred',
}
