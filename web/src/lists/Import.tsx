import { useEffect, useRef, useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import type { Department } from '../../../api/domain/department.ts'
import { COUNTS } from '../../../api/domain/limits.ts'
import type { ListChange, ListLine, ListPreview } from '../../../api/domain/lists/lines.ts'
import type { PeriodView } from '../../../api/domain/period.ts'
import type { Platform } from '../../../api/domain/platform.ts'
import { NewFields } from '../calendar/PeriodForm.tsx'
import { getPeriods } from '../calendar/periods.ts'
import { api } from '../lib/api.ts'
import { quarter } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { useUpload } from '../lib/previewed.ts'
import type { AnswerOf } from '../lib/routes.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, ErrorSummary, Load, ProgressBar, SignedIn } from '../ui/index.ts'
import { UploadSteps } from '../ui/UploadSteps.tsx'
import { Preview } from './Preview.tsx'
import { type Slip, Slips } from './Slips.tsx'

type Registered = { departments: Department[]; periods: PeriodView[]; bodies: Body[]; platforms: Platform[] }
type Applied = AnswerOf<'$post', '/api/import/apply'>
type Password = { username: string; password: string; sealed: string }

const load = async (): Promise<Registered> => {
  const [departments, periods, bodies, platforms] = await Promise.all([
    api.get('/api/departments'),
    getPeriods(),
    api.get('/api/bodies'),
    api.get('/api/platforms'),
  ])
  return { departments, periods, bodies, platforms }
}

/** A province from a list: the template, the preview of a file, applying it, and the slips of temporary passwords. */
export default function Import() {
  return <SignedIn roles={['admin']}>{(me) => <Loaded me={me} />}</SignedIn>
}

function Loaded({ me }: { me: Me }) {
  const state = useLoad(load)
  return <Load state={state}>{(registered) => <Page me={me} {...registered} />}</Load>
}

type Done = { applied: Applied; slips: Slip[] }

function Page({ me, departments, periods, bodies, platforms }: Registered & { me: Me }) {
  const [done, setDone] = useState<Done | null>(null)
  const upload = useUpload((file, options) => api.post('/api/import', { file }, options) as Promise<ListPreview>)
  const names = new Map([
    ...departments.map(({ code, name }) => [code, name] as const),
    ...[...bodies, ...platforms].map(({ id, name }) => [id, name] as const),
  ])
  if (done) return <After me={me} periods={periods} done={done} />
  const { read } = upload
  for (const { change } of read?.preview.lines ?? []) if (change) rememberName(names, change)
  return (
    <>
      <h1 class="page-title">{t('lists.title')}</h1>
      <p class="lede">{t('lists.lede')}</p>
      {read ? (
        <Preview name={read.name} preview={read.preview} names={names}>
          {(lines) => (
            <Apply
              sha256={read.preview.file.sha256}
              lines={lines}
              onAgain={upload.forget}
              onDone={(applied, passwords) => setDone({ applied, slips: slipsOf(lines, passwords, names) })}
            />
          )}
        </Preview>
      ) : (
        <UploadSteps
          title={t('lists.step.template')}
          text={t('lists.step.templateText')}
          upload={{ text: t('lists.step.uploadText'), by: upload }}
        >
          <ButtonLink href="/api/import/template.xlsx" kind="secondary" download>
            {t('lists.template')}
          </ButtonLink>
          {departments.length > 0 && (
            <a href="/api/import/template.xlsx?filled=true" download>
              {t('lists.current')}
            </a>
          )}
        </UploadSteps>
      )}
    </>
  )
}

/** Departments of the list are called by the names that they will have. */
function rememberName(names: Map<string, string>, { item, value }: ListChange): void {
  if (item.kind === 'department' && 'name' in value && value.name) names.set(item.code, value.name)
}

function slipsOf(
  lines: readonly ListLine[],
  passwords: readonly Password[],
  names: ReadonlyMap<string, string>,
): Slip[] {
  const known = new Map(passwords.map(({ username, password }) => [username, password]))
  return lines.flatMap(({ change }) => {
    if (change?.item.kind !== 'user' || change.was !== null) return []
    const { username } = change.item
    const password = known.get(username)
    const { name, role, department } = change.value as { name: string; role: Slip['role']; department: string | null }
    return password
      ? [{ username, password, name, role, department: department && (names.get(department) ?? department) }]
      : []
  })
}

type ApplyProps = {
  sha256: string
  lines: readonly ListLine[]
  onAgain: () => void
  onDone: (applied: Applied, passwords: Password[]) => void
}

/** Makes the passwords of new accounts a few at a time, then saves everything at once. */
function Apply({ sha256, lines, onAgain, onDone }: ApplyProps) {
  const [failure, setFailure] = useState<unknown>(null)
  const [made, setMade] = useState<Password[]>([])
  const [stage, setStage] = useState<'waits' | 'passwords' | 'saves'>('waits')
  const usernames = lines.flatMap(({ change }) =>
    change?.item.kind === 'user' && change.was === null ? [change.item.username] : [],
  )
  useLeaveWarning(stage !== 'waits')

  async function apply() {
    setFailure(null)
    // What a try before this one has made is used.
    const passwords = [...made]
    try {
      setStage('passwords')
      const known = new Set(passwords.map(({ username }) => username))
      const missing = usernames.filter((username) => !known.has(username))
      for (let at = 0; at < missing.length; at += COUNTS.passwords) {
        const few = missing.slice(at, at + COUNTS.passwords)
        passwords.push(...(await api.post('/api/import/passwords', { json: { usernames: few } })))
        setMade([...passwords])
      }
      setStage('saves')
      const seals = new Map(passwords.map(({ username, sealed }) => [username, sealed]))
      const json = { sha256, lines: lines.map(({ change }) => ({ change: sealed(change as ListChange, seals) })) }
      const applied = await api.post('/api/import/apply', { json })
      onDone(applied, passwords)
    } catch (error) {
      setFailure(error)
      setStage('waits')
    }
  }

  const progress =
    stage === 'passwords' && usernames.length > 0
      ? t('lists.passwords', { n: made.length, total: usernames.length })
      : stage === 'waits'
        ? ''
        : t('lists.saving')
  return (
    <>
      <ErrorSummary errors={[]} failure={failure} />
      <div class="govuk-button-group no-print">
        {lines.length > 0 && (
          <Button onClick={apply} busyLabel={t('lists.saving')}>
            {t('preview.apply', { n: lines.length })}
          </Button>
        )}
        <Button kind="secondary" onClick={onAgain} disabled={stage !== 'waits'}>
          {t('upload.again')}
        </Button>
      </div>
      <p role="status">{progress}</p>
      {stage === 'passwords' && usernames.length > 0 && (
        <ProgressBar
          total={usernames.length}
          parts={[{ n: made.length, tone: 'met', label: progress }]}
          label={progress}
        />
      )}
    </>
  )
}

const sealed = (change: ListChange, seals: ReadonlyMap<string, string>): ListChange => {
  const seal = change.item.kind === 'user' && change.was === null ? seals.get(change.item.username) : undefined
  return seal ? ({ ...change, sealed: seal } as ListChange) : change
}

/** Saved: the first period where there is none, and the slips, which are shown this once. */
function After({ me, periods, done }: { me: Me; periods: PeriodView[]; done: Done }) {
  const { applied, slips } = done
  const title = useRef<HTMLHeadingElement>(null)
  const [kept, setKept] = useState(false)
  const [opened, setOpened] = useState<PeriodView | null>(null)
  useLeaveWarning(slips.length > 0 && !kept)
  useEffect(() => {
    title.current?.focus()
    scrollTo({ top: 0 })
  }, [opened])
  const first = periods.length === 0 && opened === null
  return (
    <>
      <div class="no-print">
        <h1 class="page-title" tabIndex={-1} ref={title}>
          {t('lists.title')}
        </h1>
        <div class="done" role="status">
          <p>{opened ? t('lists.periodOpened', { quarter: quarter(opened.id) }) : t('lists.done', applied.applied)}</p>
        </div>
        {applied.again && <p class="notice">{t('lists.lost')}</p>}
        {first && <FirstPeriod today={me.today} onOpened={setOpened} />}
      </div>
      {slips.length > 0 && !applied.again && (
        <Slips
          slips={slips}
          province={me.province.name}
          coordinator={me.coordinator.name}
          expiresAt={applied.expiresAt}
          period={opened ?? periods.find(({ state }) => state === 'open') ?? null}
          onKept={() => setKept(true)}
        />
      )}
      <p class="no-print">
        <a href={path('/import')}>{t('lists.another')}</a>
      </p>
    </>
  )
}

function FirstPeriod({ today, onOpened }: { today: string; onOpened: (period: PeriodView) => void }) {
  const departments = useLoad(() => api.get('/api/departments'))
  return (
    <section class="card next-step" aria-labelledby="period-title">
      <h2 class="section-title" id="period-title">
        {t('lists.nextPeriod')}
      </h2>
      <p>
        {t('lists.nextPeriodText')} <a href="#slips-title">{t('lists.toSlips')}</a>
      </p>
      <Load state={departments}>
        {(all) => <NewFields periods={[]} departments={all} today={today} onMade={onOpened} />}
      </Load>
    </section>
  )
}
