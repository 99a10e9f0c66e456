// A till of the shop: calls the inventory with what Go's standard library has for it, and says what came of it.
package main

import (
	"fmt"
	"log"
	"net/rpc"
	"net/rpc/jsonrpc"
	"os"
)

const many = 100

// Change is so many of an item; for a count the amount is left out.
type Change struct {
	Item   string
	Amount int64 `json:",omitempty"`
}

// Level is how many there are.
type Level struct {
	Item  string
	Count int64
}

// Stock is all there is.
type Stock struct{ Levels []Level }

func main() {
	log.SetFlags(0)
	till, err := jsonrpc.Dial("tcp", os.Args[1])
	if err != nil {
		log.Fatal("dialing:", err)
	}
	fmt.Println("added:", change(till, "Add", "pears", 5))
	fmt.Println("removed:", change(till, "Remove", "pears", 2))
	fmt.Println("too many:", till.Call("Inventory.Remove", &Change{"pears", 4}, &Level{}))
	fmt.Println("none such:", till.Call("Inventory.Count", &Change{Item: "figs"}, &Level{}))
	fmt.Println("no amount:", till.Call("Inventory.Add", &Change{Item: "figs"}, &Level{}))
	fmt.Println("no method:", till.Call("Inventory.Nope", &Change{}, &Level{}))
	inFlight(till)
	var stock Stock
	if err := till.Call("Inventory.List", &struct{}{}, &stock); err != nil {
		log.Fatal(err)
	}
	fmt.Println("all:", stock.Levels)
}

func change(till *rpc.Client, method, item string, amount int64) int64 {
	var level Level
	if err := till.Call("Inventory."+method, &Change{item, amount}, &level); err != nil {
		log.Fatal(err)
	}
	return level.Count
}

func inFlight(till *rpc.Client) {
	calls := make([]*rpc.Call, many)
	for i := range calls {
		calls[i] = till.Go("Inventory.Add", &Change{"apples", 1}, new(Level), nil)
	}
	for _, call := range calls {
		if <-call.Done; call.Error != nil {
			log.Fatal(call.Error)
		}
	}
	fmt.Println("in flight:", many)
}
