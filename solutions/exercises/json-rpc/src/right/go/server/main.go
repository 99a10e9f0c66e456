// The string service, with what Go's standard library has for it.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"strings"
	"unicode/utf8"
)

const longest = 1 << 20

// Args is what a caller sends.
type Args struct{ Name string }

// Result is what it gets.
type Result struct{ Name string }

// Upper is the service.
type Upper struct{}

// Uppercase turns a name into capital letters.
func (Upper) Uppercase(args *Args, result *Result) error {
	if length := utf8.RuneCountInString(args.Name); length > longest {
		return fmt.Errorf("name too long: %d characters, at most %d", length, longest)
	}
	result.Name = strings.ToUpper(args.Name)
	return nil
}

func main() {
	log.SetFlags(0)
	port := flag.Int("p", 1234, "port")
	flag.Parse()
	if err := rpc.Register(Upper{}); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		log.Fatal("listen error:", err)
	}
	fmt.Println("Listening on", listener.Addr())
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal("accept error:", err)
		}
		go jsonrpc.ServeConn(connection)
	}
}
