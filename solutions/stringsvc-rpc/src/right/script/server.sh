#!/bin/sh
# Runs the server in a JVM of its own, and stays until that has ended.
made=$1
shift
java -cp "$made" dcom.stringsvc.Server "$@"
