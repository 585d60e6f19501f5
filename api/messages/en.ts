/** English sentences of the API. */
import type { Messages } from './vi.ts'

export const en: Messages = {
  problems: {
    unauthenticated: ['Not signed in', 'Your session is no longer valid. Sign in to continue.'],
    badCredentials: ['Sign-in failed', 'The username or password is wrong. Check them and try again.'],
    tooManyAttempts: ['Sign-in is locked for now', 'Too many failed attempts. Try again in {minutes} minutes.'],
    passwordChangeRequired: [
      'Change your password',
      'Your present password is temporary. Change it before you continue.',
    ],
    wrongPassword: ['The present password is wrong', 'Enter the password that you use now.'],
    samePassword: ['The new password is the old one', 'Choose a password that differs from the present one.'],
    forbidden: ['Not allowed', 'This account may not do that. Ask the coordinator if you need it.'],
    badOrigin: [
      'Request refused',
      'A write must come from the pages of this system itself. Open the page again and retry.',
    ],
    approverSigns: ['The approver submits', 'Your department has an approver; ask the approver to check and submit.'],
    notFound: ['Not found', 'What you asked for does not exist or has moved. Check the address.'],
    duplicate: ['It exists already', 'This code or name is in use. Choose another.'],
    stale: [
      'The data have changed',
      'This was just changed elsewhere. Look at both versions and choose the one to keep.',
    ],
    staleVersion: [
      'The assessment has changed',
      'The assessment changed after you opened it. Reload, check and try again.',
    ],
    wrongState: ['Not possible in this state', 'The assessment is “{state}”, so this cannot be done. Reload the page.'],
    locked: [
      'The assessment is locked',
      'The assessment is “{state}” and cannot be changed. It must be withdrawn or returned first.',
    ],
    itemsLocked: ['Not unlocked', 'The return unlocks only the answers that it names; nothing else can be changed.'],
    periodUpcoming: ['The period is not open yet', 'The period opens on {day}. Come back then.'],
    periodClosed: ['The period is closed', 'The period closed after {day}. Ask the coordinator to reopen it.'],
    notFiler: [
      'Not an expected filer',
      'The department is not on this period’s list of filers. Ask the coordinator to add it.',
    ],
    opened: [
      'The coordinator has opened it',
      'The coordinator has opened the submission, so it cannot be withdrawn. Ask for it to be returned.',
    ],
    frameworkInUse: [
      'The framework is in use',
      'Departments have answered by this period’s framework, so it cannot be changed.',
    ],
    lastAdmin: ['One admin must remain', 'This is the last active admin. Create another admin first.'],
    systemInUse: ['Cannot be deleted', 'The system has answers. Retire it instead.'],
    setupDone: ['Set-up is done', 'There is an admin account already. Sign in.'],
    badSetupCode: ['Wrong set-up code', 'Enter the one-time code printed on the server’s console.'],
    tooLarge: ['Too large', 'The request is over 1 MB. Send it in smaller parts.'],
    notJson: ['Unreadable', 'What was sent is not valid JSON. Check it and send it again.'],
    invalid: ['Not valid', 'Correct the items named and send again. Nothing was saved.'],
    incomplete: [
      'The assessment is incomplete',
      '{count} things must be completed before submitting. Complete the items named.',
    ],
    notConfigured: ['Not ready', 'The system is not configured yet. Tell its operator.'],
    internal: [
      'System error',
      'The system failed and saved nothing. Try again; if it still fails, send request id {request} to the admin.',
    ],
  },
  fields: {
    invalid: 'Not a valid value.',
    empty: 'Must not be empty.',
    tooLong: 'Too long.',
    unknownField: 'There is no such field.',
    day: 'Not a valid day. Write year-month-day, for example 2024-03-25.',
    daysOrder: 'The opening, due and closing days must be in this order.',
    roleDepartment: 'Editors and approvers belong to a department; reviewers and admins do not.',
    unknownFramework: 'There is no such framework.',
    unknownDepartment: 'There is no such department.',
    unknownLevel: 'There is no such level.',
    unknownCriterion: 'This criterion does not apply to the department at its present level. Please reload the page.',
    unknownSystem:
      'This criterion does not apply to the system: its level has changed, or it is no longer in use. Please reload the page.',
    unknownSection: 'The framework has no such section.',
    unknownRecommendation: 'There is no such recommendation.',
    repeated: 'One thing can be changed only once in a request.',
    itemLocked: 'This answer is not unlocked.',
    parentSelf: 'A department cannot be its own parent.',
    filerThere: 'The department is on the list of filers already.',
    filerNotThere: 'The department is not on the list of filers.',
  },
  missing: {
    answer: 'Not answered.',
    planAction: 'The action is not stated.',
    planDueOn: 'The due date is not stated.',
    reason: 'The reason for “not applicable” is not stated.',
  },
  states: {
    none: 'Not begun',
    draft: 'Draft',
    submitted: 'Waiting for review',
    returned: 'Returned',
    accepted: 'Accepted',
  },
}
