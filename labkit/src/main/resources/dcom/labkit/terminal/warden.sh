# Outlives the JVM that holds the other end of its standard input, kills the process groups that
# this JVM left behind, removes its folders, and ends. One request a line; kill is answered by one.
trap '' HUP INT PIPE QUIT TERM
groups=

# Who is stopped starts no more children while these are counted.
tree() {
  kill -s STOP "$1"
  set -- "$1" $(pgrep -P "$1")
  kill -s KILL "$1"
  shift
  for child; do tree "$child"; done
}

# A child that leads no group is killed by descent. It may have been about to become a leader, so its
# group is tried again.
end() {
  kill -s KILL -- "-$1" && return
  tree "$1"
  kill -s KILL -- "-$1"
}

forget() {
  kept=
  for group in $groups; do
    [ "$group" = "$1" ] || kept="$kept $group"
  done
  groups=$kept
}

while read -r request name; do
  case $request in
    guard) groups="$groups $name" ;;
    ended) kill -s 0 -- "-$name" || forget "$name" ;;
    kill)
      case "$groups " in
        *" $name "*) end "$name"; forget "$name" ;;
      esac
      echo
      ;;
    folder) set -- "$@" "$name" ;;
    removed)
      for folder; do
        shift
        [ "$folder" = "$name" ] || set -- "$@" "$folder"
      done
      ;;
  esac
done

for group in $groups; do end "$group"; done
for folder; do rm -rf -- "$folder"; done
