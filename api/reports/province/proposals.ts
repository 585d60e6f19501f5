/** What departments ask for, by category: every text, equal ones once, with who asks. */
import { Category } from '../../domain/assessment.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { count } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { grouped, heading, oneLine, paragraph } from '../letter/text.ts'

type Asked = { department: string; category: Category; text: string }

/** Departments come in the order of `departments`, texts in the order of the first department that asks. */
export function proposals(
  recommendations: readonly Asked[],
  departments: readonly { code: string }[],
  shortName: (code: string) => string,
): Block[] {
  const place = new Map(departments.map(({ code }, i) => [code, i]))
  const asked = recommendations
    .map((one) => ({
      ...one,
      text: oneLine(one.text)
        .replace(/^[-–+•*]\s*/, '')
        .replace(/[\s.;,]+$/, ''),
    }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => (place.get(a.department) ?? Infinity) - (place.get(b.department) ?? Infinity) || 0)
  if (asked.length === 0) return [paragraph(words.noProposal, { keepNext: true })]

  const from = new Set(asked.map(({ department }) => department)).size
  const categories = Category.options.filter((category) => asked.some((one) => one.category === category))
  return [
    paragraph(words.proposalsLead(count(asked.length), count(from))),
    ...categories.flatMap((category, i) => {
      const own = asked.filter((one) => one.category === category)
      const alike = [...grouped(own, ({ text }) => text.toLocaleLowerCase('vi')).values()]
      return [
        heading(words.category(i + 1, category, count(own.length)), 2),
        ...alike.map((same, n) => {
          const from = [...new Set(same.map((one) => shortName(one.department)))]
          // The last stays with the closing sentence, so that no page holds that and the signature alone.
          const keepNext = i === categories.length - 1 && n === alike.length - 1
          return paragraph(words.proposal(same[0]?.text ?? '', from), { keepNext })
        }),
      ]
    }),
  ]
}
