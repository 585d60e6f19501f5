/** What plan templates are proposed with. */
import type { Criterion } from '../../../../api/domain/framework.ts'
import type { AnswerItem } from '../../../../api/domain/items/index.ts'
import type { System } from '../../../../api/domain/system.ts'
import type { Saving } from '../saving/saving.ts'

export type TemplateProps = {
  saving: Saving
  framework: string
  criterion: Criterion
  systems: readonly System[]
  /** What the plan is for, as it is shown. */
  answers: readonly AnswerItem[]
  /** The only answers that may be changed, by key, or null for all. */
  open: ReadonlySet<string> | null
  today: string
}
