/**
 * The shared components of the pages. Where things go:
 *
 *   src/pages/[...lang]/x.astro   one page, both languages: names its layout, its message areas and its content
 *   src/layouts/Page.astro        header, banner, main column, footer, embedded messages
 *   src/<capability>/X.tsx        what a page shows once data has come, its parts, its load.ts
 *   src/ui/                       components that more than one capability uses
 *   src/lib/                      api (calls), me (who is signed in), t (messages), format, load and submit (hooks)
 *   src/messages/{vi,en}/area.ts  words, by area; vi is the source of the keys
 *   src/styles/                   soat.scss for every page; a page's own rules in a file that the page imports
 */
export { Button, ButtonLink } from './Button.tsx'
export { CardTable, type Column } from './CardTable.tsx'
export { Checkbox, Checkboxes, type Option, Radios, Select } from './Choices.tsx'
export { Confirm } from './Confirm.tsx'
export { DateInput } from './DateInput.tsx'
export { Dialog } from './Dialog.tsx'
export { ErrorSummary, sentence } from './ErrorSummary.tsx'
export { Field, FieldError, Textarea, TextInput } from './Field.tsx'
export { FileInput, Sending } from './FileInput.tsx'
export { InPlace } from './InPlace.tsx'
export { type KeyLine, KeyList } from './KeyList.tsx'
export { Live, lively } from './Live.tsx'
export { Empty, Load, Refused, SignedIn, Skeleton, UnknownFiling, UnknownPeriod, UnknownSection } from './Load.tsx'
export { Notice } from './Notice.tsx'
export { NumberInput } from './NumberInput.tsx'
export { OnBehalfSelect } from './OnBehalf.tsx'
export { PasswordInput } from './PasswordInput.tsx'
export { ProgressBar } from './ProgressBar.tsx'
export { StateTag, StatusIcon, StatusTag, Tag } from './Status.tsx'
export { TableBox } from './TableBox.tsx'
export { Welcome } from './Welcome.tsx'
