/** The names of the styles' classes: one has one meaning. */
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'
import { expect, test } from 'vitest'

const styles = fileURLToPath(new URL('../../web/src', import.meta.url))

/** The classes that a stylesheet says something of by themselves, besides how they print. */
function classesOf(file: string): Set<string> {
  const { css } = compile(file, { style: 'compressed' })
  const onScreen = css.replaceAll(/@media[^{]*print[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
  const selectors = [...onScreen.matchAll(/(?:^|[{}])([^{}@]+)\{/g)].flatMap(([, selector = '']) => selector.split(','))
  return new Set(selectors.flatMap((selector) => /^\.([\w-]+)$/.exec(selector.trim())?.[1] ?? []))
}

test('each is said by one stylesheet', () => {
  const files = globSync(`${styles}/**/_*.scss`).filter((file) => basename(file) !== '_govuk.scss')
  const saidBy = new Map<string, string[]>()
  for (const file of files) {
    for (const name of classesOf(file)) saidBy.set(name, [...(saidBy.get(name) ?? []), file.slice(styles.length)])
  }
  expect(saidBy.size).toBeGreaterThan(100)
  expect(Object.fromEntries([...saidBy].filter(([, files]) => files.length > 1))).toEqual({})
})
