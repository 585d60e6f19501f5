/** Makes a start quicker; imported for its effect, before anything heavy. */
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/soat', import.meta.url)))

/**
 * Node looks up the package.json of every module that it loads, and drizzle-orm's has 180 kB of exports: half of the
 * whole start went into reading it again for each of its 400 files. They are all ES modules, as its exports say.
 */
registerHooks({
  resolve(specifier, context, next) {
    const inside = context.parentURL?.includes('/node_modules/drizzle-orm/') && context.conditions.includes('import')
    if (!inside || !/^\.\.?\/.*\.js$/.test(specifier)) return next(specifier, context)
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
  },
})
