/** Long work in pieces, so that nobody waits for the whole of it. */

/** Lets everything else that waits go first. What is done between two of these takes a few ms. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
