/** Framework documents of any shape that the check lets pass. */
import type { EditionDocument } from '../../api/domain/edition-sheets.ts'
import { fc } from './random.ts'

/** Words that a spreadsheet might take for something else. */
const words = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+84',
    '-',
    '@a',
    '1.10',
    '12/2024',
    '0123',
    'x, y; z',
    'Không',
    "'a",
    '_x0041_',
    'a\nb',
    '<b>',
  ),
  fc.string({ minLength: 1, maxLength: 30 }).map((text) => `a${text.replace(/[^\p{L}\p{N} .,;:]/gu, '')}`.trim()),
)
const line = words.map((text) => text.replaceAll('\n', ' '))
const both = fc.record({ vi: words, en: words })
const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,9}$/)
const some = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined })
const ids = (max: number) => fc.uniqueArray(id, { minLength: 1, maxLength: max })
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
const monthDay = fc.constantFrom('12-15', '12-14', '01-31', '06-30')
const bare = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T

export const anyEdition: fc.Arbitrary<EditionDocument> = fc
  .record({
    ids: ids(8),
    sections: ids(6),
    levels: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    figures: fc.uniqueArray(id, { maxLength: 3 }),
  })
  .chain(({ ids: criteria, sections, levels, figures }) => {
    const level = fc.constantFrom(...levels)
    const byLevel = <T>(value: fc.Arbitrary<T>) =>
      some(fc.dictionary(level.map(String), value, { minKeys: 1, maxKeys: 3, noNullPrototype: true }))
    const [parent, child, ...others] = sections
    const tree = fc
      .tuple(both, both, ...others.map(() => both))
      .map(([a, b, ...more]) => [
        { id: parent as string, title: a, children: child ? [{ id: child, title: b }] : [] },
        ...others.map((each, i) => ({ id: each, title: more[i] ?? a, children: [] })),
      ])
    const leaf = fc.constantFrom(...(child ? [child, ...others] : [parent as string]))
    const strict = fc
      .record({
        kinds: some(fc.uniqueArray(oneOf('public', 'infrastructure'), { minLength: 1 })),
        subjectsFrom: fc.integer({ min: 1, max: 99_999 }),
        secret: some(fc.constant(true as const)),
      })
      .map(bare)
    const criterion = (name: string) =>
      fc
        .record({
          section: leaf,
          scope: oneOf('department' as const, 'system' as const),
          fromLevel: level,
          clause: byLevel(line),
          text: both,
          variants: byLevel(both),
          evidence: both,
          confidence: oneOf('sourced' as const, 'recalled' as const, 'inferred' as const),
          source: some(line),
          annexFromLevel: some(level),
          basis: some(oneOf('law' as const, 'standard' as const, 'practice' as const)),
          nothing: some(fc.tuple(both, oneOf('met' as const, 'notApplicable' as const))),
          hint: some(both),
          strictWhen: byLevel(fc.array(strict, { minLength: 1, maxLength: 2 })),
          inheritable: some(fc.constant(true)),
          register: some(oneOf('dossier' as const, 'regulation' as const)),
        })
        .map(({ nothing, ...rest }) =>
          bare({ id: name, ...rest, ...(nothing && { nothing: nothing[0], ifNothing: nothing[1] }) }),
        )
    const figure = (name: string, before: string | undefined) =>
      fc
        .record({
          unit: oneOf('count' as const, 'date' as const, 'money' as const),
          scope: oneOf('department' as const, 'system' as const),
          measure: oneOf('stock' as const, 'flow' as const),
          askedIn: oneOf('quarter' as const, 'year' as const),
          label: both,
          hint: both,
          source: fc.constant('Điều 36'),
          of: before ? some(fc.constant(before)) : fc.constant(undefined),
          levels: some(fc.constant([...levels])),
        })
        .map((rest) => bare({ id: name, ...rest }))
    const rule = fc
      .record({
        criteria: some(fc.subarray([...criteria], { minLength: 1 })),
        status: some(fc.constant(['met' as const, 'partial' as const])),
        severity: oneOf('error' as const, 'question' as const, 'note' as const),
        message: both,
        right: oneOf({ figure: figures[0] ?? '', times: 2.5 }, { value: 0 }, { value: -1.5 }, null),
      })
      .map(({ right, ...rest }) =>
        bare({
          id: 'r',
          ...rest,
          left: { figure: figures[0] ?? '' },
          ...(right ? { op: '<=' as const, right } : { op: 'present' as const }),
        }),
      )
    const entry = fc.record({
      from: oneOf<string[]>(['1.1.a'], ['1.1.b', '1.3.a']),
      to: fc.subarray([...criteria], { minLength: 1 }),
      relation: oneOf('equal' as const, 'narrower' as const, 'broader' as const, 'overlaps' as const),
      note: some(fc.record({ vi: words })),
    })
    return fc
      .record({
        id: id.map((name) => `z${name}`),
        version: id,
        inForceFrom: some(oneOf('2026-08-19', '2030-01-01')),
        yearly: some(fc.record({ window: fc.tuple(monthDay, monthDay), unitBefore: monthDay, ownerBefore: monthDay })),
        title: both,
        legalBasis: fc.array(
          fc
            .record({
              code: fc.constant('85/2016/NĐ-CP'),
              title: both,
              issued: oneOf(null, '2016-07-01', '2018'),
              note: some(words),
            })
            .map(bare),
          { maxLength: 2 },
        ),
        levels: fc.tuple(...levels.map((n) => both.map((name) => ({ level: n, name })))),
        sections: tree,
        criteria: fc.tuple(...criteria.map(criterion)),
        figures:
          figures.length > 0
            ? fc.tuple(...figures.map((name, i) => figure(name, i > 0 ? figures[0] : undefined)))
            : fc.constant(undefined),
        plausibility: figures.length > 0 ? some(rule.map((one) => [one])) : fc.constant(undefined),
        changes: some(
          fc.array(
            fc
              .record({
                field: fc.constant('criteria'),
                criterion: some(id),
                criteria: some(ids(3)),
                meaning: some(oneOf('same' as const, 'changed' as const)),
                vi: words,
                en: words,
              })
              .map(bare),
            { minLength: 1, maxLength: 2 },
          ),
        ),
        mapping: some(fc.array(entry.map(bare), { minLength: 1, maxLength: 3 })),
      })
      .map(({ mapping, ...rest }) => ({
        ...(bare(rest) as EditionDocument),
        ...(mapping && { mapping: { from: 'nd85-tcvn11930', to: rest.id, map: mapping } }),
      }))
  })
