/** The answers that the page's head has asked for (layouts/early.js), each to be had once. */
export type Answered = { answer: Response; json: unknown }

declare global {
  interface Window {
    early: { first: string; answers: Map<string, Promise<Answered>> }
  }
}

/** The call that this page began with. */
export const first = (): string => window.early.first

export function take(url: string): Promise<Answered> | undefined {
  const answered = window.early.answers.get(url)
  window.early.answers.delete(url)
  return answered
}
