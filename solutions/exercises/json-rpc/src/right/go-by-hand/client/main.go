// Has a server turn names into capital letters.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"syscall"
)

type answer struct{ name, err json.RawMessage }

type calls struct {
	conn    net.Conn
	in      *json.Decoder
	last    int
	arrived map[string]answer
}

func main() {
	if len(os.Args) < 4 || os.Args[1] != "-a" {
		fail("Usage: client -a host:port name...")
	}
	conn, err := net.Dial("tcp", os.Args[2])
	if err != nil {
		fail("dialing:" + err.Error())
	}
	defer conn.Close()
	c := &calls{conn, json.NewDecoder(conn), 0, map[string]answer{}}
	names := os.Args[3:]
	for _, name := range names {
		show("Synchronous", name, c.await(c.send(name)))
	}
	var ids []string
	for _, name := range names {
		ids = append(ids, c.send(name))
	}
	for i, id := range ids {
		show("Asynchronous", names[i], c.await(id))
	}
}

func show(how, name, result string) { fmt.Printf("%s Call to Upper: %s=%s\n", how, name, result) }

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}

func failed(err error) {
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) {
		err = io.ErrUnexpectedEOF
	}
	fail("upper error:" + err.Error())
}

func (c *calls) send(name string) string {
	c.last++
	params := []map[string]string{{"Name": name}}
	line, _ := json.Marshal(map[string]any{"method": "Upper.Uppercase", "params": params, "id": c.last})
	if _, err := c.conn.Write(append(line, '\n')); err != nil {
		failed(err)
	}
	return strconv.Itoa(c.last)
}

func (c *calls) await(id string) string {
	for {
		if a, ok := c.arrived[id]; ok {
			return a.result()
		}
		var members map[string]json.RawMessage
		if err := c.in.Decode(&members); err != nil {
			failed(err)
		}
		var result map[string]json.RawMessage
		json.Unmarshal(members["result"], &result)
		c.arrived[string(members["id"])] = answer{result["Name"], members["error"]}
	}
}

func (a answer) result() string {
	if len(a.err) > 0 && string(a.err) != "null" {
		text := string(a.err)
		json.Unmarshal(a.err, &text)
		fail("upper error:" + text)
	}
	name := ""
	json.Unmarshal(a.name, &name)
	return name
}
