// Calls Upper.Uppercase with Go's net/rpc over one connection, as Rate.java says: warms up, measures, and prints
// calls per second one at a time, and with a hundred on their way.
package main

import (
	"fmt"
	"log"
	"net/rpc"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const inFlight = 100

// Args is what is sent.
type Args struct{ Name string }

// Result is what comes back.
type Result struct{ Name string }

func calls(client *rpc.Client, end time.Time) int64 {
	var count int64
	for {
		var result Result
		if err := client.Call("Upper.Uppercase", &Args{"Brian"}, &result); err != nil || result.Name != "BRIAN" {
			log.Fatalf("expected the answer BRIAN, got %q, %v", result.Name, err)
		}
		count++
		if time.Now().After(end) {
			return count
		}
	}
}

func perSecond(client *rpc.Client, lanes int, period time.Duration) int64 {
	var sum int64
	var group sync.WaitGroup
	start := time.Now()
	for n := 0; n < lanes; n++ {
		group.Add(1)
		go func() {
			defer group.Done()
			atomic.AddInt64(&sum, calls(client, start.Add(period)))
		}()
	}
	group.Wait()
	return int64(float64(sum) / time.Since(start).Seconds())
}

func main() {
	client, err := rpc.Dial("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	millis, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	period := time.Duration(millis) * time.Millisecond
	perSecond(client, inFlight, period)
	perSecond(client, 1, period/2)
	one := perSecond(client, 1, period)
	fmt.Println(one, perSecond(client, inFlight, period))
}
