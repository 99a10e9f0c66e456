// The inventory over JSON-RPC, with what Go's standard library has for it.
package main

import (
	"fmt"
	"log"
	"net"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"syscall"
)

const most = 1_000_000

// Change is so many of an item; a count leaves the amount out.
type Change struct {
	Item   string
	Amount int64
}

// Level is how many there are.
type Level struct {
	Item  string `json:",omitempty"`
	Count int64
}

// Levels is all there is.
type Levels struct{ Levels []Level }

// Inventory is the service.
type Inventory struct {
	lock   sync.Mutex
	counts map[string]int64
}

func good(amount int64) error {
	if amount < 1 || amount > most {
		return fmt.Errorf("bad amount: %d, from 1 to %d", amount, most)
	}
	return nil
}

// Add puts some in.
func (i *Inventory) Add(change *Change, level *Level) error {
	if err := good(change.Amount); err != nil {
		return err
	}
	i.lock.Lock()
	defer i.lock.Unlock()
	i.counts[change.Item] += change.Amount
	level.Count = i.counts[change.Item]
	return nil
}

// Remove takes some out.
func (i *Inventory) Remove(change *Change, level *Level) error {
	if err := good(change.Amount); err != nil {
		return err
	}
	i.lock.Lock()
	defer i.lock.Unlock()
	there, known := i.counts[change.Item]
	if !known {
		return fmt.Errorf("unknown item: %s", change.Item)
	}
	if there < change.Amount {
		return fmt.Errorf("not enough: %d of %s, %d wanted", there, change.Item, change.Amount)
	}
	i.counts[change.Item] = there - change.Amount
	level.Count = there - change.Amount
	return nil
}

// Count tells how many there are.
func (i *Inventory) Count(item *Change, level *Level) error {
	i.lock.Lock()
	defer i.lock.Unlock()
	there, known := i.counts[item.Item]
	if !known {
		return fmt.Errorf("unknown item: %s", item.Item)
	}
	level.Count = there
	return nil
}

// List tells it of all items.
func (i *Inventory) List(_ *struct{}, levels *Levels) error {
	i.lock.Lock()
	defer i.lock.Unlock()
	for item, count := range i.counts {
		levels.Levels = append(levels.Levels, Level{item, count})
	}
	sort.Slice(levels.Levels, func(a, b int) bool { return levels.Levels[a].Item < levels.Levels[b].Item })
	return nil
}

func main() {
	log.SetFlags(0)
	made, words := os.Args[1], os.Args[2:]
	transport, port := "rmi", "1234"
	for n := 0; n+1 < len(words); n += 2 {
		switch words[n] {
		case "--transport":
			transport = words[n+1]
		case "-p":
			port = words[n+1]
		}
	}
	if transport != "json-rpc" {
		java(made, words)
	}
	if err := rpc.Register(&Inventory{counts: map[string]int64{}}); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
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

func java(made string, words []string) {
	path, err := os.ReadFile(filepath.Join(made, "class-path"))
	if err != nil {
		log.Fatal(err)
	}
	command := []string{"/usr/bin/env", "java", "-XX:TieredStopAtLevel=1", "-cp", string(path), "dcom.inventory.Server"}
	log.Fatal(syscall.Exec(command[0], append(command, words...), os.Environ()))
}
