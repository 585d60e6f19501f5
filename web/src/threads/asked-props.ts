/** Whose questions are shown to a department. */
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'

export type AskedProps = {
  view: AssessmentView
  framework: Framework
  /** Of this section alone; of all where it is not given. */
  section?: string
}
