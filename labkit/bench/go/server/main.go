// The string service over Go's net/rpc: with gob, or with -json over net/rpc/jsonrpc.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"strings"
)

// Args is what a caller sends.
type Args struct{ Name string }

// Result is what it gets.
type Result struct{ Name string }

// Upper is the service.
type Upper int

// Uppercase turns a name into capital letters.
func (*Upper) Uppercase(args *Args, result *Result) error {
	result.Name = strings.ToUpper(args.Name)
	return nil
}

func main() {
	port := flag.Int("p", 1234, "port")
	json := flag.Bool("json", false, "speak JSON")
	flag.Parse()
	if err := rpc.Register(new(Upper)); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Listening on %s\n", listener.Addr())
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		if *json {
			go jsonrpc.ServeConn(connection)
		} else {
			go rpc.ServeConn(connection)
		}
	}
}
