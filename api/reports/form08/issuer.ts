/** By whom a yearly report is sent, to whom, and who signs it (công văn, Nghị định 30/2020/NĐ-CP annex I). */
import type { NamedBody } from '../../domain/form08/types.ts'
import { type LetterSettings, USUAL } from '../../domain/letterhead.ts'
import { type Settings, USUAL_YEARLY } from '../../domain/settings.ts'
import { form08Words as words } from '../../messages/reports/form08.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { parentOf, placeOf, reportSymbol, signatureLines } from '../letter/bodies.ts'
import { recipients } from '../letter/signature.ts'
import { oneLine } from '../letter/text.ts'

/** The province's own owner, another owner, or a department. */
export type Sender =
  | { as: 'main'; body: NamedBody | null }
  | { as: 'owner'; body: NamedBody }
  | {
      as: 'unit'
      department: { name: string; shortName: string; parentName: string | null; letter: LetterSettings | null }
      body: NamedBody | null
      /** The owner that it reports to, and that one's specialised unit. */
      owner: string | null
      through: string | null
    }

export type Issuer = {
  name: string
  parent: string | null
  symbol: string
  place: string
  addressees: readonly string[]
  recipients: readonly string[]
  posts: readonly string[]
  signer: string
}

export function issuerOf(sender: Sender, settings: Settings): Issuer {
  const { province } = settings
  const committee = letterWords.provinceCommittee(oneLine(province.name))
  if (sender.as === 'unit') {
    const { department, body, owner, through } = sender
    const name = oneLine(department.name)
    const to = owner ?? committee
    return {
      name,
      parent: parentOf(name, department.parentName, province.name),
      symbol: symbolOf(name, department.shortName, department.letter),
      place: placeOf(name, province.place),
      addressees: [through === null ? to : `${to} ${words.through(through)}`],
      recipients: recipients(words.asAbove, [], department.letter ?? USUAL),
      ...signedBy(name, body),
    }
  }
  const yearly = settings.yearly ?? USUAL_YEARLY
  const name = oneLine(sender.body?.name ?? committee)
  const isMain = sender.as === 'main'
  const letter = isMain ? yearly.letter : USUAL
  const { signer } = yearly
  const block = isMain
    ? { posts: signatureLines(name, signer), signer: signer?.name ?? '' }
    : signedBy(name, sender.body)
  return {
    name,
    parent: parentOf(name, null, province.name),
    symbol: symbolOf(name, name, letter),
    place: isMain ? province.place : placeOf(name, province.place),
    addressees: yearly.addressees.length > 0 ? yearly.addressees : [words.ministry],
    recipients: recipients(words.asAbove, [], letter),
    ...(yearly.signature ? block : { posts: [], signer: '' }),
  }
}

/** `UBND-KGVX`: the issuer's, then who drafted it. */
const symbolOf = (name: string, shortName: string, letter: LetterSettings | null): string =>
  [reportSymbol(name, oneLine(shortName)), oneLine(letter?.draftingUnit ?? '')].filter(Boolean).join('-')

/** Its head, by the post that the list of bodies has. */
function signedBy(name: string, body: NamedBody | null): Pick<Issuer, 'posts' | 'signer'> {
  const signer = body?.head ?? ''
  if (!body?.post) return { posts: signatureLines(name, null), signer }
  return { posts: signatureLines(name, { title: body.post, onBehalf: null }), signer }
}
