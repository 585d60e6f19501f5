import { useEffect, useRef, useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import { currentPeriod } from '../../../api/domain/period.ts'
import type { Platform } from '../../../api/domain/platform.ts'
import type { NoSystems, RegisteredSystem } from '../../../api/domain/system.ts'
import type { Role } from '../../../api/domain/user.ts'
import { getPeriods } from '../calendar/periods.ts'
import { api } from '../lib/api.ts'
import { day, dayOfInstant, moment } from '../lib/format.ts'
import { frameworkOf, getFrameworks } from '../lib/framework.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { systemsPage } from '../lib/places.ts'
import { fromQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { language, path, t } from '../lib/t.ts'
import { UploadSystems } from '../lists/UploadSystems.tsx'
import { Button, ButtonLink, Confirm, Empty, ErrorSummary, Load, SignedIn, StatusIcon, Tag } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { Checks } from './Checks.tsx'
import { Hosted } from './Hosted.tsx'
import { LevelTag } from './LevelTag.tsx'
import { SystemForm } from './SystemForm.tsx'

const READERS: readonly Role[] = ['editor', 'approver', 'reviewer', 'admin']
type Department = { code: string; name: string; shortName: string }
type Register = {
  department: Department
  systems: RegisteredSystem[]
  noSystems: NoSystems | null
  levels: number[]
  bodies: Body[]
  platforms: Platform[]
  frameworks: { id: string; title: string }[]
}

/** The register of a department's information systems: one's own, or for the coordinator that which the address names. */
export default function Systems() {
  return <SignedIn roles={READERS}>{(me) => <Loaded me={me} />}</SignedIn>
}

/** @returns null where the address names no department */
async function departmentOf(me: Me): Promise<Department | null> {
  if (me.department) return me.department
  const asked = fromQuery('department')
  return (await api.get('/api/departments')).find(({ code }) => code === asked) ?? null
}

async function load(me: Me): Promise<Register | null> {
  const department = await departmentOf(me)
  if (department === null) return null
  const { code } = department
  const [systems, { noSystems }, periods, bodies, frameworks, platforms] = await Promise.all([
    api.get('/api/departments/:code/systems', { param: { code } }),
    api.get('/api/departments/:code/no-systems', { param: { code } }),
    getPeriods(),
    api.get('/api/bodies'),
    getFrameworks(),
    api.get('/api/platforms'),
  ])
  const period = currentPeriod(periods)
  const framework = period ? await frameworkOf(period) : frameworks.at(-1)
  return {
    department,
    systems,
    noSystems,
    levels: framework?.levels.map(({ level }) => level) ?? [1],
    bodies,
    platforms,
    frameworks: titles(frameworks),
  }
}

/** One of each, by its newest edition. */
const titles = (frameworks: Answer<'/api/frameworks'>): Register['frameworks'] => [
  ...new Map(frameworks.map(({ id, title }) => [id, { id, title: title[language] }])).values(),
]

function Loaded({ me }: { me: Me }) {
  const state = useLoad(() => load(me), [me])
  return (
    <Load state={state}>
      {(register) =>
        register === null ? (
          <Empty title={t('systems.noDepartment')} text={t('systems.noDepartmentText')}>
            <ButtonLink href={path('/register')}>{t('nav.register')}</ButtonLink>
          </Empty>
        ) : (
          <Asked
            me={me}
            {...register}
            onChange={(change) => state.status === 'ready' && state.set({ ...register, ...change })}
          />
        )
      }
    </Load>
  )
}

type Props = Register & { me: Me; onChange: (change: Partial<Register>) => void }

/** The list, or the form that the address asks for. */
function Asked(props: Props) {
  const { me, department, systems, levels, bodies, platforms, frameworks } = props
  const edited = fromQuery('edit')
  if (fromQuery('upload') !== '') return <UploadSystems {...{ department, bodies, platforms }} />
  const checked = systems.find(({ id }) => id === fromQuery('checks'))
  if (checked) return <Checks system={checked} bodies={bodies} today={me.today} />
  const hosting = systems.find(({ id }) => id === fromQuery('hosted'))
  if (hosting) return <Hosted platform={hosting} />
  if (edited === '' && fromQuery('new') === '') return <RegisterPage {...props} />
  const system = systems.find(({ id }) => id === edited) ?? null
  if (edited === '' || system) {
    return (
      <SystemForm
        department={department.code}
        system={system}
        levels={levels}
        bodies={bodies}
        platforms={platforms}
        frameworks={frameworks}
      />
    )
  }
  return (
    <Empty title={t('system.unknown')} text={t('system.unknownText')}>
      <ButtonLink href={systemsPage()}>{t('system.back')}</ButtonLink>
    </Empty>
  )
}

function RegisterPage({ me, department, systems, noSystems, bodies, platforms, onChange }: Props) {
  const [done, setDone] = useState<string | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The button that was pressed is gone.
    if (done) title.current?.focus()
  }, [done])

  const active = systems.filter(({ retiredAt }) => retiredAt === null)
  const retired = systems.filter(({ retiredAt }) => retiredAt !== null)

  function put(system: RegisteredSystem, message: string) {
    // A system in use takes the declaration back that there is none.
    const none = system.retiredAt === null ? { noSystems: null } : {}
    onChange({ systems: systems.map((each) => (each.id === system.id ? system : each)), ...none })
    setDone(message)
  }

  return (
    <>
      {me.department === null && (
        <a href={path('/register')} class="govuk-back-link">
          {t('nav.register')}
        </a>
      )}
      <p class="caption">{department.name}</p>
      <h1 class="page-title" tabIndex={-1} ref={title}>
        {t('nav.systems')}
      </h1>
      <p class="lede">{t('systems.lede')}</p>
      {done === null && <Saved words={(name) => t('systems.saved', { name })} />}
      {done === null && <Saved name="uploaded" words={(n) => t('systems.uploaded', { n: Number(n) })} />}
      <div role="status">
        {done && (
          <div class="done">
            <p>{done}</p>
          </div>
        )}
      </div>
      {active.length === 0 ? (
        <None
          code={department.code}
          noSystems={noSystems}
          onDone={(after) => {
            onChange({ noSystems: after })
            setDone(t(after ? 'systems.declared' : 'systems.undeclared'))
          }}
        />
      ) : (
        <>
          <ul class="systems">
            {active.map((system) => (
              <li key={system.id} class="card">
                <SystemCard system={system} bodies={bodies} platforms={platforms} />
                <div class="card__actions no-print">
                  <ButtonLink kind="secondary" small href={systemsPage({ edit: system.id })}>
                    {t('systems.change')}
                    <span class="govuk-visually-hidden"> {system.name}</span>
                  </ButtonLink>
                  <ButtonLink kind="secondary" small href={systemsPage({ checks: system.id })}>
                    {t('checks.link')}
                    <span class="govuk-visually-hidden"> {system.name}</span>
                  </ButtonLink>
                  {system.platform && (
                    <ButtonLink kind="secondary" small href={systemsPage({ hosted: system.id })}>
                      {t('hosted.link')}
                      <span class="govuk-visually-hidden"> {system.name}</span>
                    </ButtonLink>
                  )}
                  <Retire system={system} onDone={(after) => put(after, t('systems.retired', { name: after.name }))} />
                </div>
              </li>
            ))}
          </ul>
          <div class="govuk-button-group no-print">
            <ButtonLink href={systemsPage({ new: '1' })}>{t('systems.add')}</ButtonLink>
            <ButtonLink kind="secondary" href={systemsPage({ upload: '1' })}>
              {t('systems.upload')}
            </ButtonLink>
          </div>
        </>
      )}
      <p class="no-print">
        <a href={me.department ? path('/letter') : path(`/letter?department=${department.code}`)}>{t('letter.open')}</a>
      </p>
      {retired.length > 0 && (
        <>
          <h2 class="section-title">{t('systems.retiredTitle')}</h2>
          <p class="soft">{t('systems.retiredText')}</p>
          <ul class="systems">
            {retired.map((system) => (
              <li key={system.id} class="card card--quiet">
                <h3 class="systems__name">{system.name}</h3>
                <p class="small soft">
                  {t('level.n', { level: system.level })} ·{' '}
                  {t('systems.retiredOn', { day: dayOfInstant(system.retiredAt ?? '') })}
                </p>
                <div class="card__actions no-print">
                  <BringBack
                    system={system}
                    onDone={(after) => put(after, t('systems.broughtBack', { name: after.name }))}
                  />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type CardProps = { system: RegisteredSystem; bodies: readonly Body[]; platforms: readonly Platform[] }

function SystemCard({ system, bodies, platforms }: CardProps) {
  const approved = system.dossier === 'approved'
  const decision = [
    system.decisionNo,
    system.decisionDate && t('systems.dated', { day: day(system.decisionDate) }),
    system.decisionBody,
  ].filter(Boolean)
  const platformOf = (id: string | null) =>
    id && (platforms.find((platform) => platform.id === id)?.name ?? t('system.platformGone'))
  const nameOf = (id: string | null) => bodies.find((body) => body.id === id)?.name ?? null
  const facts: [string, string | null][] = [
    [t('system.shortNameFact'), system.shortName],
    [t('system.hosting'), t(`hosting.${system.hosting}`)],
    [t('system.platformId'), platformOf(system.platformId)],
    [t('system.platform'), system.platform ? t('system.platformYes') : null],
    [t('system.decision'), decision.length > 0 ? decision.join(', ') : null],
    [t('system.expectedApprovalOn'), !approved && system.expectedApprovalOn ? day(system.expectedApprovalOn) : null],
    [t('system.expectedFullOn'), system.expectedFullOn ? day(system.expectedFullOn) : null],
    [t('system.kind'), system.kind && t(`systemKind.${system.kind}`)],
    [t('system.owner'), nameOf(system.ownerId) ?? system.owner],
    [t('system.operator'), nameOf(system.operatorId) ?? system.operator],
  ]
  return (
    <>
      <h2 class="systems__name">{system.name}</h2>
      <p class="systems__tags">
        <LevelTag level={system.level} />{' '}
        <Tag tone={approved ? 'met' : 'partial'}>
          <StatusIcon status={approved ? 'met' : 'partial'} />
          {t(`dossier.${system.dossier}`)}
        </Tag>
      </p>
      <dl class="system-facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {approved && (!system.decisionNo || !system.decisionDate || !system.decisionBody) && (
        <p class="small lacks">{t('systems.decisionLacking')}</p>
      )}
      {system.kind === null && <p class="small lacks">{t('systems.kindLacking')}</p>}
      {!approved && !system.expectedApprovalOn && <p class="small lacks">{t('systems.expectedLacking')}</p>}
    </>
  )
}

const setRetired = ({ id }: RegisteredSystem, retired: boolean): Promise<RegisteredSystem> =>
  api.patch('/api/systems/:id', { param: { id }, json: { retired } })

function Retire({ system, onDone }: { system: RegisteredSystem; onDone: (after: RegisteredSystem) => void }) {
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  async function retire() {
    try {
      onDone(await setRetired(system, true))
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <Button kind="secondary" small onClick={() => setAsking(true)}>
        {t('systems.retire')}
        <span class="govuk-visually-hidden"> {system.name}</span>
      </Button>
      <Confirm
        open={asking}
        title={t('systems.retireTitle', { name: system.name })}
        action={t('systems.retire')}
        onConfirm={retire}
        onCancel={() => setAsking(false)}
        danger
      >
        <ErrorSummary errors={[]} failure={failure} />
        <p>{t('systems.retireText')}</p>
        {system.platform && <p>{t('systems.retirePlatform')}</p>}
      </Confirm>
    </>
  )
}

function BringBack({ system, onDone }: { system: RegisteredSystem; onDone: (after: RegisteredSystem) => void }) {
  const [failure, setFailure] = useState<unknown>(null)
  return (
    <>
      <ErrorSummary errors={[]} failure={failure} />
      <Button
        kind="secondary"
        small
        busyLabel={t('action.saving')}
        onClick={async () => {
          try {
            onDone(await setRetired(system, false))
          } catch (error) {
            setFailure(error)
          }
        }}
      >
        {t('systems.bringBack')}
        <span class="govuk-visually-hidden"> {system.name}</span>
      </Button>
    </>
  )
}

type NoneProps = { code: string; noSystems: NoSystems | null; onDone: (after: NoSystems | null) => void }

/** No system in use: one is registered, or it is declared that there is none. */
function None({ code, noSystems, onDone }: NoneProps) {
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  async function declare(declared: boolean) {
    try {
      const after = await api.patch('/api/departments/:code/no-systems', { param: { code }, json: { declared } })
      onDone(after.noSystems)
    } catch (error) {
      setFailure(error)
    }
  }
  const add = (
    <ButtonLink kind={noSystems ? 'secondary' : 'primary'} href={systemsPage({ new: '1' })}>
      {t('systems.add')}
    </ButtonLink>
  )
  if (noSystems) {
    const text = t('systems.declaredText', { who: noSystems.by, when: moment(noSystems.at) })
    return (
      <Empty title={t('systems.declaredNone')} text={text}>
        <ErrorSummary errors={[]} failure={failure} />
        <div class="govuk-button-group no-print">
          {add}
          <Button kind="secondary" busyLabel={t('action.saving')} onClick={() => declare(false)}>
            {t('systems.undeclare')}
          </Button>
        </div>
      </Empty>
    )
  }
  return (
    <Empty title={t('systems.none')} text={t('systems.noneText')}>
      <div class="govuk-button-group no-print">
        {add}
        <ButtonLink kind="secondary" href={systemsPage({ upload: '1' })}>
          {t('systems.upload')}
        </ButtonLink>
        <Button kind="secondary" onClick={() => setAsking(true)}>
          {t('systems.declare')}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={t('systems.declareTitle')}
        action={t('systems.declareAction')}
        busyLabel={t('action.saving')}
        onConfirm={() => declare(true)}
        onCancel={() => setAsking(false)}
      >
        <ErrorSummary errors={[]} failure={failure} />
        <p>{t('systems.declareText')}</p>
      </Confirm>
    </Empty>
  )
}
