import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { api } from '../lib/api.ts'
import { day, quarterTitle, relativeDay } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { currentPeriod, getPeriods } from '../lib/periods.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, StateTag, Welcome } from '../ui/index.ts'

/** The department's home: this quarter, where the assessment stands, how long there is. */
export default function DepartmentHome({ me }: { me: Me }) {
  const state = useLoad(() => load(me.department?.code ?? ''))
  return (
    <Load state={state}>
      {(assessment) => (
        <>
          <Welcome
            username={me.user.username}
            title="welcome.department.title"
            sentences={['welcome.department.1', 'welcome.department.2', 'welcome.department.3']}
          />
          {assessment ? <Quarter assessment={assessment} today={me.today} /> : <NoPeriod />}
        </>
      )}
    </Load>
  )
}

async function load(department: string): Promise<AssessmentView | null> {
  const period = currentPeriod(await getPeriods())
  return period && api.get<AssessmentView>(`/api/periods/${period.id}/assessments/${department}`)
}

function Quarter({ assessment: { period, state }, today }: { assessment: AssessmentView; today: string }) {
  return (
    <>
      <p class="caption">{t('department.caption')}</p>
      <h1 class="page-title">{quarterTitle(period.id)}</h1>
      <p class="lede">{period.requestRef && t('department.requestRef', { ref: period.requestRef })}</p>
      <p>
        <StateTag state={state} />
      </p>
      <div class="card card--due">
        <div class="caption">{t('department.due')}</div>
        <div class="big">{day(period.dueOn)}</div>
        <div>{relativeDay(period.dueOn, today)}</div>
      </div>
    </>
  )
}

function NoPeriod() {
  return (
    <>
      <h1 class="page-title">{t('nav.quarter')}</h1>
      <Empty title={t('home.noPeriod')} text={t('department.noPeriodText')}>
        <ButtonLink href={path('/systems')}>{t('department.noPeriodAction')}</ButtonLink>
      </Empty>
    </>
  )
}
