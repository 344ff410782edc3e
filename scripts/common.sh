# What scripts/demo and scripts/test share; read with '.', with $top set to the project's folder.

# list_packages GROUP…: the packages of scripts/packages that a group needs
list_packages () {
  for group in "$@"; do
    sed -n "s/^$group //p" "$top/scripts/packages"
  done
}

# list_missing GROUP…: those of them that are not installed
list_missing () {
  for package in $(list_packages "$@"); do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
      echo "$package"
  done
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages GROUP…: installs what is missing; where there is no dpkg it has to be there
install_packages () {
  command -v dpkg-query >/dev/null || return 0
  missing=$(list_missing "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "missing packages, and neither root nor sudo to install them:" $missing >&2
    return 1
  fi
  echo "installing:" $missing >&2
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing >&2
}

# configure FOLDER OPTION…: sets a build folder up, or keeps the one that is there
configure () {
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" >&2
}
