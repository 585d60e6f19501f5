/** The yearly report as the API answers it: with the columns of the form, and each fault in a sentence. */
import { breathe } from '../breathe.ts'
import type { Form08, Form08Fault, Form08Row, SystemRequirements } from '../domain/form08/types.ts'
import type { Language } from '../domain/framework.ts'
import { sayFault } from '../messages/form08.ts'
import { columnsOf } from '../reports/form08/columns.ts'

export type FaultTold = Omit<Form08Fault, 'told'> & { message: string }
export type RowTold = Form08Row & { columns: string[] }
export type Form08Told = Omit<Form08, 'faults' | 'rows'> & { rows: RowTold[]; faults: FaultTold[] }

const rowTold = (row: Form08Row): RowTold => ({ ...row, columns: columnsOf(row) })
const faultTold = ({ told, ...fault }: Form08Fault, language: Language): FaultTold => ({
  ...fault,
  message: sayFault(language, { rule: fault.rule, told }),
})

/** Elements of a list written before others have their turn. */
const PIECE = 100

/** How rows and faults stand in its JSON. */
type Telling = { row: (row: Form08Row) => object; fault: (fault: Form08Fault) => object }

/** To whoever asks: with the columns of the form, and each fault in a sentence. */
export const toldIn = (language: Language): Telling => ({ row: rowTold, fault: (fault) => faultTold(fault, language) })
/** As it is, to be read again. */
export const AS_IT_IS: Telling = { row: (row) => row, fault: (fault) => fault }

/**
 * Its JSON, a piece at a time.
 * @param requirements of annex IV, where it is asked for
 */
export async function* jsonOf(
  { rows, faults, annexes, ...rest }: Form08,
  tell: Telling,
  requirements: AsyncIterable<readonly SystemRequirements[]> | null = null,
): AsyncGenerator<string, void> {
  async function* list<T>(all: readonly T[], told: (each: T) => object): AsyncGenerator<string, void> {
    for (let from = 0; from < all.length; from += PIECE) {
      const text = JSON.stringify(all.slice(from, from + PIECE).map(told)).slice(1, -1)
      yield from === 0 ? text : `,${text}`
      await breathe()
    }
  }
  const { national, ...lists } = annexes
  yield `${JSON.stringify(rest).slice(0, -1)},"rows":[`
  yield* list(rows, tell.row)
  yield `],"annexes":{"national":${JSON.stringify(national)}`
  for (const [name, all] of Object.entries(lists)) {
    yield `,"${name}":[`
    yield* list<object>(all, (each) => each)
    yield ']'
  }
  yield '},"faults":['
  yield* list(faults, tell.fault)
  yield ']'
  if (requirements) {
    let before = ',"requirements":['
    for await (const some of requirements) {
      if (some.length > 0) yield before + JSON.stringify(some).slice(1, -1)
      if (some.length > 0) before = ','
    }
    yield before === ',' ? ']' : `${before}]`
  }
  yield '}'
}
