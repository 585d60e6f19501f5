/** The files of evidence in the demo: what a few departments of the newest quarter have brought in, the same for all of them. */
import { readFile } from 'node:fs/promises'
import type { Answer } from '../../domain/assessment.ts'
import type { FiledFile } from '../../domain/file.ts'
import { BODY_BYTES } from '../../domain/limits.ts'
import type { Files } from '../../files.ts'
import list from './files.json' with { type: 'json' }

/** Departments that have brought evidence in: the one whose draft a visitor goes on with, and some that have filed. */
const BRINGING: readonly string[] = ['so-khcn', 'so-yt', 'so-tc', 'tt-cntt']

export type Named = { evidence?: { sha256: string; name: string }[] }

/** An answer with the files that prove it: what is met alone is proved. */
export function proved<A extends Answer>(answer: A, department: string, isNewest: boolean): A & Named {
  if (!isNewest || !BRINGING.includes(department) || answer.status !== 'met') return answer
  const evidence = list.filter(({ criteria }) => criteria.includes(answer.criterion))
  return evidence.length === 0
    ? answer
    : { ...answer, evidence: evidence.map(({ sha256, name }) => ({ sha256, name })) }
}

/** What is filed of the files that answers name, in the order in which they do. */
export const filedFiles = (answers: readonly Named[], covers: string): FiledFile[] =>
  [...new Set(answers.flatMap(({ evidence = [] }) => evidence.map(({ sha256 }) => sha256)))].flatMap((sha256) =>
    list
      .filter((each) => each.sha256 === sha256)
      .map(({ name, number, date, size }) => ({ sha256, size, type: 'pdf' as const, name, number, date, covers })),
  )

/** Puts their contents into the store of the demo. */
export async function keepFiles(files: Pick<Files, 'put'>): Promise<void> {
  for (const { file, sha256 } of list) {
    const content = new Blob([await readFile(new URL(`./files/${file}`, import.meta.url))]).stream()
    const kept = await files.put(content, BODY_BYTES.file)
    if (kept.sha256 !== sha256) throw new Error(`${file} of the demo is not what its list says`)
  }
}
