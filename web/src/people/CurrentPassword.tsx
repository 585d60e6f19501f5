import type { Submitting } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { PasswordInput } from '../ui/index.ts'

type Props = { username: string; value: string; onValue: (value: string) => void; form: Submitting }

/** The present password, and for the browser's own store the account that it belongs to. */
export const CurrentPassword = ({ username, value, onValue, form }: Props) => (
  <>
    <input type="text" class="govuk-visually-hidden" autocomplete="username" value={username} readOnly hidden />
    <PasswordInput
      name="current"
      label={t('account.current')}
      value={value}
      onValue={onValue}
      error={form.errorOf('current')}
      autocomplete="current-password"
    />
  </>
)
