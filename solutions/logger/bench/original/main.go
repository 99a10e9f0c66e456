// Original is the course's first logger, as it behaved: it truncates its file at every start, writes
// one line for each message and forces the disk after each line. The bench measures against it.
//
// Its faults are kept, except that it ends with its usage when it has no subject.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"

	"github.com/nats-io/nats.go"
)

func main() {
	log.SetFlags(0)
	server := flag.String("s", nats.DefaultURL, "server")
	path := flag.String("o", "nats.log", "file")
	flag.Usage = func() { log.Fatalf("Usage: subscriber [-s server (%s)] [-o file (nats.log)] <subject>", nats.DefaultURL) }
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
	}

	file, err := os.Create(*path)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Connecting to %s\n", *server)
	connection, err := nats.Connect(*server)
	if err != nil {
		log.Fatalf("Can't connect: %v", err)
	}
	lines := 0
	_, err = connection.Subscribe(flag.Arg(0), func(message *nats.Msg) {
		lines++
		fmt.Fprintf(file, "[#%d] [%s]: '%s'\n", lines, message.Subject, message.Data)
		file.Sync()
	})
	if err != nil {
		log.Fatal(err)
	}
	connection.Flush()
	log.Printf("Listening on [%s]", flag.Arg(0))
	runtime.Goexit()
}
