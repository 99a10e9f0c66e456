#!/bin/sh
# Compiles the answer into the folder that is named.
exec javac --release 17 -encoding UTF-8 -d "$1" ../../main/java/dcom/stringsvc/*.java
