why () { "$DEMARCHE" explain -r rules.json --text "$@"; echo; }
why 'We need a legally binding set of rather vague norms. We raise the rank of rules.' --why-not status.binding
why 'A treaty of peace. We want it.' --why-not status.binding/treaty
why 'There is hardly any need to make hard law.' --why-not legally
why 'In the past we wanted hard law.' --why-not legally
why 'The open-ended working group met.' --why-not status.group
why 'Good morning.' --why-not status.binding
why 'Good morning.' --why-not status.empty
why 'Some old law.' --why-not status.binding/old
