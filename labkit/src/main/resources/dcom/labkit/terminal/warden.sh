# Outlives the JVM that holds the other end of its standard input, kills the process groups that
# this JVM left behind, removes its folders, and ends. One request a line; kill is answered by one.
trap '' HUP INT PIPE QUIT TERM
groups=

tree() {
  set -- "$1" $(pgrep -P "$1")
  kill -s KILL "$1"
  shift
  for child; do tree "$child"; done
}

# A child that has not become the leader of a group yet, or never does, is killed by descent.
end() {
  kill -s KILL -- "-$1" || tree "$1"
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
        *" $name "*) end "$name" && forget "$name" ;;
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
