import { useState } from 'preact/hooks'
import type { ReturnView } from '../../../../api/domain/assessment.ts'
import type { Item as Question } from '../../../../api/domain/criteria.ts'
import { type AnswerItem, answerKey, emptied, withStatus } from '../../../../api/domain/items/index.ts'
import { STATUSES, type Status } from '../../../../api/domain/score.ts'
import { t } from '../../lib/t.ts'
import { Button, Confirm, Live, Radios, Select } from '../../ui/index.ts'
import { givenOf } from '../progress.ts'
import type { Saving } from '../saving/saving.ts'
import { useChanges } from '../saving/useSaving.ts'
import { narrowed, SHOWS, type Show } from './narrowing.ts'

type FilterProps = {
  saving: Saving
  questions: readonly Question[]
  returned: ReturnView | null
  show: Show | ''
  onShow: (show: Show | '') => void
}

/** Which criteria are shown; those choices alone of which there is something. */
export function ShowFilter({ saving, questions, returned, show, onShow }: FilterProps) {
  useChanges(saving)
  const options = SHOWS.map((value) => ({ value, n: narrowed(value, questions, saving, returned).length })).filter(
    ({ value, n }) => n > 0 || value === show,
  )
  if (options.length === 0) return null
  return (
    <Select<Show | 'all'>
      name="show"
      label={t('show.label')}
      empty={false}
      value={show || 'all'}
      onValue={(value) => onShow(value === 'all' ? '' : value)}
      options={[
        { value: 'all', label: t('show.all', { n: questions.length }) },
        ...options.map(({ value, n }) => ({ value, label: t(`show.${value}`, { n }) })),
      ]}
    />
  )
}

type FillProps = {
  saving: Saving
  questions: readonly Question[]
  /** Whether it may be answered. */
  isOpen: (key: string) => boolean
}

/** One answer for everything in the section that has none; taken back with one click. */
export function FillRest({ saving, questions, isOpen }: FillProps) {
  useChanges(saving)
  const [asking, setAsking] = useState(false)
  const [status, setStatus] = useState<Status>('met')
  const open = questions.flatMap(({ criterion, system }): AnswerItem[] => {
    const key = answerKey(criterion.id, system)
    const item = saving.item(key) ?? emptied({ criterion: criterion.id, system })
    const blank = givenOf(saving, key)?.status == null && item.status === null && saving.unconfirmed(key) === undefined
    return blank && isOpen(key) && !saving.conflict(key) ? [item] : []
  })
  if (open.length < 2) return null
  return (
    <>
      <Button kind="secondary" small onClick={() => setAsking(true)}>
        <Live words={t('fill.open', { n: open.length })} />
      </Button>
      <Confirm
        open={asking}
        title={t('fill.title')}
        action={t('fill.action', { n: open.length })}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          saving.click(
            open,
            open.map((item) => withStatus(item, status)),
          )
        }}
      >
        <Radios
          name="fill-status"
          label={t('fill.status')}
          value={status}
          onValue={setStatus}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <p class="small soft">{t('fill.text')}</p>
      </Confirm>
    </>
  )
}
