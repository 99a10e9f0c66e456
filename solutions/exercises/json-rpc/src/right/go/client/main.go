// A client of the string service, with what Go's standard library has for it.
package main

import (
	"fmt"
	"log"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
)

// Args is what a caller sends.
type Args struct{ Name string }

// Result is what it gets.
type Result struct{ Name string }

func main() {
	log.SetFlags(0)
	if len(os.Args) < 4 || os.Args[1] != "-a" {
		log.Fatal("Usage: client -a host:port name...")
	}
	client, err := jsonrpc.Dial("tcp", os.Args[2])
	if err != nil {
		log.Fatal("dialing:", err)
	}
	names := os.Args[3:]
	synchronously(client, names)
	asynchronously(client, names)
}

func synchronously(client *rpc.Client, names []string) {
	for _, name := range names {
		var result Result
		show("Synchronous", name, client.Call("Upper.Uppercase", &Args{name}, &result), result)
	}
}

func asynchronously(client *rpc.Client, names []string) {
	calls := make([]*rpc.Call, len(names))
	results := make([]Result, len(names))
	for i, name := range names {
		calls[i] = client.Go("Upper.Uppercase", &Args{name}, &results[i], nil)
	}
	for i, name := range names {
		call := <-calls[i].Done
		show("Asynchronous", name, call.Error, results[i])
	}
}

func show(how, name string, err error, result Result) {
	if err != nil {
		log.Fatal("upper error:", err)
	}
	fmt.Printf("%s Call to Upper: %s=%s\n", how, name, result.Name)
}
