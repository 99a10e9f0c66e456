// The distributed logger: one goroutine reads the socket, main writes, forces and answers.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/big"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"logger/wire"
)

const end = -1 // a Pong that none sent: nothing more will come

type count struct {
	last     int64
	received int64
	missing  big.Int
}

type logger struct {
	file    *os.File
	lines   int64
	buffer  bytes.Buffer
	replies strings.Builder
	news    strings.Builder
	counts  map[string]*count
	order   []string
}

func fail(why ...any) {
	fmt.Fprintln(os.Stderr, why...)
	os.Exit(1)
}

func open(path string) (*logger, error) {
	_, missing := os.Stat(path)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if missing != nil { // the name must outlive a power cut, too
		if dir, err := os.Open(filepath.Dir(path)); err == nil {
			dir.Sync()
			dir.Close()
		}
	}
	l := &logger{file: file, counts: map[string]*count{}}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return l, nil
	}
	in := bufio.NewReaderSize(file, 1<<16)
	var at, whole int64
	for {
		part, err := in.ReadSlice('\n')
		at += int64(len(part))
		if err == nil {
			l.lines++
			whole = at
		} else if err == io.EOF {
			break
		} else if err != bufio.ErrBufferFull {
			return nil, err
		}
	}
	if whole < at {
		if err := file.Truncate(whole); err != nil {
			return nil, err
		}
	}
	_, err = file.Seek(whole, io.SeekStart)
	return l, err
}

func (l *logger) write(m wire.Event) {
	l.lines++
	fmt.Fprintf(&l.buffer, "[#%d] [%s]: '", l.lines, m.Subject)
	for _, b := range m.Payload {
		if i := strings.IndexByte("\n\r\t\\'", b); i >= 0 {
			l.buffer.WriteByte('\\')
			l.buffer.WriteByte("nrt\\'"[i])
		} else if b < 0x20 || b > 0x7e {
			fmt.Fprintf(&l.buffer, "\\x%02X", b)
		} else {
			l.buffer.WriteByte(b)
		}
	}
	l.buffer.WriteString("'\n")
	if m.Reply != "" {
		text := strconv.FormatInt(l.lines, 10)
		fmt.Fprintf(&l.replies, "PUB %s %d\r\n%s\r\n", m.Reply, len(text), text)
	}
	l.saw(m)
}

func (l *logger) saw(m wire.Event) {
	if len(m.Payload) == 0 || len(m.Payload) > 18 || strings.Trim(string(m.Payload), "0123456789") != "" {
		return
	}
	n, _ := strconv.ParseInt(string(m.Payload), 10, 64)
	c := l.counts[m.Subject]
	if c == nil {
		c = &count{last: n}
		l.counts[m.Subject] = c
		l.order = append(l.order, m.Subject)
	}
	if n-1 > c.last {
		fmt.Fprintf(&l.news, "Gap on [%s]: %d to %d missing\n", m.Subject, c.last+1, n-1)
		c.missing.Add(&c.missing, big.NewInt(n-1-c.last))
	}
	c.last = n
	c.received++
}

func (l *logger) commit(c *wire.Conn) {
	if l.buffer.Len() > 0 {
		_, err := l.file.Write(l.buffer.Bytes())
		if err == nil {
			err = l.file.Sync()
		}
		if err != nil {
			fail("Can't write the log:", err)
		}
	}
	if l.replies.Len() > 0 {
		c.Send(l.replies.String())
	}
	os.Stderr.WriteString(l.news.String())
	l.buffer.Reset()
	l.replies.Reset()
	l.news.Reset()
}

func main() {
	options, subject, ok := wire.Arguments(os.Args[1:], "-s -o")
	if !ok {
		fail("Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>")
	}
	path, named := options["-o"]
	if !named {
		path = "nats.log"
	}
	l, err := open(path)
	if err != nil {
		fail("Can't open the log:", err)
	}
	server := options["-s"]
	fmt.Println("Connecting to " + server)
	sub := "SUB " + subject + " 1\r\n"
	first, err := wire.Dial(server, sub)
	if err != nil {
		fail("Can't connect: nats: no servers available for connection")
	}
	var conn atomic.Pointer[wire.Conn]
	conn.Store(first)
	var stopping atomic.Bool
	events := make(chan wire.Event, 1<<18)
	go func() {
		for c := first; ; {
			e, err := c.Next()
			if err == nil {
				events <- e
				continue
			}
			c.Close()
			for err != nil {
				if stopping.Load() {
					events <- wire.Event{Pong: end}
					return
				}
				time.Sleep(100 * time.Millisecond)
				c, err = wire.Dial(server, sub)
			}
			conn.Store(c)
			if stopping.Load() {
				c.Send("UNSUB 1\r\nPING\r\n")
			}
		}
	}()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-signals
		stopping.Store(true)
		conn.Load().Send("UNSUB 1\r\nPING\r\n")
		time.Sleep(time.Minute)
		events <- wire.Event{Pong: end}
	}()
	said := false
	for done := false; !done; {
		e := <-events
		for n := 0; ; n++ {
			if e.Pong == 0 {
				l.write(e)
			} else if e.Pong == 1 && !said {
				fmt.Fprintf(os.Stderr, "Listening on [%s]\n", subject)
				said = true
			} else if e.Pong != 1 {
				done = true
			}
			if done || n == 10000 || len(events) == 0 {
				break
			}
			e = <-events
		}
		l.commit(conn.Load())
	}
	if conn.Load().Send("PING\r\n") == nil { // the replies have left when it is answered
		timeout := time.After(5 * time.Second)
		for answered := false; !answered; {
			select {
			case e := <-events:
				answered = e.Pong != 0
			case <-timeout:
				answered = true
			}
		}
	}
	for _, s := range l.order {
		fmt.Fprintf(os.Stderr, "Summary of [%s]: %d received, %s missing\n", s, l.counts[s].received, &l.counts[s].missing)
	}
}
