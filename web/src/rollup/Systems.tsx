import type { Filter } from '../../../api/domain/filter.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { inPercent } from '../../../api/domain/rates.ts'
import type { Registered } from '../../../api/domain/rollup.ts'
import type { SystemFigures } from '../../../api/domain/score.ts'
import { day, number } from '../lib/format.ts'
import { language, path, t } from '../lib/t.ts'
import type { Overview } from './load.ts'

/** Systems by level and approval, and how far their plans are carried out. */
export function Systems({ overview: { rollup, framework, filter } }: { overview: Overview }) {
  return (
    <section aria-labelledby="systems-title">
      <h2 class="section-title" id="systems-title">
        {t('overview.systems.title')}
      </h2>
      <p class="small soft">{t('overview.systems.of', { n: rollup.systems.total })}</p>
      <div class="cols cols--counts">
        <ByLevel systems={rollup.systems} register={rollup.register} levels={framework.levels} />
        <ByImplementation systems={rollup.systems} />
      </div>
      <p class="small gap-above-small">
        <RegisterWords register={rollup.register} />
        {isOfAll(filter) && (
          <span class="no-print">
            {' '}
            <a href={path('/register')}>{t('register.open')}</a>
          </span>
        )}
      </p>
    </section>
  )
}

/** The page of the register knows no filter but its own. */
const isOfAll = ({ kind, parent, level }: Filter): boolean => kind === null && parent === null && level === null

/** What the register has beside the systems that were filed. */
export const RegisterWords = ({ register: { on, total, approved } }: { register: Registered }) => (
  <>{t('register.beside', { day: day(on), total, approved })}</>
)

type ByLevelProps = { systems: SystemFigures; register: Registered; levels: Framework['levels'] }

function ByLevel({ systems, register, levels }: ByLevelProps) {
  return (
    <table class="govuk-table counts">
      <caption class="govuk-visually-hidden">{t('overview.systems.byLevel')}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {t('overview.systems.level')}
          </th>
          {(['total', 'approved', 'notApproved', 'share', 'registered'] as const).map((column) => (
            <th key={column} scope="col" class="govuk-table__header govuk-table__header--numeric">
              {t(`overview.systems.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {levels.map(({ level, name }) => (
          <Line
            key={level}
            label={name[language]}
            total={systems.byLevel[level] ?? 0}
            approved={systems.approvedByLevel[level] ?? 0}
            registered={register.byLevel[level] ?? 0}
          />
        ))}
      </tbody>
      <tfoot>
        <Line
          label={t('overview.systems.all')}
          total={systems.total}
          approved={systems.approved}
          registered={register.total}
        />
      </tfoot>
    </table>
  )
}

type LineProps = { label: string; total: number; approved: number; registered: number }

function Line({ label, total, approved, registered }: LineProps) {
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {label}
      </th>
      {[number(total), number(approved), number(total - approved), share(approved, total), number(registered)].map(
        (figure, i) => (
          <td key={i} class="govuk-table__cell govuk-table__cell--numeric">
            {figure}
          </td>
        ),
      )}
    </tr>
  )
}

function ByImplementation({ systems }: { systems: SystemFigures }) {
  const rows = [
    { label: t('overview.systems.full'), n: systems.fullyImplemented },
    { label: t('overview.systems.partly'), n: systems.partlyImplemented },
    { label: t('overview.systems.none'), n: systems.notImplemented },
  ]
  return (
    <table class="govuk-table counts">
      <caption class="govuk-visually-hidden">{t('overview.systems.byImplementation')}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {t('overview.systems.implementation')}
          </th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">
            {t('overview.systems.total')}
          </th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">
            {t('overview.systems.share')}
          </th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map(({ label, n }) => (
          <tr key={label} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {label}
            </th>
            <td class="govuk-table__cell govuk-table__cell--numeric">{number(n)}</td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{share(n, systems.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const share = (n: number, of: number): string => (of === 0 ? '–' : `${inPercent(n / of, 0)}%`)
