/** The coordinator's report on the province for one period, as a letter by Nghị định 30/2020/NĐ-CP. */
import type { Recommendation } from '../../domain/assessment.ts'
import type { Comparison } from '../../domain/comparison.ts'
import type { Department } from '../../domain/department.ts'
import type { Framework } from '../../domain/framework.ts'
import { USUAL } from '../../domain/letterhead.ts'
import type { Period } from '../../domain/period.ts'
import type { Rollup } from '../../domain/rollup.ts'
import type { Settings } from '../../domain/settings.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { annexHead } from '../letter/annex.ts'
import { bodyWords, issuerLines, placeOf, signatureLines } from '../letter/bodies.ts'
import { date } from '../letter/figures.ts'
import { headingBlock, titleBlock } from '../letter/heading.ts'
import { write } from '../letter/page.ts'
import { closing, recipients } from '../letter/signature.ts'
import { cited, heading, oneLine, paragraph } from '../letter/text.ts'
import { annexTable } from './annex.ts'
import { comparison } from './comparison.ts'
import { indicators, levels, mostMissed, sections } from './figures.ts'
import { filing } from './filing.ts'
import { proposals } from './proposals.ts'

export type ProvinceReport = {
  rollup: Rollup
  /** With the quarter before; null where nothing was filed in it. */
  compared: Comparison | null
  framework: Framework
  settings: Settings
  period: Pick<Period, 'id' | 'requestRef' | 'dueOn'>
  departments: readonly Pick<Department, 'code' | 'name' | 'shortName' | 'kind'>[]
  /** Of the submissions that the rollup counts; `department` is a code. */
  recommendations: readonly (Pick<Recommendation, 'category' | 'text'> & { department: string })[]
  /** `YYYY-MM-DD`. */
  today: string
  acceptedOnly: boolean
}

/** The bytes of the .docx. */
export function provinceReport(input: ProvinceReport): Promise<Uint8Array> {
  const { rollup, compared, framework, settings, period, departments, recommendations, today, acceptedOnly } = input
  const { province, coordinator } = settings
  const name = oneLine(coordinator.name)
  const quarter = letterWords.quarter(period.id)
  const committee = letterWords.provinceCommittee(oneLine(province.name))
  const year = Number(today.slice(0, 4))
  const { self, collective } = bodyWords(name)
  const { signer } = coordinator
  const title = words.title(oneLine(province.name), quarter)
  const shortNames = new Map(departments.map(({ code, shortName }) => [code, shortName]))
  const shortName = (code: string) => oneLine(shortNames.get(code) ?? code)

  return write({
    title: `${letterWords.kind} ${title.join(' ')}`,
    author: name,
    footer: letterWords.footerRollup(date(today), rollup.formula),
    draft: false,
    blocks: [
      headingBlock({
        parent: oneLine(coordinator.parent),
        issuer: issuerLines(name),
        symbol: coordinator.symbol,
        place: placeOf(name, province.place),
        year,
        draft: false,
      }),
      ...titleBlock(letterWords.kind, title),
      paragraph(words.introduction(cited(period.requestRef), name, oneLine(province.name), quarter)),
      ...(acceptedOnly ? [paragraph(words.acceptedOnly)] : []),
      heading(words.filing, 1),
      ...filing(rollup, period.dueOn, today, acceptedOnly, shortName),
      heading(words.results, 1),
      ...indicators(rollup, acceptedOnly),
      ...comparison(compared, today > period.dueOn),
      ...levels(rollup),
      ...sections(rollup, framework),
      ...mostMissed(rollup, framework),
      paragraph(words.byDepartment),
      heading(words.proposals, 1),
      ...proposals(recommendations, departments, shortName),
      ...closing({
        sentence: words.closing(name, committee),
        recipients: recipients(words.reportedTo(committee), words.recipients(self), coordinator.letter ?? USUAL),
        posts: signer || collective ? signatureLines(name, signer ?? null) : [coordinator.headTitle],
        name: signer?.name ?? '',
      }),
    ],
    annex: [
      ...annexHead({ title: words.annexTitle(quarter), symbol: oneLine(coordinator.symbol), year, issuer: name }),
      ...annexTable(rollup, acceptedOnly),
    ],
  })
}
