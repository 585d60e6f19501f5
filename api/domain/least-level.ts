/** The least level of a system by the law of 2026 (Decree 331/2026 Art. 11-15). Pure. */
import type { Serves, Works } from './enums.ts'
import type { System } from './system.ts'

type Typed = Pick<
  System,
  'kind' | 'information' | 'procedures' | 'conditional' | 'serves' | 'works' | 'subjectsBasic' | 'subjectsSensitive'
>

/** From so many people on a service for the public is of level 3: "từ … trở lên". */
export const MANY_BASIC = 100_000
export const MANY_SENSITIVE = 10_000

const BY_SERVES: Record<Serves, number> = { one: 2, several: 3, nation: 4 }
const BY_WORKS: Record<Works, number> = { '2-4': 3, '1': 4, special: 5 }

/** What is not told raises nothing: 1 to 5. */
export const leastLevel = (system: Typed): number =>
  Math.max(ofKind(system), system.information.includes('secret') ? 3 : 1)

function ofKind({ kind, information, procedures, conditional, serves, works, ...subjects }: Typed): number {
  const holdsMore = information.some((each) => each !== 'open')
  switch (kind) {
    case null:
      return 1
    case 'internal':
    case 'other':
      return holdsMore ? 2 : 1
    case 'public': {
      const many = (subjects.subjectsBasic ?? 0) >= MANY_BASIC || (subjects.subjectsSensitive ?? 0) >= MANY_SENSITIVE
      return procedures || conditional || many ? 3 : 2
    }
    case 'infrastructure':
      return BY_SERVES[serves ?? 'one']
    case 'industrial':
      return BY_WORKS[works ?? '2-4']
  }
}
