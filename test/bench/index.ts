/** `npm run bench`: every measurement in turn, each in a process of its own; fails when a bar is missed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

let missed = 0
for (const name of ['saving', 'filings', 'workbook']) {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--expose-gc', path], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) missed++
  console.log()
}
console.log(missed === 0 ? 'every bar met' : `${missed} of the measurements missed a bar`)
process.exitCode = missed === 0 ? 0 : 1
