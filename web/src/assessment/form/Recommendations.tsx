import { useEffect, useState } from 'preact/hooks'
import type { Category } from '../../../../api/domain/assessment.ts'
import { isOf, keyOf, type RecommendationItem, recommendationKey } from '../../../../api/domain/items/index.ts'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { unlockedItems } from '../../../../api/domain/lock.ts'
import { isBlank } from '../../../../api/domain/text.ts'
import { t } from '../../lib/t.ts'
import { uuid } from '../../lib/uuid.ts'
import { Button, Select, Textarea } from '../../ui/index.ts'
import { AssessmentPage, LockNotice, type Open, ToWhole } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'
import { useChanges, useSaving } from '../saving/useSaving.ts'
import { ConfirmAll, ToConfirm } from './Carried.tsx'
import { Conflict } from './Conflict.tsx'
import { nameDocument } from './focus.ts'
import { SaveBar } from './SaveBar.tsx'

/** In the order in which the province's report lists them. */
const CATEGORIES: readonly Category[] = ['personnel', 'training', 'budget', 'policy', 'infrastructure', 'other']

/** Part II of the report: what the department proposes to those above. */
export default function Recommendations() {
  return <AssessmentPage>{(open) => <Form {...open} />}</AssessmentPage>
}

function Form({ view, framework, me, reload }: Open) {
  const saving = useSaving(view, me, reload)
  useChanges(saving)
  // Begun on this page and still without a text: nothing to save yet.
  const [begun, setBegun] = useState<RecommendationItem[]>([])
  const all = saving.items().filter(isOf('recommendation'))
  const shown = [
    ...all.filter((item) => !item.removed).map((item) => saving.shown(keyOf(item)) ?? item),
    ...begun.filter(({ id }) => !all.some((item) => item.id === id)),
  ]
  const locked = !view.editable || unlockedItems(view, framework, view.systems) !== null

  useEffect(() => nameDocument(t('recommendations.title')), [])

  function add() {
    const id = uuid()
    setBegun([...begun, { kind: 'recommendation', id, category: 'personnel', text: '', removed: false }])
    requestAnimationFrame(() => document.getElementById(`${recommendationKey(id)}/category`)?.focus())
  }

  function change(item: RecommendationItem, when: 'now' | 'soon') {
    const unsaved = !saving.item(keyOf(item))
    if (unsaved && item.removed) setBegun(begun.filter(({ id }) => id !== item.id))
    else if (unsaved && isBlank(item.text)) setBegun(begun.map((each) => (each.id === item.id ? item : each)))
    else saving.set(item, when)
  }

  return (
    <>
      <SaveBar saving={saving} view={view} shows={isOf('recommendation')} />
      <p class="caption section-caption">{t('recommendations.part')}</p>
      <h1 class="page-title">{t('recommendations.title')}</h1>
      <p class="lede">{t('recommendations.lede')}</p>
      <LockNotice view={view} reload={reload} />
      {view.editable && locked && <div class="notice">{t('recommendations.locked')}</div>}
      {shown.length === 0 && <p class="soft">{t('recommendations.none')}</p>}
      {!locked && (
        <p class="no-print">
          <ConfirmAll
            saving={saving}
            keys={shown.map(keyOf)}
            today={me.today}
            words={(n) => t('carried.confirmRecommendations', { n })}
          />
        </p>
      )}
      <ol class="recommendations">
        {shown.map((item, i) => (
          <One key={item.id} saving={saving} item={item} no={i + 1} disabled={locked} view={view} onItem={change} />
        ))}
      </ol>
      <div class="ways no-print">
        {!locked && (
          <Button kind="secondary" onClick={add}>
            {t('recommendations.add')}
          </Button>
        )}
        <ToWhole view={view} filled />
      </div>
    </>
  )
}

type OneProps = {
  saving: Saving
  item: RecommendationItem
  no: number
  disabled: boolean
  view: Open['view']
  onItem: (item: RecommendationItem, when: 'now' | 'soon') => void
}

function One({ saving, item, no, disabled, view, onItem }: OneProps) {
  const key = keyOf(item)
  const conflict = saving.conflict(key)
  return (
    <li class="card">
      <fieldset class="plain" key={saving.epoch(key)} disabled={disabled || conflict !== undefined}>
        <legend class="govuk-visually-hidden">{t('recommendations.one', { no })}</legend>
        <ToConfirm saving={saving} keys={[key]} today="" name={t('recommendations.one', { no })} disabled={disabled} />
        <Select<Category>
          name={`${key}/category`}
          label={t('recommendations.category')}
          value={item.category}
          onValue={(category) => onItem({ ...item, category }, 'now')}
          options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
          empty={false}
        />
        <Textarea
          name={`${key}/text`}
          label={t('recommendations.text')}
          value={item.text}
          onValue={(text) => onItem({ ...item, text }, 'soon')}
          rows={4}
          maxLength={LIMITS.recommendation}
        />
        {isBlank(item.text) && !disabled && <p class="lacks">{t('recommendations.empty')}</p>}
        {!disabled && (
          <Button
            kind="secondary"
            small
            onClick={() => saving.click([saving.item(key) ?? item], [{ ...item, removed: true }])}
          >
            {t('recommendations.remove')}
            <span class="govuk-visually-hidden"> {no}</span>
          </Button>
        )}
      </fieldset>
      {conflict && <Conflict saving={saving} conflict={conflict} systems={view.systems} />}
    </li>
  )
}
