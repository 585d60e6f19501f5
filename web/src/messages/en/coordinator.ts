import type { Messages } from '../messages.ts'

export const coordinator: Messages['coordinator'] = {
  'coordinator.caption': 'The whole of {province}',
  'coordinator.due': 'Due',
  'coordinator.noPeriodText':
    'A period sets the opening day, the due day and the criteria. Open the first one so that departments can begin.',
  'coordinator.noPeriodAction': 'Open a period',

  'welcome.coordinator.title': 'Where to begin',
  'welcome.coordinator.1': 'This page shows who has filed, who has not, and how far the whole province complies.',
  'welcome.coordinator.2': 'Read each filing under Filings, then accept it or return it with a reason.',
  'welcome.coordinator.3': 'Download the province’s Excel workbook and Word report here at any time.',
}
