import type { Messages } from '../messages.ts'

export const evidence: Messages['evidence'] = {
  'evidence.add': 'Add evidence',
  'evidence.close': 'Done adding evidence',
  'evidence.of': 'Evidence for {name}',
  'evidence.choose': 'Choose files',
  'evidence.chooseHint':
    'Or drop them here, several at once. PDF, Word, Excel, PowerPoint (without macros) or pictures, at most {most} each.',
  'evidence.tooLarge': 'The file has {size}, more than {most}: split or shrink it.',
  'evidence.waits': 'Waits for its turn',
  'evidence.sending': '{n}% sent',
  'evidence.noLine': 'No connection; it goes on when there is one',
  'evidence.again': 'Try again',
  'evidence.details': 'Number, date, period',
  'evidence.takeOff': 'Take off',
  'evidence.attach': 'Attach',
  'evidence.fromLibrary': 'Or attach a file of the library (search by name or number)',
  'evidence.found': '{n} {n:file|files} in the library',
  'evidence.full': 'An answer has at most {n} files.',
}
