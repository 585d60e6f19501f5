/**
 * Platforms (nền tảng dùng chung): systems that others are hosted on. Their operator answers once what is inheritable, and what
 * it has filed stands as the answer of each hosted system until that department refuses it with a reason. Pure; no zod.
 */
import type { From } from './offer.ts'
import type { Status } from './score.ts'
import type { Plan } from './wire/assessment.ts'

/** Of a system that is neither, and of what was stored before there were platforms. */
export const NOT_HOSTED = { platform: false, platformId: null }

/** What a platform answers in place of a hosted system, and the submission of its operator in which it says so. */
export type Inherited = From & {
  /** Id and name of the platform; `department`: the code of its operator. */
  platform: string
  name: string
  department: string
  status: Status
  note: string | null
}

/** With what its operator will do about it; null where nothing is to be done. */
export type InheritedAnswer = { inherited: Inherited; plan: Plan | null }

type Placed = { name: string; level: number; department: { code: string; name: string; shortName: string } }

/**
 * A platform in use. By level of a system that is hosted on it, over the criteria of the period at hand: how many questions it
 * answers by what its operator has filed (`saves`), and how many there are that it may answer (`could`).
 */
export type Platform = Placed & {
  id: string
  filed: (From & { submittedAt: string }) | null
  saves: Record<string, number>
  could: Record<string, number>
}

/** A system that is hosted on a platform, by the newest submission in force of its department; `filed` null where there is none. */
export type HostedSystem = Placed & {
  system: string
  filed: From | null
  inherits: number
  refused: { criterion: string; reason: string }[]
}

/** What somebody answers beside what is inherited. */
type Beside = { inherited?: Inherited; refuses?: boolean | undefined }

/** What stands as the answer in place of the department's own; null where nothing is inherited, or where it is refused. */
export const standsIn = ({ inherited, refuses }: Beside): Inherited | null => (inherited && !refuses ? inherited : null)

/** The answer as it counts and is filed. */
export function standingAnswer<A extends Beside & { status: Status | null; note: string | null; plan: object | null }>(
  answer: A,
): A {
  const inherited = standsIn(answer)
  if (!inherited) return answer
  const { status, note } = inherited
  return { ...answer, status, note, plan: null }
}
