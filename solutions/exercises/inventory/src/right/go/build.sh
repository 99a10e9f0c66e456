# Makes the programs in Go, and the answer's in Java for the transports that Go does not have here.
set -e
made=$1
jars=$(cat ../../../../../../exercises/inventory/target/lab/libraries)
javac -nowarn -d "$made/classes" -cp "$jars" \
  $(find ../../main/java ../../../target/generated-sources/protobuf -name '*.java')
printf '%s' "$made/classes:$jars" > "$made/class-path"
go build -o "$made/" ./server ./client
