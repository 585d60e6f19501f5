/** Where a filing contradicts itself, or is not likely: what a reviewer looks twice at. Pure. */
import type { Answer, FiledAnswer } from './assessment.ts'
import { applicable, itemKey } from './criteria.ts'
import type { FINDING_RULES } from './enums.ts'
import { fill, type Values } from './fill.ts'
import type { Criterion, Framework, Language } from './framework.ts'
import { standsIn } from './platform.ts'
import { percentWords } from './rates.ts'
import type { FrozenSystem, System } from './system.ts'
import type { FindingRule } from './wire/finding-rule.ts'

export type Disagreement = {
  /**
   * `answerAgainstRegister`: one says that it is so, the other that it is not.
   * `decisionMissing`: approved, without the number or the day of the decision.
   */
  rule: 'answerAgainstRegister' | 'decisionMissing'
  criterion: string | null
  system: string | null
  /** Whether it is so by the register. */
  register: boolean
}

type Told = Pick<System, 'id' | 'level' | 'dossier' | 'decisionNo' | 'decisionDate' | 'regulationNo'>

/** What the register and the answers say of the same fact. An unanswered question contradicts nothing; one that does not apply is not met. */
export function disagreements(
  framework: Framework,
  systems: readonly Told[],
  answers: readonly Pick<Answer, 'criterion' | 'system' | 'status'>[],
): Disagreement[] {
  const given = new Map(answers.map((answer) => [itemKey(answer.criterion, answer.system), answer.status]))
  const against = applicable(framework, systems).flatMap(({ criterion, system }): Disagreement[] => {
    if (!criterion.register) return []
    const status = given.get(itemKey(criterion.id, system))
    if (!status) return []
    const register = says(criterion.register, system === null ? systems : systems.filter(({ id }) => id === system))
    if (register === null || register === (status === 'met')) return []
    return [{ rule: 'answerAgainstRegister', criterion: criterion.id, system, register }]
  })
  const undecided = systems
    .filter(({ dossier, decisionNo, decisionDate }) => dossier === 'approved' && (!decisionNo || !decisionDate))
    .map(({ id }): Disagreement => ({ rule: 'decisionMissing', criterion: null, system: id, register: true }))
  return [...against, ...undecided]
}

/** Whether it is so by the register; null where that says nothing: a regulation need not be entered. */
function says(fact: NonNullable<Criterion['register']>, systems: readonly Told[]): boolean | null {
  switch (fact) {
    case 'dossier':
      return systems.length === 0 ? null : systems.every(({ dossier }) => dossier === 'approved')
    case 'regulation':
      return systems.some(({ regulationNo }) => regulationNo) ? true : null
  }
}

/** A submission, and what is known around it. */
export type Examined = {
  systems: readonly FrozenSystem[]
  answers: readonly FiledAnswer[]
  /** Filings in a row that tell the same, this one with them. */
  inARow: number
  /** Its share of met, and of all departments of its kind in the period: the median and how many; null where there is none. */
  rate: number | null
  kind: { median: number; n: number } | null
}

/** `values` are what its sentence is filled with; `YYYY-MM-DD` a day, a number under `rate` or `median` a share. */
export type Finding = {
  rule: (typeof FINDING_RULES)[number]
  criterion: string | null
  system: string | null
  values: Values
  /** Of a rule with two sentences, the other. */
  opposite?: boolean
}

type Of<R extends FindingRule['rule']> = Extract<FindingRule, { rule: R }>

/** Rule by rule in the order given, each in the order of the filing. */
export const findings = (rules: readonly FindingRule[], framework: Framework, filing: Examined): Finding[] =>
  rules.flatMap((rule) => found(rule, framework, filing))

function found(rule: FindingRule, framework: Framework, filing: Examined): Finding[] {
  const { systems, answers } = filing
  const nameOf = (id: string | null) => systems.find((system) => system.id === id)?.name ?? ''
  switch (rule.rule) {
    case 'answerAgainstRegister':
    case 'decisionMissing':
      return disagreements(framework, systems, answers)
        .filter((each) => each.rule === rule.rule)
        .map(({ criterion, system, register }) => ({
          ...{ rule: rule.rule, criterion, system, values: { name: nameOf(system) } },
          ...(!register && { opposite: true }),
        }))
    case 'regulationAfterDecision':
      return systems.flatMap(({ id, name, dossier, decisionDate: decision, regulationDate: regulation }): Finding[] =>
        dossier === 'approved' && decision && regulation && regulation > decision
          ? [{ rule: rule.rule, criterion: null, system: id, values: { name, decision, regulation } }]
          : [],
      )
    case 'levelUnmet':
      return systems.flatMap((system) => levelUnmet(rule, framework, system, answers))
    case 'metWithoutDocument':
      return withoutDocument(rule, framework, answers)
    case 'frequencyDiffers':
      return frequencyDiffers(rule, answers)
    case 'unchanged':
      return filing.inARow < rule.inARow ? [] : [of(rule, { n: filing.inARow })]
    case 'outlier': {
      const { rate, kind } = filing
      const isFar = rate !== null && kind !== null && Math.abs(rate - kind.median) >= rule.distance
      return isFar && kind.n >= rule.least ? [of(rule, { rate, ...kind })] : []
    }
    case 'postponed':
      return answers
        .filter(({ plan, postponed = 0 }) => plan && postponed >= rule.times)
        .map(({ criterion, system, plan, postponed = 0 }) => ({
          ...{ rule: rule.rule, criterion, system },
          values: { n: postponed, dueOn: plan?.dueOn ?? '–' },
        }))
  }
}

const of = ({ rule }: FindingRule, values: Values): Finding => ({ rule, criterion: null, system: null, values })

/** Criteria named in one sentence. */
const NAMED = 8

function levelUnmet(
  { rule, fromLevel }: Of<'levelUnmet'>,
  framework: Framework,
  { id, name, level }: FrozenSystem,
  answers: readonly FiledAnswer[],
): Finding[] {
  if (level < fromLevel) return []
  const asked = framework.criteria.filter(
    (criterion) => criterion.scope === 'system' && criterion.fromLevel >= fromLevel && criterion.fromLevel <= level,
  )
  const given = new Map(answers.filter(({ system }) => system === id).map((each) => [each.criterion, each.status]))
  const lacking = asked.filter((criterion) => ['unmet', 'notApplicable'].includes(given.get(criterion.id) ?? ''))
  if (lacking.length === 0) return []
  const named = lacking.slice(0, NAMED).map((criterion) => criterion.id)
  const criteria = `${named.join(', ')}${lacking.length > NAMED ? ' …' : ''}`
  return [{ rule, criterion: null, system: id, values: { name, level, n: lacking.length, of: asked.length, criteria } }]
}

function withoutDocument(
  { rule, evidence: words }: Of<'metWithoutDocument'>,
  framework: Framework,
  answers: readonly FiledAnswer[],
): Finding[] {
  const asking = new Map(
    framework.criteria
      .filter(({ evidence }) => words.some((word) => evidence.vi.toLowerCase().includes(word)))
      .map((criterion) => [criterion.id, criterion.evidence]),
  )
  return answers.flatMap((answer): Finding[] => {
    const { criterion, system, status, note, evidence = [] } = answer
    // What a platform answers is its operator's to prove.
    const isBare = status === 'met' && !note && evidence.length === 0 && !standsIn(answer)
    return isBare && asking.has(criterion) ? [{ rule, criterion, system, values: {} }] : []
  })
}

/**
 * Each note that names another frequency than the first about the same matter: of the department's own answers, then of each
 * system, beside the department's.
 */
function frequencyDiffers(rule: Of<'frequencyDiffers'>, answers: readonly FiledAnswer[]): Finding[] {
  return rule.matters.flatMap(({ id: matter, criteria }) => {
    const told = answers.flatMap((answer) => {
      const frequency = criteria.includes(answer.criterion) && !standsIn(answer) ? frequencyIn(rule, answer) : null
      return frequency === null ? [] : [{ ...answer, frequency }]
    })
    const common = told.find(({ system }) => system === null)
    const first = new Map<string | null, (typeof told)[number]>()
    return told.flatMap(({ criterion, system, frequency }, i): Finding[] => {
      const beside = common ?? first.get(system)
      if (!beside) first.set(system, told[i] as (typeof told)[number])
      if (!beside || beside.frequency === frequency) return []
      const values = { matter, here: frequency, other: beside.criterion, there: beside.frequency }
      return [{ rule: rule.rule, criterion, system, values }]
    })
  })
}

/** The one frequency that is clearly said of what is done; null where there is none, or more, or it is not done. */
export function frequencyIn(
  { frequencies, unclear }: Pick<Of<'frequencyDiffers'>, 'frequencies' | 'unclear'>,
  { status, note }: Pick<FiledAnswer, 'status' | 'note'>,
): string | null {
  if (!note || (status !== 'met' && status !== 'partial')) return null
  const text = ` ${note.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')} `
  if (unclear.some((word) => holdsWord(text, word))) return null
  const [named, another] = frequencies.filter(({ words }) => words.some((word) => holdsWord(text, word)))
  return named && !another ? named.id : null
}

const PART_OF_WORD = /[\p{L}\p{N}]/u

/** Does the text, which begins and ends with a space, hold the words as words of their own? */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at > 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !PART_OF_WORD.test(text[at - 1] ?? '') && !PART_OF_WORD.test(text[at + word.length] ?? '')
    if (isWhole) return true
  }
  return false
}

/** What is said of it. @throws where it is not of these rules */
export function sentenceOf(
  rules: readonly FindingRule[],
  framework: Framework,
  { rule, criterion, opposite, values }: Finding,
  language: Language,
): string {
  const asked = rules.find((each) => each.rule === rule)
  if (!asked) throw new Error(`no rule ${rule}`)
  const sentence = opposite && 'opposite' in asked ? asked.opposite : asked.sentence
  const names =
    'matters' in asked ? new Map([...asked.matters, ...asked.frequencies].map(({ id, name }) => [id, name])) : null
  const written = Object.entries(values).map(([name, value]) => [
    name,
    names?.get(String(value))?.[language] ?? inWords(name, value, language),
  ])
  const evidence = framework.criteria.find(({ id }) => id === criterion)?.evidence[language]
  return fill(sentence[language], { ...Object.fromEntries(written), ...(evidence && { evidence }) })
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

function inWords(name: string, value: string | number, language: Language): string | number {
  if (typeof value === 'string') return value.replace(DAY, '$3/$2/$1')
  return name === 'rate' || name === 'median' ? percentWords(value, language) : value
}
