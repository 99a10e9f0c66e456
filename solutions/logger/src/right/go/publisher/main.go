// Publisher publishes 1, 2, 3 … on a subject, each number when the server has the one before.
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"strconv"

	"github.com/nats-io/nats.go"
)

func main() {
	log.SetFlags(0)
	server := flag.String("s", nats.DefaultURL, "server")
	count := flag.Uint64("n", math.MaxUint64, "count")
	flag.Usage = func() { log.Fatalf("Usage: publisher [-s server (%s)] [-n count] <subject>", nats.DefaultURL) }
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
	}
	subject := flag.Arg(0)

	fmt.Printf("Connecting to %s\n", *server)
	connection, err := nats.Connect(*server)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	for number := uint64(1); number <= *count; number++ {
		text := strconv.FormatUint(number, 10)
		if err := connection.Publish(subject, []byte(text)); err != nil {
			log.Fatal(err)
		}
		if err := connection.Flush(); err != nil {
			log.Fatal(err)
		}
		log.Printf("Published [%s] : '%s'", subject, text)
	}
}
