/** What departments ask for, by category: every text, those that say the same once, with who asks. */
import { CATEGORIES, type Category } from '../../domain/enums.ts'
import { proposalText, wordsKey } from '../../domain/proposals.ts'
import { capitalised } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { count } from '../letter/figures.ts'
import { type Block, PAUSE } from '../letter/package.ts'
import { grouped, heading, oneLine, paragraph } from '../letter/text.ts'

type Asked = { department: string; category: Category; text: string }
type Department = { code: string; name: string }

/** Proposals that are looked at before the others have their turn. */
const MANY = 500

/**
 * What more departments ask for comes first; the rest in the order of `departments`. Texts that differ in the name of
 * the department that asks alone are one. A category is sorted when its turn comes.
 */
export function* proposals(
  recommendations: readonly Asked[],
  departments: readonly Department[],
  shortName: (code: string) => string,
): Iterable<Block> {
  const place = new Map(departments.map(({ code }, i) => [code, i]))
  const names = new Map(departments.map(({ code, name }) => [code, oneLine(name)]))
  const asked: (Asked & { common: string })[] = []
  for (const [i, one] of recommendations.entries()) {
    const text = oneLine(proposalText(one.text))
    const name = names.get(one.department)
    if (text !== '') asked.push({ ...one, text, common: name ? text.replaceAll(name, words.self) : text })
    if (i % MANY === MANY - 1) yield PAUSE
  }
  asked.sort((a, b) => (place.get(a.department) ?? Infinity) - (place.get(b.department) ?? Infinity) || 0)
  if (asked.length === 0) {
    yield paragraph(words.noProposal, { keepNext: true })
    return
  }

  const from = new Set(asked.map(({ department }) => department)).size
  const categories = CATEGORIES.filter((category) => asked.some((one) => one.category === category))
  yield paragraph(words.proposalsLead(count(asked.length), count(from)))
  for (const [i, category] of categories.entries()) {
    const own = asked.filter((one) => one.category === category)
    const alike = [...grouped(own, ({ common }) => wordsKey(common)).values()]
      .map((same) => ({
        text: capitalised((same.every(({ text }) => text === same[0]?.text) ? same[0]?.text : same[0]?.common) ?? ''),
        from: [...new Set(same.map((one) => shortName(one.department)))],
      }))
      .toSorted((a, b) => b.from.length - a.from.length)
    yield PAUSE
    yield heading(words.category(i + 1, category, count(own.length)), 2)
    for (const [n, { text, from }] of alike.entries()) {
      // The last stays with the closing sentence, so that no page holds that and the signature alone.
      const keepNext = i === categories.length - 1 && n === alike.length - 1
      yield paragraph(words.proposal(text, from, count(from.length)), { keepNext })
    }
  }
}
