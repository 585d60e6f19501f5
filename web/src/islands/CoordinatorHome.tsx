import { day, quarterTitle, relativeDay } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { currentPeriod, getPeriods } from '../lib/periods.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, Tag, Welcome } from '../ui/index.ts'

/** The coordinator's overview of the period at hand. */
export default function CoordinatorHome({ me }: { me: Me }) {
  const period = useLoad(async () => currentPeriod(await getPeriods()))
  return (
    <Load state={period}>
      {(current) => (
        <>
          <Welcome
            username={me.user.username}
            title="welcome.coordinator.title"
            sentences={['welcome.coordinator.1', 'welcome.coordinator.2', 'welcome.coordinator.3']}
          />
          <p class="caption">{t('coordinator.caption', { province: me.province.name })}</p>
          <h1 class="page-title">{current ? quarterTitle(current.id) : t('nav.overview')}</h1>
          {current ? (
            <>
              <p class="lede">
                {t('coordinator.due')} {day(current.dueOn)}, {relativeDay(current.dueOn, me.today)}
              </p>
              <Tag tone={current.state === 'open' ? 'met' : 'na'}>{t(`periodState.${current.state}`)}</Tag>
            </>
          ) : (
            <Empty title={t('home.noPeriod')} text={t('coordinator.noPeriodText')}>
              {me.user.role === 'admin' && (
                <ButtonLink href={path('/periods')}>{t('coordinator.noPeriodAction')}</ButtonLink>
              )}
            </Empty>
          )}
        </>
      )}
    </Load>
  )
}
