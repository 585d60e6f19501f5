/** The yearly report in Word: form 08 of Decree 331/2026 as a letter (công văn) with its annexes, and annex IV as a file of its own. */
import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { Form08, NamedBody, SystemRequirements } from '../../domain/form08/types.ts'
import { form08Words as words } from '../../messages/reports/form08.ts'
import { addressees } from '../letter/addressees.ts'
import { annexHead } from '../letter/annex.ts'
import { issuerLines } from '../letter/bodies.ts'
import { count, date } from '../letter/figures.ts'
import { headingBlock } from '../letter/heading.ts'
import { ANNEX_WIDTH, type Block, type Blocks, SIZE, write } from '../letter/page.ts'
import { closing } from '../letter/signature.ts'
import { columns, type Row, table, tableEnd } from '../letter/table.ts'
import { heading, oneLine, paragraph } from '../letter/text.ts'
import { columnsOf, documentText } from './columns.ts'
import type { Issuer } from './issuer.ts'
import {
  annexesOf,
  figureCells,
  itemsOf,
  nationalLine,
  REQUIREMENTS,
  regulationCells,
  requirementCells,
  TOTALS,
  totalText,
} from './texts.ts'

/** Half-points. */
const ROWS = 20
const wide = { width: ANNEX_WIDTH }
/** Of the twelve columns: decision and regulation have the longest texts, a day must not break. */
const SHARES = [10, 34, 24, 27, 12, 17, 38, 38, 20, 19, 20, 19]
const PADDING = 0.7

type Given = { form: Form08; issuer: Issuer }

/** The bytes of the .docx. @param signal of the request that it is for. @throws Left */
export function form08Letter({ form, issuer }: Given, signal?: AbortSignal): Promise<Uint8Array> {
  const draft = !form.complete
  const year = Number(form.madeOn.slice(0, 4))
  const enclosed = annexesOf(form)
  const of = words.annexOf(issuer.symbol, year, issuer.name)

  function* blocks(): Iterable<Block> {
    yield headingBlock({
      parent: issuer.parent,
      issuer: issuerLines(issuer.name),
      symbol: issuer.symbol,
      subject: words.subject,
      place: issuer.place,
      year,
      draft,
    })
    yield* addressees(issuer.addressees.map(oneLine))
    yield heading(words.general, 2)
    for (const [i, key] of TOTALS.entries()) {
      yield paragraph(words.item(words.totals[key], totalText(form.totals, key), i === TOTALS.length - 1 ? '.' : ';'))
    }
    yield heading(words.bodies, 2)
    for (const [i, { owner, unit }] of form.bodies.entries()) {
      if (form.bodies.length > 1) yield heading(words.bodiesOf(i + 1, owner.name), 3)
      yield* bodyBlock(words.ownerBlock, words.items.owner, owner)
      yield* bodyBlock(words.unitBlock, words.items.unit, unit)
    }
  }

  function* details(): Iterable<Block> {
    yield heading(words.details, 2)
    const rows = form.rows.map((row): Row => ({ cells: columnsOf(row) }))
    const numbers = words.columns.map((_, i) => `(${i + 1})`)
    yield table(columns(words.columns, SHARES, [1, 2, 3, 6, 7]), rows, {
      size: ROWS,
      padding: PADDING,
      numbers,
      ...wide,
    })
    yield tableEnd()
    for (const [i, note] of words.notes.entries()) yield remark(note, i === 0)
    yield* closing({
      sentence: words.enclosed(enclosed.map(({ numeral }) => numeral)),
      recipients: issuer.recipients,
      posts: issuer.posts,
      name: issuer.signer,
      width: ANNEX_WIDTH,
    })
  }

  const letter = {
    title: words.subject,
    author: issuer.name,
    footer: footerOf(form),
    draft,
    blocks: blocks(),
    wide: details(),
    annexes: enclosed.map(({ key, numeral }): Blocks => {
      const head = annexHead({ numeral, title: words.annexes[key], of })
      return [...head, ...ANNEXES[key](form), tableEnd()]
    }),
  }
  return write(letter, signal)
}

const footerOf = ({ complete, madeOn }: Form08): string =>
  complete ? words.footer(date(madeOn)) : words.footerDraft(date(madeOn))

/** Annex IV alone. @param requirements some systems at a time, in the order of the rows */
export function form08Requirements(
  { form, issuer, requirements }: Given & { requirements: AsyncIterable<readonly SystemRequirements[]> },
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const year = Number(form.madeOn.slice(0, 4))
  const title = words.annexes.requirements

  async function* blocks(): AsyncIterable<Block> {
    yield* annexHead({ numeral: REQUIREMENTS, title, of: words.annexOf(issuer.symbol, year, issuer.name) })
    let at = 0
    for await (const some of requirements) {
      for (const system of some) yield* requirementBlocks(system, form.rows[at++]?.requirements)
    }
    yield tableEnd()
  }

  return write(
    {
      title,
      author: issuer.name,
      footer: footerOf(form),
      draft: !form.complete,
      blocks: blocks(),
      lying: true,
      annexes: [],
    },
    signal,
  )
}

function* requirementBlocks(
  { n, name, decision, requirements }: SystemRequirements,
  told: Form08['rows'][number]['requirements'] | undefined,
): Iterable<Block> {
  yield heading(`${n}. ${name}`, 2)
  if (decision)
    yield paragraph(words.decision(documentText(decision)), { indent: false, keepNext: true, size: SIZE.small })
  if (requirements.length === 0) yield paragraph(words.noAnswers, { indent: false, size: SIZE.small })
  else {
    const rows = requirements.map((each, i): Row => ({ cells: requirementCells(each, i + 1) }))
    yield table(columns(words.requirementColumns, [10, 34, 104, 32, 50, 22], [1, 2, 4]), rows, { size: ROWS, ...wide })
  }
  const left = [
    told && told.notApplicable > 0 && words.notApplicable(count(told.notApplicable)),
    told && told.unanswered > 0 && words.unanswered(count(told.unanswered)),
  ].filter((line): line is string => typeof line === 'string')
  for (const line of left) yield paragraph(line, { indent: false, italics: true, size: SIZE.small, before: 60 })
}

function* bodyBlock(title: string, captions: readonly string[], body: NamedBody | null): Iterable<Block> {
  yield paragraph(title, { keepNext: true })
  const values = itemsOf(body)
  for (const [i, caption] of captions.entries()) {
    yield paragraph(words.item(caption, values[i] ?? '', i === captions.length - 1 ? '.' : ';'), { ragged: true })
  }
}

/** Of the form's own notes under its table. */
const remark = (text: string, first: boolean) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    keepNext: first,
    spacing: { after: 20 },
    children: [new TextRun({ text, size: SIZE.small, italics: true, bold: first })],
  })

type AnnexKey = ReturnType<typeof annexesOf>[number]['key']
const ANNEXES: Record<AnnexKey, (form: Form08) => Block[]> = {
  operators: ({ annexes: { operators } }) => {
    const captions = [words.order, ...words.items.operator, words.operates]
    // A row a system: what is said of its operator stands once beside them.
    const rows = operators.flatMap(({ body, rows: own }, i) =>
      own.map(
        ({ n, name }, k): Row => ({
          cells: [String(i + 1), ...itemsOf(body, '\n'), `${n}. ${name}`],
          continues: k === 0 ? [] : [0, 1, 2, 3, 4, 5],
        }),
      ),
    )
    return [table(columns(captions, [12, 43, 44, 30, 40, 50, 53], [1, 2, 3, 4, 5, 6]), rows, { size: ROWS, ...wide })]
  },
  national: ({ annexes: { national } }) => {
    const rows = national.rows.map(
      ({ name, owner, ground }, i): Row => ({ cells: [String(i + 1), name, owner, words.grounds[ground]] }),
    )
    const line = nationalLine(national)
    return [
      ...(rows.length > 0
        ? [table(columns(words.nationalColumns, [12, 110, 80, 50], [1, 2]), rows, { size: SIZE.small, ...wide })]
        : []),
      ...(line === null ? [] : [paragraph(line, { before: 120 })]),
    ]
  },
  regulation: ({ annexes: { regulation } }) => [
    table(
      columns(words.regulationColumns, [12, 75, 65, 24, 20, 18, 20, 28], [1, 2]),
      regulation.map((row): Row => ({ cells: regulationCells(row) })),
      { size: ROWS, ...wide },
    ),
  ],
  figures: ({ annexes: { figures } }) => [
    table(
      columns(words.figureColumns, [12, 140, 40, 30, 30], [1]),
      figures.map((each, i): Row => ({ cells: figureCells(each, i) })),
      { size: SIZE.small, ...wide },
    ),
  ],
}
