import type { Messages } from '../messages.ts'

export const description: Messages['description'] = {
  'api.title': 'The API of Soát',
  'api.lede': 'This description is made from the routes as they run. Other programs read it at {url}.',
  'api.version': 'Version {version}',
  'api.parameters': 'Parameters',
  'api.inPath': 'in the path',
  'api.inQuery': 'in the query, may be left out',
  'api.body': 'Body',
  'api.answers': 'Answers',
  'api.status': 'Status',
  'api.meaning': 'Meaning',
  'api.shape': 'Shape of {name}',
}
