/** Freezing an assessment: its canonical content, SHA-256, receipt code and figures. */
import canonicalize from 'canonicalize'
import type { SubmissionContent } from '../domain/assessment.ts'
import { countOrigins } from '../domain/carry.ts'
import { frozenNumbers } from '../domain/figures.ts'
import type { Framework } from '../domain/framework.ts'
import { standsIn } from '../domain/platform.ts'
import { type Figures, figures } from '../domain/score.ts'
import { sha256 as hashOf } from '../domain/sha256.ts'

export type Frozen = { content: string; sha256: string; receipt: string; figures: Figures }

/** Canonical JSON (RFC 8785), its SHA-256 in hex, the receipt made of its first 12 digits (`7F3A-91C2-04BE`), and the figures. */
export async function freeze(framework: Framework, content: SubmissionContent): Promise<Frozen> {
  const text = canonicalize(content) as string
  const sha256 = await hashOf(text)
  const origin = countOrigins(content.answers)
  return {
    content: text,
    sha256,
    receipt: receiptOf(sha256),
    figures: {
      ...figures(framework, content.systems, content.answers, content.formula),
      ...(origin && { origin }),
      ...countInherited(content.answers),
      ...(content.figures && { numbers: frozenNumbers(framework, content.figures) }),
    },
  }
}

/** How many of the answers are a platform's; nothing where none is. */
function countInherited(answers: SubmissionContent['answers']): Pick<Figures, 'inherited'> {
  const inherited = answers.filter((answer) => standsIn(answer)).length
  return inherited > 0 ? { inherited } : {}
}

const receiptOf = (sha256: string): string => (sha256.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')
