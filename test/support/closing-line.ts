/** Ends the run with what it came to, in one line that reads the same for any tool, and how long the whole and its slowest files took. */
import type { Reporter, TestModule } from 'vitest/node'

const SLOWEST = 10

export default class ClosingLine implements Reporter {
  #started = 0

  onTestRunStart(): void {
    this.#started = Date.now()
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) counts.failed++
      for (const test of module.children.allTests()) counts[test.result().state]++
    }
    const slowest = modules
      .map((module) => ({
        name: `${module.project.name} ${module.relativeModuleId}`,
        ms: module.diagnostic().duration,
      }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, SLOWEST)
    const seconds = Math.round((Date.now() - this.#started) / 1000)
    const took = `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    process.on('exit', () => {
      console.log(
        `the slowest files, in s:\n${slowest.map(({ name, ms }) => `  ${(ms / 1000).toFixed(1).padStart(6)}  ${name}`).join('\n')}`,
      )
      console.log(`tests took ${took} (bar: under 4 min on two cores)`)
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
    })
  }
}
