import { useEffect, useRef, useState } from 'preact/hooks'
import { type Chosen, chosenOf } from '../../../api/domain/lists/chosen.ts'
import type { LineWhat, ListLine, ListPreview } from '../../../api/domain/lists/lines.ts'
import { number } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button, Live, Radios, Tag } from '../ui/index.ts'
import { fieldName, fieldsOf, type Names, shownField } from './words.ts'

const FILTERS = ['all', 'new', 'changed', 'refused'] as const
type Filter = (typeof FILTERS)[number]
const TONES = { new: 'note', changed: 'partial', refused: 'unmet' } as const satisfies Record<LineWhat, string>
/** Rows shown at once: a province has thousands. */
const PAGE = 100

type Props = {
  name: string
  preview: ListPreview
  names: Names
  children: (lines: readonly ListLine[]) => preact.ComponentChildren
}

/** What a list would change, row by row; `children` are what can be done about the rows that are good and not left out. */
export function Preview({ name, preview, names, children }: Props) {
  const { counts, lines } = preview
  const title = useRef<HTMLHeadingElement>(null)
  const [filter, setFilter] = useState<Filter>(counts.refused > 0 ? 'refused' : 'all')
  const [most, setMost] = useState(PAGE)
  const [left, setLeft] = useState<ReadonlySet<ListLine>>(new Set())
  useEffect(() => {
    title.current?.focus()
  }, [])

  const good = lines.filter(({ change }) => change !== undefined)
  const chosen = chosenOf(lines, left)
  const choose = (some: readonly ListLine[], on: boolean) => {
    const next = new Set(left)
    for (const line of some)
      if (on) next.delete(line)
      else next.add(line)
    setLeft(next)
  }
  const shown = filter === 'all' ? lines : lines.filter(({ what }) => what === filter)
  const n = (of: Filter) => (of === 'all' ? lines.length : counts[of])
  return (
    <section aria-labelledby="preview-title">
      <h2 class="section-title" id="preview-title" tabIndex={-1} ref={title}>
        {t('preview.title', { name })}
      </h2>
      {lines.length === 0 ? (
        <p class="govuk-inset-text">
          {counts.unchanged > 0 ? t('preview.nothing', { n: counts.unchanged }) : t('preview.empty')}
        </p>
      ) : (
        <p>
          {t('preview.unsaved')} {counts.unchanged > 0 && t('preview.unchanged', { n: counts.unchanged })}
        </p>
      )}
      {counts.refused > 0 && <p class="notice">{t('preview.refused', { n: counts.refused })}</p>}
      {good.length > chosen.lines.length && (
        <p class="notice" role="status">
          {t('preview.left', { n: number(good.length - chosen.lines.length), total: number(good.length) })}{' '}
          {chosen.needs.size > 0 && t('preview.leftWith', { n: number(chosen.needs.size) })}
        </p>
      )}
      {children(chosen.lines)}
      {lines.length > 0 && (
        <>
          <Radios
            name="show"
            label={t('preview.show')}
            inline
            value={filter}
            onValue={(value) => {
              setFilter(value)
              setMost(PAGE)
            }}
            options={FILTERS.filter((each) => n(each) > 0).map((value) => ({
              value,
              label: t(`preview.filter.${value}`, { n: number(n(value)) }),
            }))}
          />
          {shown.some(({ change }) => change !== undefined) && (
            <p class="no-print">
              {([true, false] as const).map((on) => (
                <button
                  key={String(on)}
                  type="button"
                  class="link-button preview__all"
                  onClick={() =>
                    choose(
                      shown.filter(({ change }) => change !== undefined),
                      on,
                    )
                  }
                >
                  {t(on ? 'preview.chooseAll' : 'preview.chooseNone', { n: number(shown.length) })}
                </button>
              ))}
            </p>
          )}
          <Table lines={shown.slice(0, most)} names={names} chosen={chosen} left={left} onChosen={choose} />
          {shown.length > most && (
            <div class="preview__more">
              <p class="soft" role="status">
                <Live words={t('preview.shown', { n: number(most), total: number(shown.length) })} />
              </p>
              <Button kind="secondary" onClick={() => setMost(most + PAGE)}>
                {t('preview.more', { n: Math.min(PAGE, shown.length - most) })}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

type TableProps = Pick<Props, 'names'> & {
  lines: readonly ListLine[]
  chosen: Chosen
  left: ReadonlySet<ListLine>
  onChosen: (lines: readonly ListLine[], on: boolean) => void
}

function Table({ lines, names, chosen, left, onChosen }: TableProps) {
  const columns = ['name', 'what', 'detail', 'cell'] as const
  return (
    <table class="govuk-table cards preview" aria-labelledby="preview-title">
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((column) => (
            <th key={column} scope="col" class="govuk-table__header">
              {t(`preview.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {lines.map((line) => (
          <tr key={`${line.sheet} ${line.cell} ${line.message ?? ''}`} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              <Choice
                line={line}
                needs={chosen.needs.get(line)}
                isLeft={left.has(line)}
                onChosen={(on) => onChosen([line], on)}
              />
              <span class="preview__kind soft small">{t(`lists.kind.${line.item.kind}`)}</span>
            </th>
            <td class="govuk-table__cell" data-label={t('preview.column.what')}>
              <Tag tone={TONES[line.what]}>{t(`preview.what.${line.what}`)}</Tag>
            </td>
            <td class="govuk-table__cell" data-label={t('preview.column.detail')}>
              <div>
                <Detail line={line} names={names} />
              </div>
            </td>
            <td class="govuk-table__cell" data-label={t('preview.column.cell')}>
              <span>{t('preview.cell', { sheet: line.sheet, cell: line.cell })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ChoiceProps = { line: ListLine; needs: ListLine | undefined; isLeft: boolean; onChosen: (on: boolean) => void }

/** Whether a line is applied; one that needs another that is not, says which. */
function Choice({ line, needs, isLeft, onChosen }: ChoiceProps) {
  const name = line.name || t('preview.blank')
  if (!line.change) return name
  const id = `line-${line.item.kind}-${line.cell}`
  return (
    <>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={id}
            checked={!isLeft && !needs}
            disabled={needs !== undefined}
            aria-describedby={needs ? `${id}-needs` : undefined}
            onChange={(event) => onChosen(event.currentTarget.checked)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {name}
          </label>
        </div>
      </div>
      {needs && (
        <span class="preview__kind small lacks" id={`${id}-needs`}>
          {t('preview.needs', { name: needs.name, cell: needs.cell })}
        </span>
      )}
    </>
  )
}

function Detail({ line, names }: Pick<Props, 'names'> & { line: ListLine }) {
  const { what, item, was, read, message } = line
  if (what === 'refused') {
    return (
      <>
        {message}
        {typeof read === 'string' && read !== '' && !message?.includes(read) && (
          <span class="soft"> {t('preview.read', { text: read })}</span>
        )}
      </>
    )
  }
  const fields = fieldsOf(read)
  const label = (key: string) => t(`lists.field.${fieldName(item, key)}` as Key)
  const show = (key: string, value: unknown) => shownField(fieldName(item, key), value, names)
  const say = (key: string, value: unknown) => show(key, value) || t('preview.blank')
  if (what === 'changed') {
    return (
      <ul class="plain-list preview__changes">
        {fields.map(([key, value]) => (
          <li key={key}>
            {t('preview.change', { field: label(key), was: say(key, was?.[key]), read: say(key, value) })}
          </li>
        ))}
      </ul>
    )
  }
  const own = 'code' in item ? item.code : 'username' in item ? item.username : null
  const [name] = fields.flatMap(([key, value]) => (key === 'name' ? [value] : []))
  const rest = fields.flatMap(([key, value]) => (key === 'name' || value === name ? [] : [show(key, value)]))
  return (
    <>
      {own && <code class="preview__own">{own}</code>}
      {capital(rest.filter(Boolean).join(' · '))}
      {message && <span class="soft preview__kind">{message}</span>}
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
