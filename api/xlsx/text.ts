/** `_x000D_`: how a workbook writes the characters that XML cannot hold (ECMA-376 22.9.2.19); `_x005F_` keeps such a text as it is. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
