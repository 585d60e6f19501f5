import { useState } from 'preact/hooks'
import { isYearOld, type LibraryFile } from '../../../api/domain/file.ts'
import { isShown } from '../../../api/domain/file-type.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { searchable } from '../../../api/domain/search.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api, type FieldError } from '../lib/api.ts'
import { day, dayOfInstant, fileSize, quarterShort, quarterTitle } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { filePage, fileUrl } from '../lib/places.ts'
import { fromQuery } from '../lib/query.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import {
  Button,
  CardTable,
  Checkbox,
  Confirm,
  DateInput,
  Empty,
  ErrorSummary,
  Live,
  Load,
  Select,
  SignedIn,
  Tag,
  TextInput,
} from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { FileInPlace } from './FileInPlace.tsx'
import { SendFiles } from './Sending.tsx'

/** A department's library of evidence: what it has, where each file is named, what is old, and how much room is left. */
export default function Files() {
  return (
    <SignedIn roles={['editor', 'approver']}>{(me) => <Asked me={me} code={me.department?.code ?? ''} />}</SignedIn>
  )
}

type Props = { me: Me; code: string }

function Asked(props: Props) {
  const edit = fromQuery('edit')
  return edit === '' ? <Library {...props} /> : <About {...props} sha256={edit} />
}

const load = (code: string) => {
  const param = { code }
  return Promise.all([
    api.get('/api/departments/:code/files', { param }),
    api.get('/api/departments/:code/file-space', { param }),
  ])
}

function Library({ me, code }: Props) {
  const state = useLoad(() => load(code), [code])
  return (
    <>
      <h1 class="page-title">{t('files.title')}</h1>
      <p class="lede">{t('files.lede')}</p>
      <Saved words={() => t('files.saved')} />
      <Load state={state}>
        {([files, { used, most }]) => (
          <>
            <div class="no-print">
              <SendFiles code={code} onKept={() => state.status === 'ready' && void state.reload()} />
            </div>
            <p class="soft">{t('files.space', { used: fileSize(used), most: fileSize(most) })}</p>
            {files.length === 0 ? (
              <Empty title={t('files.none')} text={t('files.noneText')} />
            ) : (
              <List files={files} today={me.today} code={code} />
            )}
          </>
        )}
      </Load>
    </>
  )
}

/** The day that says how old it is: of the document, else when it came. */
const dayOf = ({ date, at }: LibraryFile): string => date ?? at.slice(0, 10)

/** Of the places where one is named, so many are written out. */
const USES = 4

function List({ files, today, code }: { files: readonly LibraryFile[]; today: string; code: string }) {
  const [search, setSearch] = useState('')
  const [oldOnly, setOldOnly] = useState(false)
  const isOld = (file: LibraryFile) => isYearOld(dayOf(file), today)
  const old = files.filter(isOld).length
  const words = searchable(search)
  const found = files.filter(
    (file) => (!oldOnly || isOld(file)) && (words === '' || searchable(textOf(file)).includes(words)),
  )
  return (
    <>
      <div class="no-print">
        <TextInput
          name="search"
          label={t('files.search')}
          value={search}
          onValue={setSearch}
          maxLength={LIMITS.search}
        />
        {old > 0 && <Checkbox name="old" label={t('files.old', { n: old })} checked={oldOnly} onChecked={setOldOnly} />}
      </div>
      <p class="soft" role="status">
        <Live words={t('files.shown', { n: found.length })} />
      </p>
      <CardTable<LibraryFile>
        label={t('files.title')}
        rows={found}
        keyOf={({ sha256 }) => sha256}
        columns={[
          {
            label: t('files.name'),
            cell: (file) => (
              <>
                <a href={filePage(file.sha256)}>{file.name}</a>
                <div class="small soft">
                  {fileSize(file.size)} · {t('files.added', { who: file.by, day: dayOfInstant(file.at) })}
                </div>
                {isOld(file) && <Tag tone="partial">{t('files.isOld')}</Tag>}
              </>
            ),
          },
          {
            label: t('files.document'),
            cell: ({ number, date }) => [number, date && day(date)].filter(Boolean).join(', ') || '–',
          },
          { label: t('files.covers'), cell: ({ covers }) => (covers === null ? '–' : quarterShort(covers)) },
          { label: t('files.uses'), cell: (file) => <Uses file={file} most={USES} /> },
          {
            label: t('files.download'),
            cell: (file) => (
              <a href={fileUrl(code, file.sha256)} download="">
                {t('files.download')}
                <span class="govuk-visually-hidden"> {file.name}</span>
              </a>
            ),
          },
        ]}
      />
    </>
  )
}

const textOf = ({ name, number, uses }: LibraryFile): string =>
  [name, number ?? '', ...uses.map(({ criterion, system }) => `${criterion} ${system?.name ?? ''}`)].join(' ')

function Uses({ file: { used, uses }, most }: { file: LibraryFile; most: number }) {
  if (used === 0) return <span class="soft">{t('files.unused')}</span>
  return (
    <>
      {uses.slice(0, most).map(({ period, criterion, system }) => (
        <div key={`${period}/${criterion}/${system?.id}`} class="small">
          {system
            ? t('files.useOf', { criterion, system: system.name, period: quarterShort(period) })
            : t('files.use', { criterion, period: quarterShort(period) })}
        </div>
      ))}
      {used > most && <div class="small soft">{t('files.more', { n: used - most })}</div>}
    </>
  )
}

function About({ me, code, sha256 }: Props & { sha256: string }) {
  const state = useLoad(
    () =>
      Promise.all([
        api.get('/api/departments/:code/files', { param: { code } }),
        api.get('/api/departments/:code/assessments', { param: { code } }),
      ]),
    [code],
  )
  return (
    <div class="form-page">
      <a class="govuk-back-link" href={path('/files')}>
        {t('files.title')}
      </a>
      <Load state={state}>
        {([files, filings]) => {
          const file = files.find((each) => each.sha256 === sha256)
          if (!file) return <Empty title={t('files.unknown')} text={t('files.unknownText')} />
          const periods = filings.map(({ period }) => period.id)
          return <Form me={me} code={code} file={file} periods={periods} />
        }}
      </Load>
    </div>
  )
}

function Form({ me, code, file, periods }: Props & { file: LibraryFile; periods: readonly string[] }) {
  const [name, setName] = useState(file.name)
  const [number, setNumber] = useState(file.number ?? '')
  const [date, setDate] = useState(file.date)
  const [problem, setProblem] = useState<string | null>(null)
  const [covers, setCovers] = useState(file.covers ?? '')
  const [removing, setRemoving] = useState(false)
  const param = { code, sha256: file.sha256 }
  const form = useSubmit(
    async () => {
      const json = { name, number: cleanLine(number) || null, date, covers: covers || null }
      await api.patch('/api/departments/:code/files/:sha256', { param, json })
      location.assign(path('/files?saved=1'))
    },
    (): FieldError[] => [
      ...(isBlank(name) ? [{ path: 'name', message: t('files.nameMissing') }] : []),
      ...(problem !== null ? [{ path: 'date', message: problem }] : []),
      ...(date !== null && date > me.today ? [{ path: 'date', message: t('files.dateAhead') }] : []),
    ],
  )
  const removal = useSubmit(async () => {
    await api.delete('/api/departments/:code/files/:sha256', { param })
    location.assign(path('/files'))
  })
  const offered = [...new Set([...(file.covers ? [file.covers] : []), ...periods])]
  return (
    <>
      <h1 class="page-title">{t('files.editTitle')}</h1>
      <p>
        <a href={fileUrl(code, file.sha256)} download="">
          {file.name}
        </a>{' '}
        <span class="small soft">{fileSize(file.size)}</span>
      </p>
      {isShown(file.type) && <FileInPlace code={code} file={file} />}
      <form onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure ?? removal.failure} />
        <TextInput
          name="name"
          label={t('files.fileName')}
          value={name}
          onValue={setName}
          error={form.errorOf('name')}
          maxLength={LIMITS.fileName}
          literal
        />
        <TextInput
          name="number"
          label={t('files.number')}
          value={number}
          onValue={setNumber}
          error={form.errorOf('number')}
          maxLength={LIMITS.document}
          literal
        />
        <DateInput
          name="date"
          label={t('files.date')}
          value={date}
          onValue={(value, wrong) => {
            setDate(value)
            setProblem(wrong)
          }}
          error={form.errorOf('date')}
        />
        <Select
          name="covers"
          label={t('files.covers')}
          value={covers}
          onValue={setCovers}
          options={[
            { value: '', label: t('files.coversNone') },
            ...offered.map((id) => ({ value: id, label: quarterTitle(id) })),
          ]}
        />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy}>
            {t('files.save')}
          </Button>
          <Button kind="secondary" onClick={() => setRemoving(true)}>
            {t('files.remove')}
          </Button>
        </div>
      </form>
      <h2 class="section-title">{t('files.uses')}</h2>
      <Uses file={file} most={file.uses.length} />
      <Confirm
        open={removing}
        title={t('files.removeTitle')}
        action={t('files.remove')}
        onCancel={() => setRemoving(false)}
        onConfirm={() => {
          setRemoving(false)
          void removal.onSubmit()
        }}
      >
        <p>{t('files.removeText')}</p>
      </Confirm>
    </>
  )
}
