# Becomes bubblewrap, which starts a submission's program. $1 is its scratch folder; beside that it
# gets a private /tmp. When memory runs out, the kernel ends such a program before anything else.
echo 1000 >/proc/self/oom_score_adj
temp=$(mktemp -d "$1.tmp-XXXXXX")
shift
exec bwrap --bind "$temp" /tmp "$@" 9</dev/shm/cell/filter
