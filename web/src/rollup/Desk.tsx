import type { ComponentChildren } from 'preact'
import type { Filter } from '../../../api/domain/filter.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { PeriodView } from '../../../api/domain/period.ts'
import { type Chosen, OfPeriod } from '../calendar/OfPeriod.tsx'
import { PeriodSelect } from '../calendar/Period.tsx'
import { quarterTitle } from '../lib/format.ts'
import { frameworkOf } from '../lib/framework.ts'
import { useLoad } from '../lib/load.ts'
import { homePage } from '../lib/places.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { t } from '../lib/t.ts'
import { ButtonLink, Load, SignedIn } from '../ui/index.ts'
import { FilterBar, FilterWords } from './FilterBar.tsx'
import { useFilter } from './filter.ts'

export type Seen = { period: PeriodView; filter: Filter; framework: Framework }

type Props = {
  title: (seen: Seen) => string
  /** Beside the title: what the page's table may be taken away as. */
  downloads?: (seen: Seen) => ComponentChildren
  /** Further choices, beside the period and the filter. */
  controls?: ComponentChildren
  children: (seen: Seen) => ComponentChildren
}

/** A page of the desk: of one period and of the departments that pass the filter, which stands in the address. */
export function Desk(props: Props) {
  return (
    <SignedIn roles={['reviewer', 'admin']}>
      {() => <OfPeriod>{(chosen) => <Shown key={chosen.period.id} {...props} {...chosen} />}</OfPeriod>}
    </SignedIn>
  )
}

function Shown({ periods, period, onPeriod, title, downloads, controls, children }: Props & Chosen) {
  const [filter, setFilter] = useFilter()
  const framework = useLoad(() => frameworkOf(period), [period.id])
  usePrintHead(quarterTitle(period.id))
  return (
    <Load state={framework}>
      {(document) => {
        const seen = { period, filter, framework: document }
        return (
          <>
            <p class="caption no-print">
              <a href={homePage(period.id)}>{quarterTitle(period.id)}</a>
            </p>
            <div class="title-row">
              <h1 class="page-title">{title(seen)}</h1>
              {downloads && <div class="govuk-button-group downloads no-print">{downloads(seen)}</div>}
            </div>
            <search class="controls no-print" aria-label={t('filter.label')}>
              <PeriodSelect periods={periods} value={period.id} onValue={onPeriod} />
              <FilterBar filter={filter} onFilter={setFilter} levels={document.levels} />
              {controls}
            </search>
            <FilterWords filter={filter} />
            {children(seen)}
          </>
        )
      }}
    </Load>
  )
}

/** A table of the API as a file that a spreadsheet opens. */
export const CsvLink = ({ href }: { href: string }) => (
  <ButtonLink kind="secondary" href={href} download>
    {t('table.csv')}
  </ButtonLink>
)
