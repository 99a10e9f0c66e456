# Makes the room of one judge, in a mount and a process namespace of its own, and becomes the judge.
# $1 is a filter of system calls in base64; the judge's words follow.
set -e
filter=$1
shift
mount -t proc proc /proc
# All that programs can write to, and where they cannot see more than their own folder of it.
mount -t tmpfs -o size=64m,nr_inodes=8k,mode=755 lab-cell /dev/shm
mkdir /dev/shm/cell /dev/shm/judge
# What the judge keeps to itself, so that programs cannot take its room.
mount -t tmpfs -o size=512m,mode=700 lab-judge /dev/shm/judge
cd /dev/shm/cell
echo 'student:x:1000:1000::/tmp:/bin/sh' >passwd
echo 'student:x:1000:' >group
echo '127.0.0.1 localhost cell' >hosts
echo 'hosts: files' >nsswitch.conf
echo "$filter" | base64 -d >filter
cd "$OLDPWD"
exec "$@"
