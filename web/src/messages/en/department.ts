import type { Messages } from '../messages.ts'

export const department: Messages['department'] = {
  'department.caption': 'Reporting period',
  'department.requestRef': 'Requested by {ref}',
  'department.due': 'Due',
  'department.noPeriodText':
    'The self-assessment appears here when the coordinating body opens a period. Meanwhile, check the list of information systems.',
  'department.noPeriodAction': 'See the information systems',

  'welcome.department.title': 'Where to begin',
  'welcome.department.1': 'Check the list of information systems: the level of each decides which criteria are asked.',
  'welcome.department.2':
    'Answer section by section; every change is saved at once, so you may stop and go on at any time.',
  'welcome.department.3': 'When everything is answered, the approver reads it again and submits it before it is due.',
}
