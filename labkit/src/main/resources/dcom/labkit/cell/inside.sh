# Becomes bubblewrap, which is $0 and starts a submission's program. $1 is its scratch folder; beside that it
# gets a private /tmp. $2 is the size of its files in blocks of 512 bytes, unless whoever started this
# has set a lower one. When memory runs out, the kernel ends such a program before anything else.
echo 1000 >/proc/self/oom_score_adj
temp=$(mktemp -d "$1.tmp-XXXXXX")
ulimit -f "$2" 2>/dev/null
shift 2
exec "$0" --bind "$temp" /tmp "$@" 9</dev/shm/cell/programs
