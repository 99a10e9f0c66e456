// Subscriber is the distributed logger: each message becomes a line in a file.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/nats-io/nats.go"
)

// As many messages may wait in memory; as many share a force at most.
const most = 100_000

func main() {
	log.SetFlags(0)
	server := flag.String("s", nats.DefaultURL, "server")
	path := flag.String("o", "nats.log", "file")
	flag.Usage = func() {
		log.Fatalf("Usage: subscriber [-s server (%s)] [-o file (nats.log)] <subject>", nats.DefaultURL)
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
	}

	fmt.Printf("Connecting to %s\n", *server)
	connection, err := nats.Connect(*server, nats.MaxReconnects(-1))
	if err != nil {
		log.Fatalf("Can't connect: %v", err)
	}
	file, err := openLog(*path)
	if err != nil {
		log.Fatal(err)
	}
	if err := listen(connection, file, flag.Arg(0)); err != nil {
		log.Fatal(err)
	}
}

// listen logs until the program is told to end.
func listen(connection *nats.Conn, file *logFile, subject string) error {
	messages := make(chan *nats.Msg, most)
	subscription, err := connection.ChanSubscribe(subject, messages)
	if err != nil {
		return err
	}
	if err := connection.Flush(); err != nil {
		return err
	}
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, os.Interrupt)
	log.Printf("Listening on [%s]", subject)

	gaps := newGaps()
	for {
		var batch []*nats.Msg
		ending := false
		select {
		case message := <-messages:
			batch = append(batch, message)
		case <-end:
			// Behind the flush, all that the server has sent stands in the channel.
			if err := connection.Flush(); err != nil {
				log.Print(err)
			}
			ending = true
		}
		for waiting := len(messages); waiting > 0; waiting-- {
			batch = append(batch, <-messages)
		}
		if err := write(connection, file, gaps, batch); err != nil {
			return err
		}
		if dropped, err := subscription.Dropped(); err == nil {
			gaps.reportDropped(dropped)
		}
		if ending {
			gaps.summarize()
			return connection.Flush()
		}
	}
}

// write makes all messages durable with one force and then answers those that ask.
func write(connection *nats.Conn, file *logFile, gaps *gaps, batch []*nats.Msg) error {
	first := file.lines + 1
	for _, message := range batch {
		file.append(message.Subject, message.Data)
		gaps.saw(message.Subject, message.Data)
	}
	if err := file.force(); err != nil {
		return err
	}
	for i, message := range batch {
		if message.Reply == "" {
			continue
		}
		if err := connection.Publish(message.Reply, []byte(strconv.Itoa(first+i))); err != nil {
			return err
		}
	}
	return nil
}
