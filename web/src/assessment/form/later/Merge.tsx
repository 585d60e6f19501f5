import { useState } from 'preact/hooks'
import type { Plan } from '../../../../../api/domain/assessment.ts'
import { type AnswerItem, type Item, keyOf } from '../../../../../api/domain/items/index.ts'
import { LIMITS } from '../../../../../api/domain/limits.ts'
import { day } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Button, Textarea } from '../../../ui/index.ts'

/** A part of an item that differs. A text is written anew from both, anything else is the one or the other. */
type Part = {
  name: string
  label: string
  most: number | null
  of: (item: Item) => string
  /** The item with this part: of the text, or of the item whose part was chosen. */
  put: (item: Item, text: string, from: Item) => Item
}

const answerOf = (item: Item) => item as AnswerItem
const NO_PLAN: Plan = { action: '', owner: null, dueOn: null }
const planned = (item: Item, plan: Partial<Plan>): Item => ({
  ...answerOf(item),
  plan: { ...NO_PLAN, ...answerOf(item).plan, ...plan },
})

const text = (most: number): Part => ({
  name: 'text',
  label: t('merge.text'),
  most,
  of: (item) => ('text' in item ? (item.text ?? '') : ''),
  put: (item, written) => ({ ...item, text: written }) as Item,
})

const PARTS: Partial<Record<Item['kind'], () => Part[]>> = {
  narrative: () => [text(LIMITS.narrative)],
  recommendation: () => [text(LIMITS.recommendation)],
  answer: () => [
    {
      name: 'status',
      label: t('merge.status'),
      most: null,
      of: (item) => t(`status.${answerOf(item).status ?? 'none'}`),
      put: (item, _text, from) => ({ ...answerOf(item), status: answerOf(from).status }),
    },
    {
      name: 'note',
      label: t('merge.note'),
      most: LIMITS.note,
      of: (item) => answerOf(item).note ?? '',
      put: (item, note) => ({ ...answerOf(item), note }),
    },
    {
      name: 'action',
      label: t('merge.action'),
      most: LIMITS.action,
      of: (item) => answerOf(item).plan?.action ?? '',
      put: (item, action) => planned(item, { action }),
    },
    {
      name: 'owner',
      label: t('merge.owner'),
      most: null,
      of: (item) => answerOf(item).plan?.owner ?? '',
      put: (item, owner) => planned(item, { owner }),
    },
    {
      name: 'dueOn',
      label: t('merge.dueOn'),
      most: null,
      of: (item) => (answerOf(item).plan?.dueOn ? day(answerOf(item).plan?.dueOn ?? '') : ''),
      put: (item, _text, from) => planned(item, { dueOn: answerOf(from).plan?.dueOn ?? null }),
    },
  ],
}

/** No file that either of them names is lost. */
function withFiles(item: Item, theirs: Item): Item {
  const files = [item, theirs].flatMap((each) => answerOf(each).evidence ?? [])
  return files.length === 0
    ? item
    : { ...answerOf(item), evidence: [...new Map(files.map((file) => [file.sha256, file])).values()] }
}

type Props = { mine: Item; theirs: Item; onDone: (merged: Item) => void; onCancel: () => void }

/** A third value made of two, with both in sight above it. */
export function Merge({ mine, theirs, onDone, onCancel }: Props) {
  const parts = (PARTS[mine.kind]?.() ?? []).filter(({ of }) => of(mine) !== of(theirs))
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(parts.map(({ name, of }) => [name, [of(theirs), of(mine)].filter(Boolean).join('\n')])),
  )
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({})
  const key = `${keyOf(mine)}/merge`
  const done = () =>
    onDone(
      parts.reduce(
        (item, { name, most, of, put }) => {
          const from = chosen[name] === 'theirs' ? theirs : mine
          return put(item, most === null ? of(from) : (texts[name] ?? ''), from)
        },
        withFiles(mine, theirs),
      ),
    )
  return (
    <div class="conflict__merge">
      {parts.map(({ name, label, most, of }) =>
        most === null ? (
          <fieldset key={name} class="govuk-fieldset govuk-form-group">
            <legend class="govuk-fieldset__legend">{label}</legend>
            <div class="govuk-radios govuk-radios--small govuk-radios--inline">
              {(['mine', 'theirs'] as const).map((whose) => (
                <div key={whose} class="govuk-radios__item">
                  <input
                    class="govuk-radios__input"
                    type="radio"
                    id={`${key}/${name}/${whose}`}
                    name={`${key}/${name}`}
                    checked={(chosen[name] ?? 'mine') === whose}
                    onChange={() => setChosen({ ...chosen, [name]: whose })}
                  />
                  <label class="govuk-label govuk-radios__label" for={`${key}/${name}/${whose}`}>
                    {of(whose === 'mine' ? mine : theirs) || t('item.empty')}
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
        ) : (
          <Textarea
            key={name}
            name={`${key}/${name}`}
            label={label}
            value={texts[name] ?? ''}
            onValue={(written) => setTexts({ ...texts, [name]: written })}
            rows={5}
            maxLength={most}
          />
        ),
      )}
      <div class="govuk-button-group">
        <Button small onClick={done}>
          {t('merge.save')}
        </Button>
        <Button kind="secondary" small onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  )
}
