/** The coordinator's letter to those whose report has not come, or was returned (công văn đôn đốc, Nghị định 30/2020/NĐ-CP). */

import type { AssessmentState } from '../../domain/assessment.ts'
import { USUAL } from '../../domain/letterhead.ts'
import { addDays, dayOf, kindOf, type Period } from '../../domain/period.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Said } from '../../domain/vocabulary.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { reminderWords as words } from '../../messages/reports/reminder.ts'
import { addressees } from '../letter/addressees.ts'
import { annexHead } from '../letter/annex.ts'
import { bodyWords, issuerLines, placeOf, signatureLines } from '../letter/bodies.ts'
import { count, date } from '../letter/figures.ts'
import { headingBlock } from '../letter/heading.ts'
import { ANNEX_WIDTH, type Block, write } from '../letter/page.ts'
import { closing, recipients } from '../letter/signature.ts'
import { columns, table } from '../letter/table.ts'
import { cited, oneLine, paragraph } from '../letter/text.ts'

export type Reminder = {
  settings: Settings
  vocabulary: Said
  period: Pick<Period, 'id' | 'name' | 'requestRef' | 'dueOn' | 'closesOn'>
  /** Of all who are expected, in their order; `returnedAt` an instant. */
  filers: readonly { name: string; state: AssessmentState; returnedAt: string | null }[]
  /** `YYYY-MM-DD`. */
  today: string
}

/** With more the letter names its annex in place of them. */
const NAMED = 10
/** Days to answer in, where the period has closed. */
const GRACE = 3

const MISSING = ['none', 'draft', 'returned'] as const
type Missing = (typeof MISSING)[number]
const isMissing = <F extends { state: AssessmentState }>(filer: F): filer is F & { state: Missing } =>
  (MISSING as readonly AssessmentState[]).includes(filer.state)

/** The bytes of the .docx. @param signal of the request that it is for. @throws Left */
export function reminder(
  { settings, vocabulary, period, filers, today }: Reminder,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { province, coordinator } = settings
  const name = oneLine(coordinator.name)
  const quarter = letterWords.period(period)
  const committee = letterWords.provinceCommittee(oneLine(province.name))
  const year = Number(today.slice(0, 4))
  const symbol = symbolOf(settings)
  const { collective } = bodyWords(name)
  const { signer } = coordinator
  const missing = filers.filter(isMissing)
  const returned = missing.filter(({ state }) => state === 'returned').length
  const silent = missing.length - returned
  const by = deadline(period, today)

  function* blocks(): Iterable<Block> {
    yield headingBlock({
      parent: oneLine(coordinator.parent),
      issuer: issuerLines(name),
      symbol,
      subject: words.subject(vocabulary, quarter),
      place: placeOf(name, province.place),
      year,
      draft: false,
    })
    yield* addressees(missing.length > NAMED ? [words.toAnnex] : missing.map((filer) => oneLine(filer.name)))
    const told = words.state({
      request: cited(period.requestRef),
      today: date(today),
      name,
      quarter,
      submitted: count(filers.length - missing.length),
      expected: count(filers.length),
    })
    const lacking = [silent > 0 && words.missing(count(silent)), returned > 0 && words.returned(count(returned))]
    yield paragraph(`${told}; ${lacking.filter(Boolean).join(words.and)} ${words.inAnnex}.`)
    yield paragraph(words.asks(name, groundOf(period)))
    const asked = [
      silent > 0 && `${words.send} ${by.words}.`,
      returned > 0 && `${words.sendAgain} ${by.words}.`,
      words.contact,
    ].filter((each) => each !== false)
    for (const [i, text] of asked.entries()) yield paragraph(`${i + 1}. ${text}`)
    yield* closing({
      sentence: words.closing,
      recipients: recipients(words.asAbove, [words.forReport(committee)], coordinator.letter ?? USUAL),
      posts: signer || collective ? signatureLines(name, signer ?? null) : [coordinator.headTitle],
      name: signer?.name ?? '',
    })
  }

  function* annex(): Iterable<Block> {
    yield* annexHead({ title: words.annexTitle(quarter), of: words.annexOf(symbol, year, name) })
    const rows = missing.map((filer, i) => ({
      cells: [`${i + 1}`, oneLine(filer.name), stateOf(filer), date(by.last)],
    }))
    yield table(columns(words.columns, [14, 140, 60, 40], [1, 2]), rows, { size: 24, width: ANNEX_WIDTH })
  }

  const letter = {
    title: words.subject(vocabulary, quarter),
    author: name,
    footer: letterWords.footerReminder(date(today)),
    draft: false,
    blocks: blocks(),
    annexes: [annex()],
  }
  return write(letter, signal)
}

/** `SKHCN-CĐS` of reports numbered `BC-SKHCN`: a letter's own symbol names its issuer and who drafted it. */
function symbolOf({ coordinator }: Settings): string {
  const issuer = oneLine(coordinator.symbol).replace(/^BC-/i, '')
  return [issuer, oneLine(coordinator.letter?.draftingUnit ?? '')].filter(Boolean).join('-')
}

/** The article that lays down the day of a year's report; null of what the province asks for. */
const groundOf = ({ id, dueOn }: Pick<Period, 'id' | 'dueOn'>): string | null =>
  kindOf(id) === 'year' ? (words.yearlyGrounds.find(({ from }) => from <= dueOn)?.ground ?? null) : null

/** In time: before the day after the due day. Late: by the day on which the period closes, or some days from now. */
function deadline({ dueOn, closesOn }: Reminder['period'], today: string): { words: string; last: string } {
  if (today <= dueOn) return { words: words.before(date(addDays(dueOn, 1))), last: dueOn }
  const last = closesOn >= today ? closesOn : addDays(today, GRACE)
  return { words: words.soon(date(last)), last }
}

const stateOf = ({ state, returnedAt }: { state: Missing; returnedAt: string | null }): string =>
  state === 'returned' && returnedAt ? words.returnedOn(date(dayOf(new Date(returnedAt)))) : words.states[state]
