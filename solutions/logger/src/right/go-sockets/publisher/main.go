package main

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"time"

	"logger/wire"
)

func fail(why ...any) {
	fmt.Fprintln(os.Stderr, why...)
	os.Exit(1)
}

func main() {
	options, subject, ok := wire.Arguments(os.Args[1:], "-s -n")
	count := int64(math.MaxInt64)
	if n, given := options["-n"]; given {
		ok = ok && regexp.MustCompile(`^[0-9]{1,18}$`).MatchString(n)
		count, _ = strconv.ParseInt(n, 10, 64)
	}
	if !ok {
		fail("Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>")
	}
	fmt.Println("Connecting to " + options["-s"])
	c, err := wire.Dial(options["-s"], "")
	if err == nil {
		err = pong(c)
	}
	if err != nil {
		fail("nats: no servers available for connection")
	}
	for n := int64(1); n <= count && n > 0; n++ {
		text := strconv.FormatInt(n, 10)
		err := c.Send(fmt.Sprintf("PUB %s %d\r\n%s\r\nPING\r\n", subject, len(text), text))
		if err == nil {
			err = pong(c)
		}
		if err != nil {
			fail("nats: not confirmed:", err)
		}
		fmt.Fprintf(os.Stderr, "Published [%s] : '%d'\n", subject, n)
	}
}

func pong(c *wire.Conn) error {
	c.SetReadDeadline(time.Now().Add(wire.Patience))
	e, err := c.Next()
	for err == nil && e.Pong == 0 {
		e, err = c.Next()
	}
	return err
}
