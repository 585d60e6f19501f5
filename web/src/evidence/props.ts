/** What the files of an answer are shown with. */
import type { Evidence as Named } from '../../../api/domain/file.ts'

export type EvidenceProps = {
  evidence: readonly Named[]
  /** Of the question, for those who hear whose files they are. */
  name: string
  disabled: boolean
  /** @param make what they are, of what they are by then: several files may come at once */
  onChange: (make: (now: readonly Named[]) => Named[]) => void
}
