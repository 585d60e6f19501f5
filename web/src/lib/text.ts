/** Text as people paste it, and as the server stores it. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: what the server refuses and nobody typed on purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\ufffe\uffff]/gu

/** As the server stores it: what is pasted from other programs may hold what it refuses (api/domain/text.ts). */
export const clean = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '')
