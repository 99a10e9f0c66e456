// A string service for Go's JSON-RPC clients and all others.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"strings"
	"unicode/utf8"
)

const longest = 1 << 20

func main() {
	port := flag.Uint("p", 1234, "port")
	flag.Parse()
	door, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		fmt.Fprintf(os.Stderr, "listen error:%v\n", err)
		os.Exit(1)
	}
	fmt.Printf("Listening on %v\n", door.Addr())
	for {
		conn, err := door.Accept()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		go talk(conn)
	}
}

func talk(conn net.Conn) {
	defer conn.Close()
	in := json.NewDecoder(conn)
	for {
		var request map[string]json.RawMessage
		if err := in.Decode(&request); err != nil || request == nil {
			return
		}
		var answer bytes.Buffer
		answer.WriteString(`{"id":`)
		id, ok := request["id"]
		if !ok {
			id = json.RawMessage("null")
		}
		json.Compact(&answer, id)
		if name, err := call(request); err != nil {
			fmt.Fprintf(&answer, `,"result":null,"error":%s}`, quoted(err.Error()))
		} else {
			fmt.Fprintf(&answer, `,"result":{"Name":%s},"error":null}`, quoted(name))
		}
		answer.WriteByte('\n')
		if _, err := conn.Write(answer.Bytes()); err != nil {
			return
		}
	}
}

func quoted(text string) []byte {
	json, _ := json.Marshal(text)
	return json
}

func call(request map[string]json.RawMessage) (string, error) {
	method, isText := text(request["method"])
	service, name := "", method
	dot := strings.LastIndex(method, ".")
	if !isText || dot < 0 {
		return "", errors.New("rpc: service/method request ill-formed: " + method)
	}
	service, name = method[:dot], method[dot+1:]
	if service != "Upper" {
		return "", errors.New("rpc: can't find service " + method)
	}
	if name != "Uppercase" {
		return "", errors.New("rpc: can't find method " + method)
	}
	params := request["params"]
	if params == nil || string(params) == "null" {
		return "", errors.New("jsonrpc: request body missing params")
	}
	return uppercase(params)
}

func uppercase(params json.RawMessage) (string, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(params, &list); err != nil {
		return "", err
	}
	if len(list) == 0 || list[0][0] != '{' {
		return "", errors.New("jsonrpc: params hold no object")
	}
	name, err := theName(list[0])
	if err != nil {
		return "", err
	}
	if n := utf8.RuneCountInString(name); n > longest {
		return "", fmt.Errorf("name too long: %d characters, at most %d", n, longest)
	}
	return strings.ToUpper(name), nil
}

// theName insists on exactly one member Name.
func theName(object json.RawMessage) (string, error) {
	in := json.NewDecoder(bytes.NewReader(object))
	in.Token() // the bracket
	name, found := "", false
	for in.More() {
		member, err := in.Token()
		var value json.RawMessage
		if err == nil {
			err = in.Decode(&value)
		}
		if err != nil {
			return "", err
		}
		if member != "Name" {
			continue
		}
		if found {
			return "", errors.New("Name given twice")
		}
		if name, found = text(value); !found {
			return "", errors.New("Name is no text")
		}
	}
	if !found {
		return "", errors.New("Name missing")
	}
	return name, nil
}

// text reads a JSON string; anything else is none.
func text(value json.RawMessage) (string, bool) {
	var text *string
	if json.Unmarshal(value, &text) != nil || text == nil {
		return "", false
	}
	return *text, true
}
