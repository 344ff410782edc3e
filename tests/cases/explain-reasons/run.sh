say() { "$DEMARCHE" explain -r rules.json --delegation Aldovia --text "$@"; echo; }
say 'We do not want binding norms, and never have we said, nor shall we say, that we want binding norms.'
say 'We want not only binding norms but voluntary norms, so there is no need for binding norms that we want.'
say 'If all agree, we want it, and we want binding norms; these might help.'
say 'Some States do not want it, others want binding norms. There is no merit in that.'
say 'Voluntary norms do not help, and to want binding norms is out of the question.'
say 'We are far voluntary norms from it. We are far off from voluntary norms.'
say 'Last year we wanted voluntary norms. We wonder whether voluntary norms help. Do voluntary norms help?'
say 'We want so-called binding norms. Binding norms exist. We want binding norms, what irony.'
say 'We want binding norms.' --section 'The agenda'
say 'Some States might not want a truly binding text.'
say 'We do not say that we do not want voluntary norms, or any voluntary norms.'
say 'No merit in that, as some States want binding norms.' --position norms.binding
say 'We want binding norms.' --position norms.voluntary
