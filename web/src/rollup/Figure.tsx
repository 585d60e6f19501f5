import { filterQuery } from '../../../api/domain/filter.ts'
import { type FigureReceipt, isOfSystems, type Part } from '../../../api/domain/receipt.ts'
import { api, urlOf } from '../lib/api.ts'
import { number, oneDecimal, percent, quarter } from '../lib/format.ts'
import { filingPage, placeInFiling } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { fromQuery } from '../lib/query.ts'
import { language, t } from '../lib/t.ts'
import { CardTable, Load } from '../ui/index.ts'
import { CsvLink, Desk, type Seen } from './Desk.tsx'
import { criterionPage } from './filter.ts'
import { RegisterWords } from './Systems.tsx'

const figure = () => fromQuery('figure') || 'compliance.rate'

/** Where a figure comes from: its formula, its two counts, and what each department adds to them. */
export default function Figure() {
  return (
    <Desk
      title={(seen) => nameOf(figure(), seen)}
      downloads={({ period, filter }) => (
        <CsvLink
          href={urlOf('/api/periods/:period/receipts/:figure', {
            param: { period: period.id, figure: figure() },
            query: { ...filterQuery(filter), format: 'csv' },
          })}
        />
      )}
    >
      {(seen) => <Counted {...seen} />}
    </Desk>
  )
}

const NAMES = {
  'filing.rate': 'figure.filing',
  'systems.approved': 'overview.approved',
  'systems.fullyImplemented': 'overview.full',
  'compliance.rate': 'overview.compliance',
  'compliance.index': 'figure.index',
} as const

const isNamed = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name)

/** The words of a figure's name: a section's and a criterion's are the framework's. */
function nameOf(name: string, { framework }: Seen): string {
  if (isNamed(name)) return t(NAMES[name])
  const [, kind, id = ''] = /^(section|criterion)\.(.+)\.rate$/.exec(name) ?? []
  const section = framework.sections.flatMap((each) => [each, ...each.children]).find((each) => each.id === id)
  if (kind === 'section') return t('figure.section', { id, title: section?.title[language] ?? '' })
  return t('figure.criterion', { id })
}

function formulaOf(name: string, formula: string) {
  if (name === 'filing.rate') return t('figure.formula.filing')
  if (name === 'systems.approved') return t('figure.formula.approved')
  if (name === 'systems.fullyImplemented')
    return t(formula === '1' ? 'figure.formula.full' : 'figure.formula.fullMandatory')
  return t(name === 'compliance.index' ? 'figure.formula.index' : 'figure.formula.rate')
}

function Counted({ period, filter }: Seen) {
  const query = filterQuery(filter)
  const receipt = useLoad(
    () => api.get('/api/periods/:period/receipts/:figure', { param: { period: period.id, figure: figure() }, query }),
    [period.id, JSON.stringify(query)],
  )
  const criterion = /^criterion\.(.+)\.rate$/.exec(figure())?.[1]
  return (
    <Load state={receipt}>
      {(told: FigureReceipt) => (
        <>
          <p class="lede">
            {t('figure.says', {
              value: percent(told.value),
              numerator: counted(told.numerator),
              denominator: number(told.denominator),
              quarter: quarter(period.id),
            })}
          </p>
          <p>
            {formulaOf(told.figure, told.formula)} {t('figure.version', { version: told.formula })}
          </p>
          {told.register && (
            <p>
              {t('figure.ofFiled')} <RegisterWords register={told.register} />
            </p>
          )}
          {criterion && (
            <p>
              <a href={criterionPage(period.id, filter, criterion)}>{t('figure.toCriterion', { id: criterion })}</a>
            </p>
          )}
          <p class="soft">{t('figure.parts', { n: told.parts.length })}</p>
          <CardTable<Part>
            label={t('figure.partsLabel')}
            rows={[...told.parts].sort(byShare)}
            keyOf={({ department }) => department}
            columns={[
              {
                label: t('heat.department'),
                cell: ({ department, name }) => <a href={filingPage(period.id, department)}>{name}</a>,
              },
              {
                label: t('figure.numerator'),
                numeric: true,
                cell: ({ department, name, numerator }) => (
                  <To n={numerator} name={name} words="figure.counts" href={answersIn(period.id, department, 'met')} />
                ),
              },
              {
                label: t('figure.rest'),
                numeric: true,
                cell: ({ department, name, numerator, denominator }) => (
                  <To
                    n={denominator - numerator}
                    name={name}
                    words="figure.countsNot"
                    href={answersIn(period.id, department, 'gaps')}
                  />
                ),
              },
              { label: t('figure.denominator'), numeric: true, cell: ({ denominator }) => number(denominator) },
              { label: t('overview.systems.share'), numeric: true, cell: (part) => percent(share(part)) },
            ]}
          />
        </>
      )}
    </Load>
  )
}

/**
 * Where in a filing the answers or systems stand that the figure counts, or that it does not. A partly met answer counts half in the
 * index, and so stands on both sides: there all are shown.
 */
function answersIn(period: string, department: string, show: 'met' | 'gaps'): string {
  const name = figure()
  if (name === 'filing.rate') return filingPage(period, department)
  if (isOfSystems(name)) return placeInFiling(period, department, { at: 'systems' })
  if (name === 'compliance.index') return placeInFiling(period, department, show === 'gaps' ? { show } : {})
  const [, kind, id = ''] = /^(section|criterion)\.(.+)\.rate$/.exec(name) ?? []
  const place = kind === 'section' ? { section: id } : kind === 'criterion' ? { at: id } : {}
  return placeInFiling(period, department, { ...place, show })
}

type ToProps = { n: number; name: string; words: 'figure.counts' | 'figure.countsNot'; href: string }

/** A count that leads to what it counts. */
const To = ({ n, name, words, href }: ToProps) =>
  n === 0 ? (
    <>0</>
  ) : (
    <a href={href} aria-label={t(words, { n: counted(n), name })}>
      {counted(n)}
    </a>
  )

/** Half a point of a partly met answer is told; whole numbers stay whole. */
const counted = (n: number): string => (Number.isInteger(n) ? number(n) : oneDecimal(n))
const share = ({ numerator, denominator }: Part): number | null => (denominator === 0 ? null : numerator / denominator)
/** The lowest first: what holds the province back. */
const byShare = (a: Part, b: Part): number => (share(a) ?? 2) - (share(b) ?? 2)
