/** The XML of the trees that the docx library makes of its objects. */
import type { IXmlableObject } from 'docx'

const ESCAPES: Record<string, string> = { '&': '&amp;', '"': '&quot;', "'": '&apos;', '<': '&lt;', '>': '&gt;' }
const escaped = (value: unknown): string => String(value).replace(/[&"'<>]/g, (char) => ESCAPES[char] as string)

type Attributes = Record<string, unknown>
const written = (attributes: Attributes): string => {
  let text = ''
  for (const key in attributes) text += ` ${key}="${escaped(attributes[key])}"`
  return text
}

/** As the library itself would write it. Its texts hold nothing that XML cannot (`text.ts`). */
export function xmlOf(tree: IXmlableObject): string {
  const [name = '', inside] = Object.entries(tree)[0] ?? []
  let attributes = ''
  let content = ''
  for (const child of Array.isArray(inside) ? inside : [inside]) {
    if (typeof child !== 'object' || child === null) content += escaped(child)
    else if ('_attr' in child) attributes += written(child._attr as Attributes)
    else if (Object.keys(child).length > 0) content += xmlOf(child as IXmlableObject)
  }
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}
