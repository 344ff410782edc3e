command -v git >/dev/null || exit 77 # no git, nothing to read from
# makes a repository that depends on nothing outside the case
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE=2025-03-04T12:00:00Z
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
export GIT_COMMITTER_DATE=2025-03-04T12:00:00Z GIT_CONFIG_NOSYSTEM=1

make_repository () {
  git -c init.defaultBranch=main init -q "$1"
}

commit () {
  git add -A . && git commit -q -m change
}
