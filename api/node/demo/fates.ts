/** Who files how in each quarter of the demo. */
import type { AssessmentState } from '../../domain/assessment.ts'
import { FAULTY } from './faults.ts'
import { between, chance, shuffle, unit } from './random.ts'
import { DRAFTING, type Member, NEWEST, type World } from './world.ts'

/**
 * Where a filing has got to. `late`: first submitted after the due day. `again`: returned once and submitted again.
 * `opened`: read by the reviewer. `whole`: returned as a whole, not by named items.
 */
export type Fate = { state: AssessmentState; late: boolean; again: boolean; opened: boolean; whole: boolean }

type Shares = { none: number; draft: number; returned: number; submitted: number; late: number; again: number }

/** How many filers of each kind, by quarter; the rest is accepted. */
const SHARES: readonly Shares[] = [
  { none: 3, draft: 3, returned: 1, submitted: 3, late: 9, again: 5 },
  { none: 2, draft: 2, returned: 1, submitted: 2, late: 7, again: 6 },
  { none: 1, draft: 1, returned: 1, submitted: 3, late: 4, again: 6 },
  { none: 14, draft: 11, returned: 5, submitted: 15, late: 0, again: 4 },
]

export function fates(world: World, q: number): Map<string, Fate> {
  const share = SHARES[q] as Shares
  const result = new Map<string, Fate>()
  const others = world.members.filter(({ code }) => code !== DRAFTING)
  const slowest = (member: Member) =>
    unit(`slow/${q}/${member.code}`) - 0.3 * member.maturity + (member.kind === 'commune' ? 0.2 : 0)
  const order = [...others].sort((a, b) => slowest(b) - slowest(a)).map(({ code }) => code)
  for (const code of order.slice(0, share.none)) result.set(code, plain('none'))
  for (const code of order.slice(share.none, share.none + share.draft)) result.set(code, plain('draft'))

  const filed = order.slice(share.none + share.draft)
  const late = new Set(filed.slice(0, share.late))
  const again = new Set(shuffle(`again/${q}`, filed.slice(share.late)).slice(0, share.again))
  const drawn = shuffle(`state/${q}`, filed)
  // Who has been returned once and came back is not returned again.
  const returned = new Set(drawn.filter((code) => !again.has(code)).slice(0, share.returned))
  const waiting = new Set(drawn.filter((code) => !returned.has(code)).slice(0, share.submitted))
  for (const code of filed) {
    const state = returned.has(code) ? 'returned' : waiting.has(code) ? 'submitted' : 'accepted'
    result.set(code, {
      state,
      late: late.has(code),
      again: again.has(code),
      opened: state !== 'submitted' || chance(`opened/${q}/${code}`, 0.4),
      whole: state === 'returned' && q === NEWEST && between(`whole/${code}`, 1, 5) === 1,
    })
  }
  const own = q === NEWEST ? plain('draft') : { ...plain('accepted'), opened: true }
  return result.set(DRAFTING, own)
}

/** Filers who are done with the yearly report, and of them those that the coordinator has accepted. */
const DONE = 9
const ACCEPTED = 3

/** Who is done with the yearly report: of those whose newest quarter was accepted at once and who have systems. */
export function yearFates(world: World): Map<string, Fate> {
  const accepted = [...fates(world, NEWEST)].filter(
    ([code, { state, again }]) => state === 'accepted' && !again && code !== FAULTY,
  )
  return opened(
    shuffle(
      'year',
      accepted.map(([code]) => code),
    ).slice(0, DONE),
    ACCEPTED,
  )
}

const REVIEWED = 5
const REVIEWING = 11

/** Of the review by the next law a quarter of the filers have begun, and some have filed. */
export function reviewFates(world: World): Map<string, Fate> {
  const codes = shuffle(
    'review',
    world.members.map(({ code }) => code).filter((code) => code !== DRAFTING),
  )
  return new Map([
    ...opened(codes.slice(0, REVIEWED), 2),
    ...codes.slice(REVIEWED, REVIEWED + REVIEWING).map((code) => [code, plain('draft')] as const),
  ])
}

const opened = (codes: readonly string[], accepted: number): Map<string, Fate> =>
  new Map(codes.map((code, i) => [code, { ...plain(i < accepted ? 'accepted' : 'submitted'), opened: true }]))

const plain = (state: AssessmentState): Fate => ({ state, late: false, again: false, opened: false, whole: false })
