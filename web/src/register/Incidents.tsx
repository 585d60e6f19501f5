import type { Clock, Incident } from '../../../api/domain/incident.ts'
import { api } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import { isCoordinator, type Me } from '../lib/me.ts'
import { fromQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, CardTable, Empty, Load, SignedIn, Tag } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { IncidentForm } from './IncidentForm.tsx'

type Line = Incident & { department?: { code: string; name: string } }

/** Incidents: those of one's department, and for the coordinator those of all, what is overdue first. */
export default function Incidents() {
  return <SignedIn roles={['editor', 'approver', 'reviewer', 'admin']}>{(me) => <Asked me={me} />}</SignedIn>
}

function Asked({ me }: { me: Me }) {
  const code = isCoordinator(me) ? fromQuery('department') : (me.department?.code ?? '')
  const isForm = code !== '' && (fromQuery('edit') !== '' || fromQuery('new') !== '')
  return isForm ? <IncidentForm code={code} id={fromQuery('edit')} today={me.today} /> : <List me={me} />
}

async function load(me: Me): Promise<Line[]> {
  if (isCoordinator(me)) return api.get('/api/incidents')
  return api.get('/api/departments/:code/incidents', { param: { code: me.department?.code ?? '' } })
}

function List({ me }: { me: Me }) {
  const incidents = useLoad(() => load(me), [me])
  const ofAll = isCoordinator(me)
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('incidents.title')}</h1>
        {!ofAll && (
          <div class="govuk-button-group no-print">
            <ButtonLink href={path('/incidents?new=1')}>{t('incidents.add')}</ButtonLink>
          </div>
        )}
      </div>
      <p class="lede">{t('incidents.lede')}</p>
      <Saved words={() => t('incidents.saved')} />
      <Load state={incidents}>
        {(all: Line[]) => {
          const overdue = all.filter((each) => each.overdue).length
          if (all.length === 0) {
            return <Empty title={t('incidents.none')} text={t(ofAll ? 'incidents.noneOfAll' : 'incidents.noneText')} />
          }
          return (
            <>
              <p class="soft" role="status">
                {t('incidents.shown', { n: all.length, overdue })}
              </p>
              <CardTable<Line>
                label={t('incidents.title')}
                rows={all}
                keyOf={({ id }) => id}
                columns={[
                  {
                    label: t('incidents.what'),
                    cell: (line) => (
                      <>
                        <a href={edit(line)}>{line.what.split('\n')[0]}</a>
                        {line.department && <div class="small soft">{line.department.name}</div>}
                      </>
                    ),
                  },
                  {
                    label: t('incidents.detectedAt'),
                    cell: (line) => (
                      <>
                        {moment(line.detectedAt)}
                        <div class="small soft">{seriousness(line)}</div>
                      </>
                    ),
                  },
                  { label: t('incidents.notice'), cell: ({ notice }) => <Due clock={notice} /> },
                  { label: t('incidents.report'), cell: ({ report }) => <Due clock={report} /> },
                  {
                    label: t('incidents.closed'),
                    cell: ({ closedAt }) => (closedAt === null ? t('incidents.open') : moment(closedAt)),
                  },
                ]}
              />
            </>
          )
        }}
      </Load>
    </>
  )
}

const edit = ({ id, department }: Line): string =>
  path(`/incidents?edit=${id}${department ? `&department=${department.code}` : ''}`)

const seriousness = ({ serious, disruption }: Line): string =>
  t(disruption ? 'incidents.disruption' : serious ? 'incidents.serious' : 'incidents.ordinary')

const TONES = { waiting: 'note', overdue: 'unmet', done: 'met', late: 'partial' } as const

function Due({ clock: { due, atOnce, state } }: { clock: Clock }) {
  if (state === 'none') return <>–</>
  return (
    <>
      <Tag tone={TONES[state]}>{t(`incidents.state.${state}`)}</Tag>
      <div class="small soft">
        {atOnce ? t('incidents.atOnce') : due === null ? '' : t('incidents.due', { when: moment(due) })}
      </div>
    </>
  )
}
