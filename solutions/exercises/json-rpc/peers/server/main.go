// The string service as any Go program would offer it.
package main

import (
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
	if err := rpc.Register(new(Upper)); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Listening on", listener.Addr())
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go jsonrpc.ServeConn(connection)
	}
}
