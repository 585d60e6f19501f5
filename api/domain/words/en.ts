/** The same in English, as far as pages and refusals say it: letters and workbook are Vietnamese alone. */
import type { Vocabulary } from './index.ts'

export const en: Vocabulary = {
  role: { editor: 'Editor', approver: 'Approver', reviewer: 'Reviewer', admin: 'Administrator' },

  status: { met: 'Met', partial: 'Partly met', unmet: 'Not met', notApplicable: 'Not applicable' },
  statusShort: { met: 'Met', partial: 'Partly', unmet: 'Not met', notApplicable: 'Not applicable' },

  state: {
    none: 'Not begun',
    draft: 'In progress',
    submitted: 'Submitted',
    returned: 'Returned',
    accepted: 'Accepted',
  },
  stateInReview: {
    none: 'Not begun',
    draft: 'In progress',
    submitted: 'Waiting for review',
    returned: 'Returned',
    accepted: 'Accepted',
  },

  periodState: { upcoming: 'Not open yet', open: 'Open', late: 'Past the due date', closed: 'Closed' },

  category: {
    personnel: 'Staff',
    training: 'Training',
    budget: 'Budget',
    policy: 'Policy',
    infrastructure: 'Infrastructure',
    other: 'Other',
  },

  wayToSend: {
    documents: 'Document management system',
    software: 'Reporting software of the Ministry of Public Security',
    email: 'E-mail',
    other: 'Another way',
  },
  bodyRole: {
    owner: 'Owner of information systems',
    unit: 'Specialised cybersecurity unit',
    operator: 'Operator of information systems',
  },

  /** What a system is for (Decree 331/2026 Art. 9.2), what it holds (9.1), whom it serves, which works it controls. */
  systemKind: {
    internal: 'For the body’s own work',
    public: 'For people and enterprises',
    infrastructure: 'Information infrastructure',
    industrial: 'Industrial control',
    other: 'Other',
  },
  information: {
    open: 'Public information',
    private: 'Private information',
    personal: 'Personal data',
    secret: 'State secrets',
  },
  serves: { one: 'One body', several: 'A sector, a province or several provinces', nation: 'The whole nation' },
  works: { '2-4': 'Works of grades II to IV', '1': 'Works of grade I', special: 'Works of the special grade' },
  /** Whether it may be critical to national security (Art. 16). */
  nationalGround: {
    '16.1': 'Yes, by clause 1 of Article 16',
    '16.2': 'Yes, by clause 2 of Article 16',
    '16.3': 'Yes, by clause 3 of Article 16',
    '16.4': 'Yes, by clause 4 of Article 16',
    none: 'Looked at, no ground',
  },
  yesNo: { yes: 'Yes', no: 'No' },

  checkKind: { beforeUse: 'Before use', periodic: 'Periodic', special: 'Special' },

  dossier: {
    none: 'No level dossier yet',
    drafting: 'Level dossier being drafted',
    submitted: 'Level dossier submitted',
    appraised: 'Level dossier appraised',
    approved: 'Level approved',
  },

  hosting: {
    shared: 'The province’s shared infrastructure',
    own: 'The department’s own infrastructure',
    cloud: 'Cloud service',
    other: 'Other',
  },

  check: { beforeUse: 'Before going into use', periodic: 'Periodic' },

  implementationShort: { full: 'Fully', partly: 'Partly', none: 'Not at all' },

  kind: {
    department: 'Provincial department',
    commune: 'Commune',
    district: 'District',
    unit: 'Public service unit',
    other: 'Other',
  },
}
