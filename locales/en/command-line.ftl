### What the help and the complaints of any command line say. $argument is as it is typed: --days <DAYS>.

## Help

command-line-usage = Usage: { $usage }
# In a line of usage: [OPTIONS] <COMMAND>
command-line-options = OPTIONS
command-line-command = COMMAND
command-line-default = [default: { $value }]
command-line-possible = [possible values: { $values }]
command-line-help = Show this help
command-line-version = Show the version

command-line-heading-commands = Commands
command-line-heading-arguments = Arguments
command-line-heading-options = Options
command-line-heading-server = Server

## What stands for a value. The id ends with the value's name in the code.

command-line-value-address = ADDRESS
command-line-value-days = DAYS
command-line-value-directory = DIRECTORY
command-line-value-file = FILE
command-line-value-format = FORMAT
command-line-value-host = HOST
command-line-value-language = LANGUAGE
command-line-value-link-or-file = LINK OR FILE
command-line-value-moment = MOMENT
command-line-value-name = NAME
command-line-value-note = NOTE
command-line-value-number = NUMBER
command-line-value-path = PATH
command-line-value-port = PORT
command-line-value-priority = PRIORITY
command-line-value-to = NEW NAME
command-line-value-role = ROLE
command-line-value-text = TEXT
command-line-value-time = TIME
command-line-value-user = ACCOUNT
command-line-value-username = USER NAME
command-line-value-user-name = USER NAME

## What is wrong with a command line

command-line-error = error: { $reason }
command-line-see-help = For more information, try “--help”.
command-line-command-missing = a command is missing
command-line-no-command = there is no command “{ $name }”
command-line-no-command-near = there is no command “{ $name }”; did you mean “{ $near }”?
command-line-unknown = “{ $argument }” is not known here
command-line-unknown-near = “{ $argument }” is not known here; did you mean “{ $near }”?
command-line-missing = this is missing: { $argument }
command-line-conflict = { $argument } and { $other } exclude each other
command-line-no-value = { $argument } needs a value
command-line-invalid = “{ $value }” does not fit { $argument }
# $rule says which values do.
command-line-invalid-rule = “{ $value }” does not fit { $argument }; { $rule }
command-line-valid = choose one of: { $values }
command-line-misread = the command line cannot be understood
