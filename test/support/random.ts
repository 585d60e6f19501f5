/** Random cases that are the same in every run, so that a failure can be seen again; `SOAT_SEED` gives others. */
import fc from 'fast-check'

const SEED = Number(process.env.SOAT_SEED ?? 20241122)

fc.configureGlobal({ seed: SEED })

export { fc }
