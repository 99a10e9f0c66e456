// Package wire speaks the little of the NATS protocol that both programs need.
package wire

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const Patience = 5 * time.Second

// Event is a message, or a PONG, the nth of its connection.
type Event struct {
	Subject, Reply string
	Payload        []byte
	Pong           int
}

type Conn struct {
	net.Conn
	in    *bufio.Reader
	lock  sync.Mutex // more than one goroutine sends
	pongs int
}

// Dial connects, and sends CONNECT, what is given, and PING.
func Dial(server, then string) (*Conn, error) {
	if !strings.Contains(server, "://") {
		server = "nats://" + server
	}
	u, err := url.Parse(server)
	if err != nil {
		return nil, err
	}
	port := u.Port()
	if port == "" {
		port = "4222"
	}
	raw, err := net.DialTimeout("tcp", net.JoinHostPort(u.Hostname(), port), Patience)
	if err != nil {
		return nil, err
	}
	c := &Conn{Conn: raw, in: bufio.NewReaderSize(raw, 1<<16)}
	raw.SetReadDeadline(time.Now().Add(Patience))
	hello, err := c.in.ReadString('\n')
	if err == nil && !strings.HasPrefix(hello, "INFO ") {
		err = errors.New("not a NATS server")
	}
	if err == nil {
		err = c.Send("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"go\",\"version\":\"1\",\"headers\":true}\r\n" + then + "PING\r\n")
	}
	if err != nil {
		raw.Close()
		return nil, err
	}
	raw.SetReadDeadline(time.Time{})
	return c, nil
}

func (c *Conn) Send(text string) error {
	c.lock.Lock()
	defer c.lock.Unlock()
	_, err := io.WriteString(c, text)
	return err
}

// Next waits for a message or a PONG.
func (c *Conn) Next() (Event, error) {
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return Event{}, err
		}
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		switch strings.ToUpper(w[0]) {
		case "PING":
			err = c.Send("PONG\r\n")
		case "PONG":
			c.pongs++
			return Event{Pong: c.pongs}, nil
		case "MSG", "HMSG":
			plain, skip := 4, 0
			if len(w[0]) == 4 {
				plain = 5
				skip, _ = strconv.Atoi(w[len(w)-2])
			}
			size, bad := strconv.Atoi(w[len(w)-1])
			if bad != nil || len(w) < plain || size < skip {
				return Event{}, errors.New(line)
			}
			e := Event{Subject: w[1]}
			if len(w) > plain {
				e.Reply = w[3]
			}
			data := make([]byte, size+2)
			if _, err = io.ReadFull(c.in, data); err != nil {
				return Event{}, err
			}
			e.Payload = data[skip:size]
			return e, nil
		case "-ERR":
			return Event{}, errors.New(strings.TrimSpace(line))
		}
		if err != nil {
			return Event{}, err
		}
	}
}

// Arguments are options, each with a value, and one subject.
func Arguments(words []string, known string) (map[string]string, string, bool) {
	options := map[string]string{}
	for len(words) > 1 && slices.Contains(strings.Fields(known), words[0]) {
		options[words[0]] = words[1]
		words = words[2:]
	}
	if len(words) != 1 || strings.HasPrefix(words[0], "-") || len(strings.Fields(words[0])) != 1 {
		return nil, "", false
	}
	if options["-s"] == "" {
		options["-s"] = "nats://127.0.0.1:4222"
	}
	return options, words[0], true
}
