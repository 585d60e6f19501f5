/** Before anything else in a process of tests: it starts as quickly as the server does. */
import '../../api/node/quick-start.ts'
import { flushCompileCache } from 'node:module'

// The runner ends its processes by this signal, and what they have compiled is for the next ones.
process.once('SIGTERM', () => {
  flushCompileCache()
  process.exit()
})
