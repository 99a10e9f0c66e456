// A client of the inventory over JSON-RPC, with what Go's standard library has for it.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Change is so many of an item; a count leaves the amount out.
type Change struct {
	Item   string
	Amount int64 `json:",omitempty"`
}

// Level is how many there are.
type Level struct {
	Item  string
	Count *int64
}

// Levels is all there is; without it, the answer is no list.
type Levels struct{ Levels *[]Level }

func main() {
	made, words := os.Args[1], os.Args[2:]
	transport, address, patience := "rmi", "127.0.0.1:1234", "20000"
	order := words
	for len(order) > 1 && strings.HasPrefix(order[0], "-") {
		switch order[0] {
		case "--transport":
			transport = order[1]
		case "-a":
			address = order[1]
		case "-t":
			patience = order[1]
		}
		order = order[2:]
	}
	if transport != "json-rpc" {
		java(made, words)
	}
	millis, err := strconv.Atoi(patience)
	if err != nil || len(order) == 0 {
		end(2, "Usage: client [--transport …] [-a host:port] [-t ms] order")
	}
	time.AfterFunc(time.Duration(millis)*time.Millisecond, func() {
		end(3, fmt.Sprintf("transport: no answer within %d ms", millis))
	})
	carryOut(address, order)
}

func carryOut(address string, order []string) {
	server, err := jsonrpc.Dial("tcp", address)
	if errors.Is(err, syscall.ECONNREFUSED) {
		end(3, "transport: no server at "+address)
	}
	failed(err)
	if order[0] == "list" {
		var levels Levels
		failed(server.Call("Inventory.List", &struct{}{}, &levels))
		if levels.Levels == nil {
			end(3, "transport: bad answer: no levels")
		}
		for _, level := range *levels.Levels {
			show(level.Item, level.Count)
		}
		return
	}
	change := Change{Item: order[1]}
	if len(order) > 2 {
		change.Amount, err = strconv.ParseInt(order[2], 10, 64)
		failed(err)
	}
	var level Level
	verb := strings.ToUpper(order[0][:1]) + order[0][1:]
	failed(server.Call("Inventory."+verb, &change, &level))
	show(change.Item, level.Count)
}

func show(item string, count *int64) {
	if count == nil {
		end(3, "transport: bad answer: no count")
	}
	fmt.Printf("%s: %d\n", item, *count)
}

// Ends if there is an error: with what the service says, or with what failed on the way.
func failed(err error) {
	var network net.Error
	switch refusal, fromServer := err.(rpc.ServerError); {
	case err == nil:
	case fromServer && isRefusal(string(refusal)):
		end(1, string(refusal))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, rpc.ErrShutdown), errors.As(err, &network):
		end(3, "transport: connection lost")
	default:
		end(3, "transport: bad answer: "+err.Error())
	}
}

func isRefusal(text string) bool {
	for _, kind := range []string{"unknown item: ", "not enough: ", "bad amount: "} {
		if strings.HasPrefix(text, kind) {
			return true
		}
	}
	return false
}

func end(code int, text string) {
	fmt.Fprintln(os.Stderr, text)
	os.Exit(code)
}

func java(made string, words []string) {
	path, err := os.ReadFile(filepath.Join(made, "class-path"))
	if err != nil {
		log.Fatal(err)
	}
	command := []string{"/usr/bin/env", "java", "-XX:TieredStopAtLevel=1", "-cp", string(path), "dcom.inventory.Client"}
	log.Fatal(syscall.Exec(command[0], append(command, words...), os.Environ()))
}
