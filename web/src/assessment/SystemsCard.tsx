import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { departmentLevel } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { System } from '../../../api/domain/system.ts'
import { path, t } from '../lib/t.ts'
import { Tag } from '../ui/index.ts'

/** The systems that decide what is asked: how many, of which levels, approved or not. */
export function SystemsCard({ view, framework }: { view: AssessmentView; framework: Framework }) {
  const { systems } = view
  const level = departmentLevel(systems)
  if (systems.length === 0) {
    return (
      <div class="card">
        <h2 class="caption">{t('nav.systems')}</h2>
        <p>{t(view.noSystems ? 'home.declaredNone' : 'home.noSystem', { level })}</p>
        <p class="no-print">
          <a href={path('/systems')}>{t(view.noSystems ? 'home.systemsAction' : 'home.noSystemAction')}</a>
        </p>
      </div>
    )
  }
  const levels = framework.levels
    .map(({ level: each }) => ({ level: each, n: systems.filter((s) => s.level === each).length }))
    .filter(({ n }) => n > 0)
  const approved = systems.filter(({ dossier }) => dossier === 'approved').length
  return (
    <div class="card">
      <h2 class="caption">{t('nav.systems')}</h2>
      <p>
        <b>{t('home.systems', { n: systems.length })}</b>
        {': '}
        {levels.map(({ level: each, n }) => t('home.systemsOfLevel', { n, level: each })).join(', ')}
      </p>
      <p>
        {approved === systems.length ? (
          <Tag tone="met">{t('home.allApproved')}</Tag>
        ) : (
          <Tag tone="partial">{t('home.approved', { n: approved, of: systems.length })}</Tag>
        )}
      </p>
      {shared(systems) && <p class="small soft">{t('home.sharedHosting')}</p>}
      <p class="no-print">
        <a href={path('/systems')}>{t('home.systemsAction')}</a>
      </p>
    </div>
  )
}

const shared = (systems: readonly System[]) => systems.every(({ hosting }) => hosting === 'shared')
