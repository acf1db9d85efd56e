### Accounts: signing in and up, profile, security.

account-sign-in = Sign in
account-sign-in-title = Welcome back
account-sign-in-hint = Sign in to Ticket Desk.
account-username = User name
account-role = Role
account-password = Password
account-show-password = Show password
account-hide-password = Hide password
account-no-account = New here?
account-sign-up = Create an account
account-sign-up-title = Create your account
account-sign-up-hint = Your colleagues see your name; responders can reach you by email and, if you give a number, by phone.
account-have-account = Already have an account?
account-role-question = What brings you here?
account-invitation = Invitation code
account-invitation-hint = From your administrator
account-field-name = Full name
account-username-hint = Lower-case letters, digits, dots and dashes; starts with a letter
account-field-email = Email
account-field-phone = Phone
account-field-phone-extension = Extension
account-phone-extension-short = ext.
account-phone-country = Country
account-name-alike = The name of { $username } looks the same. Others see your user name beside yours.
account-name-mixed = This name mixes letters of several alphabets. Others see your user name beside it.
account-phone-with-extension = { $number } ext. { $extension }
account-phone-unreadable = Only digits, spaces and a + make a number. Write an extension as “ext. 12”.
account-phone-extension-too-long = An extension has at most 7 digits.
account-phone-extension-invalid = An extension has at most 7 digits, and the number cannot name another one.
account-phone-country-unknown = No country has this calling code. Choose the country, or begin with + and its code.

account-phone-too-short = { $country ->
    [none] The number is too short. A valid one looks like { $example }
   *[other] { $country }: the number is too short. A valid one looks like { $example }
}

account-phone-too-long = { $country ->
    [none] The number is too long. A valid one looks like { $example }
   *[other] { $country }: the number is too long. A valid one looks like { $example }
}

account-phone-not-in-use = { $country ->
    [none] There is no such number. A valid one looks like { $example }
   *[other] { $country }: there is no such number. A valid one looks like { $example }
}

account-field-profession = Profession
account-field-organisation = Organisation
account-field-address = Address
account-field-address-hint = Where can a responder find you? Building, floor, room.
account-optional = optional
account-create = Create account
account-saved-as = Will be saved as { $number }
account-saved-as-abroad = Will be saved as { $number } ({ $country })
account-strength = Password strength
account-strength-0 = Very weak
account-strength-1 = Weak
account-strength-2 = Fair
account-strength-3 = Strong
account-strength-4 = Very strong
account-strength-hint = At least 10 characters; several unrelated words work well.
account-ended-title = Sign in again
account-ended-hint = Your session has ended. What you typed is kept; continue where you left off.
account-other = Sign in as somebody else
account-title = Account
account-profile = Profile
account-profile-hint = What others see of you, and how responders reach you.
account-security = Security
account-security-hint = Your password, and where you are signed in.
account-change-password = Change password
account-change-password-hint = All your other sessions end when the password changes.
account-current = Current password
account-next = New password
account-password-changed = Password changed; other sessions have ended
account-sessions = Sessions
account-sessions-hint = Where you are signed in. End the ones you do not recognise.
account-this-session = This session
account-last-used = Last used
account-signed-in = Signed in
account-revoke = End session
account-revoked = Session ended
account-deactivate = Deactivate account
account-deactivate-hint = You are signed out everywhere and can no longer sign in. Your tickets and messages stay in the history; tickets you work on go back to the pool. Only an administrator can reactivate you.
account-deactivate-title = Deactivate your account
account-deactivated = Your account is deactivated
account-deactivate-send = Deactivate my account

## Roles

role-employee = Employee
role-employee-hint = I need things fixed
role-responder = Responder
role-responder-hint = I fix things
