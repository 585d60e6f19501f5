/** How wide words come out in Times New Roman bold, so that names break where they should and lines have their length. */

/** Advance widths of the typeface, in thousandths of its size. Tone marks add nothing. */
const ADVANCES: readonly [number, string][] = [
  [250, ' .,'],
  [278, 'il/'],
  [333, 'fjt-()'],
  [389, 'Is'],
  [444, 'cerz'],
  [500, 'agovxyJ–0123456789'],
  [556, 'bdđhknpquSơ'],
  [600, 'ư'],
  [611, 'FP'],
  [667, 'BELTZ'],
  [722, 'ACDĐNRUVXYKw'],
  [778, 'GHKOQƠ'],
  [796, 'Ư'],
  [833, 'm&'],
  [944, 'M'],
  [1000, 'W'],
]
const TONES = /[\u0300-\u0303\u0306\u0309\u0302\u0323]/g
const ADVANCE = new Map(ADVANCES.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])))
const POINT = 25.4 / 72

/** Thousandths of the type size that a text takes; an unknown letter counts as a wide one. */
export function advanceOf(text: string): number {
  const letters = [...text.normalize('NFD').replace(TONES, '').normalize('NFC')]
  return letters.reduce((sum, letter) => sum + (ADVANCE.get(letter) ?? 778), 0)
}

/** Millimetres of a text at a size in half-points. */
export const widthOf = (text: string, size: number): number => ((advanceOf(text) / 1000) * size * POINT) / 2

/** The words over as few lines as fit, the lines as even as can be. */
export function balance(text: string, size: number, room: number): string[] {
  const words = text.split(' ')
  for (let count = Math.ceil(widthOf(text, size) / room); count < words.length; count++) {
    const target = widthOf(text, size) / count
    for (const limit of [target, target * 1.1, target * 1.25, target * 1.5, room]) {
      const broken = fill(words, size, Math.min(limit, room))
      if (broken.length <= count && broken.every((line) => widthOf(line, size) <= room)) return broken
    }
  }
  return words
}

function fill(words: readonly string[], size: number, limit: number): string[] {
  const broken: string[] = []
  for (const word of words) {
    const last = broken.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= limit) broken[broken.length - 1] = `${last} ${word}`
    else broken.push(word)
  }
  return broken
}
