import { useEffect, useRef, useState } from 'preact/hooks'
import type { LineWhat, ListLine, ListPreview } from '../../../api/domain/lists/lines.ts'
import { number } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Key } from '../messages/messages.ts'
import { Button, Radios, Tag } from '../ui/index.ts'
import { fieldsOf, shownField } from './words.ts'

const FILTERS = ['all', 'new', 'changed', 'refused'] as const
type Filter = (typeof FILTERS)[number]
const TONES = { new: 'note', changed: 'partial', refused: 'unmet' } as const satisfies Record<LineWhat, string>
/** Rows shown at once: a province has thousands. */
const PAGE = 100

type Props = {
  name: string
  preview: ListPreview
  /** Names of departments by code. */
  departments: ReadonlyMap<string, string>
  children: (lines: readonly ListLine[]) => preact.ComponentChildren
}

/** What a list would change, row by row; `children` are what can be done about the rows that are good. */
export function Preview({ name, preview, departments, children }: Props) {
  const { counts, lines } = preview
  const title = useRef<HTMLHeadingElement>(null)
  const [filter, setFilter] = useState<Filter>(counts.refused > 0 ? 'refused' : 'all')
  const [most, setMost] = useState(PAGE)
  useEffect(() => {
    title.current?.focus()
  }, [])

  const good = lines.filter(({ change }) => change !== undefined)
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
      {children(good)}
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
          <Table lines={shown.slice(0, most)} departments={departments} />
          {shown.length > most && (
            <div class="preview__more">
              <p class="soft" role="status">
                {t('preview.shown', { n: number(most), total: number(shown.length) })}
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

function Table({ lines, departments }: Pick<Props, 'departments'> & { lines: readonly ListLine[] }) {
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
              {line.name || t('preview.blank')}
              <span class="preview__kind soft small">{t(`lists.kind.${line.item.kind}`)}</span>
            </th>
            <td class="govuk-table__cell" data-label={t('preview.column.what')}>
              <Tag tone={TONES[line.what]}>{t(`preview.what.${line.what}`)}</Tag>
            </td>
            <td class="govuk-table__cell" data-label={t('preview.column.detail')}>
              <div>
                <Detail line={line} departments={departments} />
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

function Detail({ line, departments }: Pick<Props, 'departments'> & { line: ListLine }) {
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
  const label = (key: string) => t(`lists.field.${key}` as Key)
  const say = (key: string, value: unknown) => shownField(key, value, departments) || t('preview.blank')
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
  const rest = fields.flatMap(([key, value]) =>
    key === 'name' || value === name ? [] : [shownField(key, value, departments)],
  )
  return (
    <>
      {own && <code class="preview__own">{own}</code>}
      {capital(rest.filter(Boolean).join(' · '))}
      {message && <span class="soft preview__kind">{message}</span>}
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
