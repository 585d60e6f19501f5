/** What one kind of item tells of itself. Everything else about items is the same for all kinds: index.ts. */
import type { From } from '../offer.ts'
import type { Offers } from '../offers.ts'

/** `postponed`: how often the day of a plan has been put off, this time included. */
export type Reckoned = { postponed?: number }

/** What the names in a change are checked against. */
export type Asked = {
  /** Null for a question that is asked, else which half of it is wrong (`questionsOf`). */
  questionFault(criterion: string, system: string | null): 'criterion' | 'system' | null
  sections: ReadonlySet<string>
  /** Null for a figure that is asked and may have such a value, else what of it is wrong. */
  figureFault(figure: string, system: string | null, value: number | null): 'figure' | 'system' | 'value' | null
}

/** `code`: a sentence of `fields` in api/messages. */
export type NameFault = {
  field: string
  code:
    | 'unknownCriterion'
    | 'unknownSystem'
    | 'unknownSection'
    | 'unknownRecommendation'
    | 'unknownFigure'
    | 'impossibleFigure'
}

/** A text, and the most UTF-16 code units of it that are stored. */
export type Bounded = readonly [text: string | null | undefined, most: number]

/** `Item`: as a person enters it; `Change`: as it is sent, over the version `base`; `Named`: with all of its names. */
export type ItemKind<Item, Change, Named> = {
  /** Its list in a form and in a line of the audit log; the beginning of its keys. */
  list: string
  /** The fields that name it among its kind. */
  names: readonly string[]
  /** What else is stored of it, each field with what it is where nobody has saved the item. Two items are the same when these are. */
  stored: Readonly<Record<string, unknown>>
  /** Those of them that stay as they are where a change says nothing of them. */
  stays: readonly string[]
  /** Those of them that the audit log keeps. */
  logged: readonly string[]
  /** The field that it is first entered in, under its key; null where that is the key itself. */
  field: string | null
  /** The most that are stored of an assessment, those taken out included, and how more are refused. */
  most: { count: number; code: 'tooManyRecommendations' } | null

  /** As it is sent and stored. */
  tidy(item: Item): Item
  /** The texts of a tidy item. */
  texts(item: Item): readonly Bounded[]
  /** The item taken out; null where it is already, or cannot be. */
  takenOut(item: Item): Item | null
  /** @param newId of an item that has none yet */
  named(change: Change, newId: () => string): Named
  /** The item as an earlier period offers it, by whatever names are given; null where it does not. */
  offered(names: Partial<Item>, offers: Offers): Item | null
  /** The submission that it is offered from, by whatever names are given; null where there is none. */
  source(names: Partial<Item>, offers: Offers): From | null
  /** Whether anything of it is there of its own, offered or not. */
  isOwn(item: Change, offered: Item | null): boolean
  /** What is reckoned of it beside what an earlier period offered. */
  reckoned(item: Change, offered: Item | null): Reckoned
  /** What in its names is of no such assessment. */
  faults(change: Change, asked: Asked): readonly NameFault[]
}
