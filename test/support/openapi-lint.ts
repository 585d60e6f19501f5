/** `npm run check`: the API's description by Redocly's recommended rules, from memory: nothing is fetched. */
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core'
import { documentIn } from './openapi.ts'

// What anyone may read refuses nobody.
const config = await createConfig({ extends: ['recommended-strict'], rules: { 'operation-4xx-response': 'off' } })
for (const language of ['vi', 'en'] as const) {
  const source = JSON.stringify(documentIn(language))
  const problems = await lintFromString({ source, absoluteRef: `openapi.${language}.json`, config })
  const totals = getTotals(problems)
  if (problems.length > 0) {
    formatProblems(problems, { format: 'stylish', totals, version: '' })
    process.exitCode = 1
  }
}
