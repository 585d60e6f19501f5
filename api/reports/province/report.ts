/** The coordinator's report on the province for one period, as a letter by Nghị định 30/2020/NĐ-CP. */
import { breathe } from '../../breathe.ts'

import type { Recommendation } from '../../domain/assessment.ts'
import type { Comparison } from '../../domain/comparison.ts'
import type { Department } from '../../domain/department.ts'
import type { RemarkPart } from '../../domain/enums.ts'
import type { FilterTold } from '../../domain/filter.ts'
import type { Framework } from '../../domain/framework.ts'
import { USUAL } from '../../domain/letterhead.ts'
import type { Period } from '../../domain/period.ts'
import type { Registered, Rollup } from '../../domain/rollup.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Trend, withOwn } from '../../domain/trend.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { filterWords } from '../../messages/reports/filter.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { remarkHeadings } from '../../messages/reports/remarks.ts'
import { annexHead } from '../letter/annex.ts'
import { bodyWords, issuerLines, placeOf, signatureLines } from '../letter/bodies.ts'
import { date } from '../letter/figures.ts'
import { headingBlock, titleBlock } from '../letter/heading.ts'
import { type Block, write } from '../letter/page.ts'
import { closing, recipients } from '../letter/signature.ts'
import { cited, heading, oneLine, paragraph, written } from '../letter/text.ts'
import { annexTable } from './annex.ts'
import { charts } from './charts.ts'
import { comparison } from './comparison.ts'
import { indicators, levels, missedTable, sections } from './figures.ts'
import { filing } from './filing.ts'
import { proposals } from './proposals.ts'

export type ProvinceReport = {
  rollup: Rollup
  /** Beside the systems that were filed. */
  register: Registered
  /** With the quarter before; null where nothing was filed in it. */
  compared: Comparison | null
  /** Over its last periods, of which it is the newest. */
  trend: Trend
  framework: Framework
  vocabulary: Said
  settings: Settings
  period: Pick<Period, 'id' | 'name' | 'requestRef' | 'dueOn'>
  departments: readonly Pick<Department, 'code' | 'name' | 'shortName' | 'kind'>[]
  /** Of the submissions that the rollup counts; `department` is a code. */
  recommendations: readonly (Pick<Recommendation, 'category' | 'text'> & { department: string })[]
  /** `YYYY-MM-DD`. */
  today: string
  acceptedOnly: boolean
  /** Whose figures they are; null where everybody's. */
  filtered: FilterTold | null
  /** The coordinator's own words; a part without any is left out. */
  remarks: Readonly<Record<RemarkPart, string>>
}

const REMARKED = ['assessment', 'causes', 'tasks'] as const

/** What was written of the period, each part under its heading. */
function* remarked(remarks: ProvinceReport['remarks']): Iterable<Block> {
  yield heading(`III. ${remarkHeadings.part}`, 1)
  const parts = REMARKED.filter((part) => remarks[part] !== '')
  for (const [i, part] of parts.entries()) {
    yield heading(`${i + 1}. ${remarkHeadings[part]}`, 2)
    for (const text of written(remarks[part])) yield paragraph(text)
  }
}

/** The bytes of the .docx. @param signal of the request that it is for. @throws Left */
export async function provinceReport(input: ProvinceReport, signal?: AbortSignal): Promise<Uint8Array> {
  const {
    rollup,
    register,
    compared,
    trend,
    framework,
    settings,
    period,
    departments,
    recommendations,
    today,
    acceptedOnly,
    filtered,
    remarks,
    vocabulary,
  } = input
  const { province, coordinator } = settings
  const name = oneLine(coordinator.name)
  const quarter = letterWords.period(period)
  const committee = letterWords.provinceCommittee(oneLine(province.name))
  const year = Number(today.slice(0, 4))
  const { self, collective } = bodyWords(name)
  const { signer } = coordinator
  const title = words.title(vocabulary, oneLine(province.name), quarter)
  const drawn = charts(withOwn(trend, rollup), rollup, framework)
  await breathe(signal)
  const shortNames = new Map(departments.map(({ code, shortName }) => [code, shortName]))
  const shortName = (code: string) => oneLine(shortNames.get(code) ?? code)

  /** Made as they are written: they may be many. */
  function* blocks(): Iterable<Block> {
    yield headingBlock({
      parent: oneLine(coordinator.parent),
      issuer: issuerLines(name),
      symbol: coordinator.symbol,
      place: placeOf(name, province.place),
      year,
      draft: false,
    })
    yield* titleBlock(letterWords.kind, title)
    yield paragraph(words.introduction(vocabulary, cited(period.requestRef), name, oneLine(province.name), quarter))
    if (acceptedOnly) yield paragraph(words.acceptedOnly)
    if (filtered) yield paragraph(filterWords.letter(filtered))
    yield heading(words.filing, 1)
    yield* filing(rollup, period.dueOn, today, acceptedOnly, shortName)
    yield heading(words.results, 1)
    yield* indicators(rollup, acceptedOnly)
    yield* comparison(compared, today > period.dueOn)
    yield* drawn.trend.blocks
    yield* levels(rollup, register)
    yield* sections(rollup, framework)
    yield* drawn.sections.blocks
    yield* missedTable(rollup, framework)
    yield paragraph(words.byDepartment)
    const hasRemarks = REMARKED.some((part) => remarks[part] !== '')
    if (hasRemarks) yield* remarked(remarks)
    yield heading(words.proposals(hasRemarks ? 'IV' : 'III'), 1)
    yield* proposals(recommendations, departments, shortName)
    if (remarks.proposals !== '') {
      yield heading(`${hasRemarks ? 'V' : 'IV'}. ${remarkHeadings.proposals.toLocaleUpperCase('vi')}`, 1)
      for (const text of written(remarks.proposals)) yield paragraph(text)
    }
    yield* closing({
      sentence: words.closing(name, committee),
      recipients: recipients(
        words.reportedTo(committee),
        words.recipients(self, settings.receiver?.name),
        coordinator.letter ?? USUAL,
      ),
      posts: signer || collective ? signatureLines(name, signer ?? null) : [coordinator.headTitle],
      name: signer?.name ?? '',
    })
  }

  function* annex(): Iterable<Block> {
    yield* annexHead({
      title: words.annexTitle(quarter),
      of: letterWords.annexOf(oneLine(coordinator.symbol), year, name),
    })
    yield* annexTable(rollup, acceptedOnly)
  }

  const letter = {
    title: `${letterWords.kind} ${title.join(' ')}`,
    author: name,
    footer: letterWords.footerRollup(date(today), rollup.formula),
    draft: false,
    blocks: blocks(),
    charts: [drawn.trend.chart, drawn.sections.chart].filter((chart) => chart !== null),
    annexes: [annex()],
  }
  return write(letter, signal)
}
