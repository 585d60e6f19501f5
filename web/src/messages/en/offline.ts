/** The page in the place of one that cannot be opened without a line. */
import type { Messages } from '../messages.ts'

export const offline: Messages['offline'] = {
  'offline.title': 'No connection',
  'offline.text':
    'This page needs a connection and could not be opened. It opens by itself when the connection is back.',
  'offline.form':
    'The form of your department can be opened and filled in without a connection: changes are kept on this computer and are sent by themselves when the connection is back.',
  'offline.toForm': 'Open the form',
  'offline.retry': 'Try again',
}
