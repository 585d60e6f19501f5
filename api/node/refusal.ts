/** A command that cannot go on: a sentence for the person at the console, and exit status 1. */
import { commands, type Sentence, type Values } from '../messages/commands.ts'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly sentence: Sentence
  readonly values: Values
  constructor(sentence: Sentence, values: Values = {}, options?: ErrorOptions) {
    super(sentence.en, options)
    this.sentence = sentence
    this.values = values
  }
}

/** An environment variable holds what it may not. */
export class BadConfig extends Refusal {
  override name = 'BadConfig'
  constructor(variable: string, value: string, allowed: string) {
    super(commands.badConfig, { variable, value, allowed })
  }
}
