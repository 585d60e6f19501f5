/** An item is the same thing on the page that saves it and in the API that stores it. */
import { expect } from 'vitest'
import {
  type AnswerItem,
  heldOf,
  type Item,
  type ItemName,
  isTooLong,
  keyOf,
  nameOf,
  type SaveLog,
  same,
  savedIn,
  storedOf,
  takenOut,
  tidy,
} from '../../../api/domain/items/index.ts'
import { audit } from '../../../db/schema/index.ts'
import { CONTENTS, orRetouched } from '../../support/any-item.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { fc } from '../../support/random.ts'
import { test } from '../../support/world.ts'

test('what the page holds is what is stored, logged, and met by whoever saves over it', async ({ world }) => {
  await world.system(CODE)
  const editor = await world.as(CODE)
  const { answers } = await editor.read(CODE)
  const names: ItemName[] = [
    ...[answers[0], answers.find(({ system }) => system !== null)].map((each) => ({
      ...{ kind: 'answer' as const, criterion: each?.criterion ?? '', system: each?.system ?? null },
    })),
    { kind: 'narrative', section: '1.1' },
    { kind: 'recommendation', id: crypto.randomUUID() },
  ]
  const versions = new Map(names.map((name) => [keyOf(name), 0]))
  const at = fc.nat({ max: names.length - 1 })
  let [taken, met] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      at.chain((n) => {
        const content = CONTENTS[names[n]?.kind as Item['kind']] as fc.Arbitrary<object>
        const made = content.map((fields) => ({ ...fields, ...names[n] }) as Item).filter((item) => !isTooLong(item))
        return orRetouched(made)
      }),
      async ([mine, other]) => {
        const key = keyOf(mine)
        const base = versions.get(key) ?? 0
        const version = base + 1
        const saved = await editor.patch(PATH, { changes: [{ ...tidy(mine), base }] })
        expect(await saved.json()).toMatchObject({ applied: [{ ...nameOf(mine), version }] })
        versions.set(key, version)

        const held = heldOf(await editor.read(CODE)).get(key)
        const { aside: _aside, ...stored } = { aside: null, ...tidy(mine) } as AnswerItem
        // What was taken out is no longer told.
        expect(held).toEqual(takenOut(tidy(mine)) || !('removed' in mine) ? { item: stored, version } : undefined)

        const again = await editor.patch(PATH, { changes: [{ ...tidy(other), base }] })
        if (same(tidy(other), tidy(mine))) {
          taken++
          expect(await again.json()).toMatchObject({ applied: [{ ...nameOf(mine), version }] })
        } else {
          met++
          const { conflicts } = (await again.json()) as { conflicts: { theirs: object; by: object }[] }
          expect(conflicts[0]).toMatchObject({ ...nameOf(mine), by: { username: CODE } })
          expect(conflicts[0]?.theirs).toEqual({ ...storedOf(tidy(mine)), version })
        }
      },
    ),
    { numRuns: process.env.SOAT_HOME === 'worker' ? 20 : 60 },
  )
  expect(Math.min(taken, met)).toBeGreaterThan(3)
  const logged = (await world.db.select().from(audit))
    .filter(({ action }) => action === 'assessment.save')
    .flatMap(({ detail }) => savedIn(detail as SaveLog))
  expect(new Set(logged.map(({ key, version }) => `${key} ${version}`))).toEqual(
    new Set([...versions].flatMap(([key, n]) => Array.from({ length: n }, (_, i) => `${key} ${i + 1}`))),
  )
})
