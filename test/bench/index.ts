/**
 * `npm run bench`: every measurement in turn, or those that are named (`npm run bench reading`), each in a process of its own;
 * fails when a bar is missed.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ALL = [
  'saving',
  'filings',
  'workbook',
  'reading',
  'evening',
  'lists',
  'carried',
  'desk',
  'page',
  'offline',
  'form08',
  'files',
]
const asked = process.argv.slice(2)

let missed = 0
for (const name of asked.length > 0 ? ALL.filter((each) => asked.includes(each)) : ALL) {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--expose-gc', path], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) missed++
  console.log()
}
console.log(missed === 0 ? 'every bar met' : `${missed} of the measurements missed a bar`)
process.exitCode = missed === 0 ? 0 : 1
