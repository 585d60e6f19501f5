import pkg from '../../package.json' with { type: 'json' }

/** The flags of `npm start`: what is tested and measured runs as it does for people. */
export const nodeFlags: readonly string[] = pkg.scripts.start.split(' ').filter((word) => word.startsWith('--'))
