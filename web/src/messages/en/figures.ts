import type { Messages } from '../messages.ts'

export const figures: Messages['figures'] = {
  'figures.lede':
    'Enter each number as its note says. None is 0; leave blank what is not known: a blank is not taken for 0 and does not stop filing.',
  'figures.nothing': 'This period asks no figures.',
  'figures.locked': 'This return does not open the figures.',
  'figures.filledOf': '{n}/{of} filled in',
  'figures.confirmAll': "No change: confirm the earlier period's {n} {n:figure|figures}",
  'figures.leaveBlank': 'Leave blank (not known)',
  'figures.quarters': 'Sum of the quarters: {parts}.',
  'figures.previous': '{quarter}: {value}',
  'figures.share': '{share} of “{whole}”.',
  'figures.inDong': '{label} (dong)',
  'figures.systems': 'Figures of the systems',
  'figures.system': 'System',
  'figures.of': '{label}, {system}',
  'figures.name': 'Figure',
  'figures.value': 'Value',
  'figures.was': 'was: {value}',
  'figures.notWhole': 'A whole number from 0, such as 1,250. Leave blank what is not known.',
  'figures.tooMuch': 'The largest number taken is {most}.',
  'implausible.title': 'Figures that do not fit; mend them before filing',
  'implausible.look': 'Figures to look at again',
  'implausible.error': '(has to be mended before filing)',
  'implausible.question': '(look again; can be filed all the same)',
  'implausible.note': '(for information)',
}
