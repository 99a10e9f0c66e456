// A consumer of the string service: does what Go programs do, and says what came of it.
package main

import (
	"fmt"
	"log"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
	"strings"
)

const many = 100

// Args is what a caller sends.
type Args struct{ Name string }

// Result is what it gets.
type Result struct{ Name string }

func main() {
	log.SetFlags(0)
	client, err := jsonrpc.Dial("tcp", os.Args[1])
	if err != nil {
		log.Fatal("dialing:", err)
	}
	fmt.Println("one call:", upper(client, "Straße"))
	inFlight(client)
	for _, method := range []string{"Upper.Nope", "Nope.Nope", "Nodot"} {
		fmt.Println("error:", client.Call(method, &Args{}, &Result{}))
	}
	fmt.Println("error:", client.Call("Upper.Uppercase", &Args{strings.Repeat("x", 2_000_000)}, &Result{}))
	fmt.Println("error:", client.Call("Upper.Uppercase", "no object", &Result{}) != nil)
	fmt.Println("still connected:", upper(client, "Brian"))
}

func upper(client *rpc.Client, name string) string {
	var result Result
	if err := client.Call("Upper.Uppercase", &Args{name}, &result); err != nil {
		log.Fatal("upper error:", err)
	}
	return result.Name
}

func inFlight(client *rpc.Client) {
	calls := make([]*rpc.Call, many)
	for i := range calls {
		calls[i] = client.Go("Upper.Uppercase", &Args{fmt.Sprint("name ", i)}, new(Result), nil)
	}
	right := 0
	for i, call := range calls {
		<-call.Done
		if call.Error == nil && call.Reply.(*Result).Name == fmt.Sprint("NAME ", i) {
			right++
		}
	}
	fmt.Println("in flight:", right, "of", many)
}
