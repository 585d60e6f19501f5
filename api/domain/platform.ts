/**
 * Platforms (nền tảng dùng chung): systems that others are hosted on. Their operator answers once what is inheritable, and what
 * it has filed stands as the answer of each hosted system until that department refuses it with a reason. Pure; no zod.
 */
import type { From } from './offer.ts'
import type { Status } from './score.ts'

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
