# Starts bubblewrap, which is $0, with a build in it. $1 is where temporary files go; it gets a /tmp of its own there,
# which is gone when it ends. $2 is the size of its files in blocks of 512 bytes. When memory runs out, the kernel ends a build before anything else.
echo 1000 >/proc/self/oom_score_adj
temp=$(mktemp -d "$1/build-XXXXXX")
ulimit -f "$2"
shift 2
"$0" --bind "$temp" /tmp "$@" 9</dev/shm/cell/builds
code=$?
rm -rf "$temp"
exit "$code"
