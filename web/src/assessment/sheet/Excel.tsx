import { useEffect, useRef, useState } from 'preact/hooks'
import type { Change } from '../../../../api/domain/assessment.ts'
import { type Item, keyOf, offeredIn, storedOf, takenOut } from '../../../../api/domain/items/index.ts'
import { api } from '../../lib/api.ts'
import { quarterTitle } from '../../lib/format.ts'
import { assessmentKey, formUrl, homePage } from '../../lib/places.ts'
import { type Uploading, useUpload } from '../../lib/previewed.ts'
import type { AnswerOf } from '../../lib/routes.ts'
import { language, t } from '../../lib/t.ts'
import { Button, ButtonLink, ErrorSummary, Tag } from '../../ui/index.ts'
import { UploadSteps } from '../../ui/UploadSteps.tsx'
import { AssessmentPage, BackHome, LockNotice, type Open } from '../Page.tsx'
import { itemLines, itemName } from '../words.ts'

type Preview = AnswerOf<'$post', '/api/periods/:period/assessments/:code/form.xlsx'>
type Line = Preview['lines'][number]
type Saved = AnswerOf<'$patch', '/api/periods/:period/assessments/:code'>

/** The quarter filled in with Excel: the form is downloaded, sent back, looked at row by row, saved as one change, and undone as one. */
export default function Excel() {
  return <AssessmentPage>{(open) => <Form {...open} />}</AssessmentPage>
}

function Form({ view, framework, reload }: Open) {
  const param = assessmentKey(view)
  const [done, setDone] = useState<Done | null>(null)
  const upload = useUpload((file, options) =>
    api.post('/api/periods/:period/assessments/:code/form.xlsx', { param, file }, options),
  )
  return (
    <>
      <BackHome period={view.period.id} />
      <p class="caption">{quarterTitle(view.period.id)}</p>
      <h1 class="page-title">{t(view.editable ? 'excel.title' : 'excel.lockedTitle')}</h1>
      {view.editable && <p class="lede">{t('excel.lede')}</p>}
      <LockNotice view={view} reload={reload} />
      {done ? (
        <After
          view={view}
          done={done}
          onAgain={() => {
            setDone(null)
            upload.forget()
          }}
        />
      ) : upload.read ? (
        <Lines view={view} framework={framework} read={upload.read} onAgain={upload.forget} onDone={setDone} />
      ) : (
        <UploadSteps
          title={t('excel.download')}
          text={t(view.editable ? 'excel.downloadText' : 'excel.lockedText')}
          upload={view.editable ? { text: t('excel.uploadText'), by: upload } : null}
        >
          <ButtonLink href={formUrl(param)} kind="secondary" download>
            {t('excel.downloadAction')}
          </ButtonLink>
        </UploadSteps>
      )}
    </>
  )
}

type Done = { saved: Saved; lines: readonly Line[] }
const TONES = { new: 'note', changed: 'partial', conflict: 'unmet', refused: 'unmet' } as const

type LinesProps = Pick<Open, 'view' | 'framework'> & {
  read: NonNullable<Uploading<Preview>['read']>
  onAgain: () => void
  onDone: (done: Done) => void
}

/** What the file would change; what conflicts is chosen by hand alone. */
function Lines({ view, framework, read, onAgain, onDone }: LinesProps) {
  const { counts, lines } = read.preview
  const title = useRef<HTMLHeadingElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [chosen, setChosen] = useState(
    () => new Set(lines.filter(({ what, change }) => change !== undefined && what !== 'conflict')),
  )
  useEffect(() => {
    title.current?.focus()
  }, [])

  async function save() {
    setFailure(null)
    const these = lines.filter((line) => chosen.has(line))
    try {
      const json = { changes: these.map(changeOf) }
      onDone({
        saved: await api.patch('/api/periods/:period/assessments/:code', { param: assessmentKey(view), json }),
        lines: these,
      })
    } catch (error) {
      setFailure(error)
    }
  }
  const toggle = (line: Line, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(line)
    else next.delete(line)
    setChosen(next)
  }

  return (
    <section aria-labelledby="preview-title">
      <h2 class="section-title" id="preview-title" tabIndex={-1} ref={title}>
        {t('preview.title', { name: read.name })}
      </h2>
      <ErrorSummary errors={[]} failure={failure} />
      {lines.length === 0 ? (
        <p class="govuk-inset-text">{t('preview.nothing', { n: counts.unchanged })}</p>
      ) : (
        <p>{t('preview.unsaved')}</p>
      )}
      {counts.refused > 0 && <p class="notice">{t('preview.refused', { n: counts.refused })}</p>}
      {counts.conflicts > 0 && <p class="notice">{t('excel.conflicts', { n: counts.conflicts })}</p>}
      <div class="govuk-button-group">
        {lines.some(({ change }) => change !== undefined) && (
          <Button onClick={save} disabled={chosen.size === 0} busyLabel={t('action.saving')}>
            {t('excel.save', { n: chosen.size })}
          </Button>
        )}
        <Button kind="secondary" onClick={onAgain}>
          {t('upload.again')}
        </Button>
      </div>
      {lines.length > 0 && (
        <table class="govuk-table cards preview" aria-labelledby="preview-title">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {(['choose', 'what', 'was', 'read', 'cell'] as const).map((column) => (
                <th key={column} scope="col" class="govuk-table__header">
                  {t(`excel.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {lines.map((line, i) => (
              <Row
                key={`${line.sheet} ${line.cell}`}
                id={`line-${i}`}
                line={line}
                view={view}
                framework={framework}
                chosen={chosen.has(line)}
                onChosen={(on) => toggle(line, on)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A conflict that is chosen goes over what is stored now. */
const changeOf = ({ what, change, version }: Line): Change =>
  ({ ...change, ...(what === 'conflict' && { base: version }) }) as unknown as Change

type RowProps = Pick<Open, 'view' | 'framework'> & {
  id: string
  line: Line
  chosen: boolean
  onChosen: (on: boolean) => void
}

function Row({ id, line, view, framework, chosen, onChosen }: RowProps) {
  const { what, sheet, cell, was, read, message, change } = line
  const name = nameIn(line, view)
  const asked = framework.criteria.find(({ id: of }) => 'criterion' in line.item && of === line.item.criterion)
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {change ? (
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id={id}
                checked={chosen}
                onChange={(event) => onChosen(event.currentTarget.checked)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={id}>
                {name}
              </label>
            </div>
          </div>
        ) : (
          name
        )}
        {asked && <span class="preview__kind soft small">{shortened(asked.text[language])}</span>}
      </th>
      <td class="govuk-table__cell" data-label={t('excel.column.what')}>
        <Tag tone={TONES[what]}>{t(`excel.what.${what}`)}</Tag>
      </td>
      <td class="govuk-table__cell" data-label={t('excel.column.was')}>
        <Value lines={change && !was ? [t('preview.blank')] : valueIn(line, was)} />
      </td>
      <td class="govuk-table__cell" data-label={t('excel.column.read')}>
        <div>
          {typeof read === 'string' ? t('preview.read', { text: read }) : <Value lines={valueIn(line, read)} />}
          {message && <span class="preview__kind soft">{message}</span>}
        </div>
      </td>
      <td class="govuk-table__cell" data-label={t('excel.column.cell')}>
        <span>{t('preview.cell', { sheet, cell })}</span>
      </td>
    </tr>
  )
}

/** Enough to know a criterion again. */
const SHOWN = 100
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

function Value({ lines }: { lines: readonly string[] }) {
  return (
    <div>
      {lines.map((text, i) => (
        <div key={`${i} ${text}`}>{text}</div>
      ))}
    </div>
  )
}

/** A line's item with the values that it is shown with. */
const itemIn = ({ item, read }: Line, values: object | null): Item =>
  ({ ...storedOf(item), ...(typeof read === 'object' && read), ...values, ...item }) as unknown as Item

const isNamed = ({ item }: Line): boolean => Object.keys(item).length > 1
const nameIn = (line: Line, view: Open['view']): string =>
  isNamed(line) ? itemName(itemIn(line, {}), view.systems) : t('excel.row', { cell: line.cell })
const valueIn = (line: Line, values: Line['was'] | Line['read']): string[] =>
  isNamed(line) && values !== null && typeof values === 'object' ? itemLines(itemIn(line, values)) : []

/** Saved: the way on, and back. */
function After({ view, done, onAgain }: { view: Open['view']; done: Done; onAgain: () => void }) {
  const [undone, setUndone] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus()
  }, [undone])

  async function undo() {
    setFailure(null)
    try {
      const json = { changes: undoOf(done, view) }
      await api.patch('/api/periods/:period/assessments/:code', { param: assessmentKey(view), json })
      setUndone(true)
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <h2 class="section-title" tabIndex={-1} ref={title}>
        {undone ? t('excel.undone') : t('excel.saved', { n: done.lines.length })}
      </h2>
      <ErrorSummary errors={[]} failure={failure} />
      <div class="govuk-button-group">
        <ButtonLink href={homePage(view.period.id)}>{t('excel.toHome')}</ButtonLink>
        {!undone && (
          <Button kind="secondary" onClick={undo} busyLabel={t('action.saving')}>
            {t('excel.undo')}
          </Button>
        )}
        <Button kind="secondary" onClick={onAgain}>
          {t('upload.again')}
        </Button>
      </div>
    </>
  )
}

/**
 * The change that puts back what was stored, over the versions that were just saved. Where nothing was, the item is as nobody has
 * entered it, and offered again where an earlier quarter offers it; a recommendation that was not there at all is taken out.
 */
function undoOf({ saved, lines }: Done, view: Open['view']): Change[] {
  const by = new Map(lines.map((line) => [keyOf(line.item as Item), line]))
  const offered = offeredIn(view)
  return saved.applied.flatMap(({ version, ...item }) => {
    const key = keyOf(item as Item)
    const line = by.get(key)
    if (!line) return []
    const read = { ...(line.read as object), ...item } as Item
    const out = offered.has(key) ? null : takenOut(read)
    const { category } = read as { category?: string }
    const before = line.was ?? storedOf(out ?? ({ kind: item.kind, category } as Item))
    return [{ ...before, ...item, base: version } as unknown as Change]
  })
}
