// Natsclient puts a server through what the Go client offers, and prints a line for each thing
// that works. It ends with exit code 1 at the first that does not.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go"
)

const patience = 5 * time.Second

func main() {
	server := os.Args[1]
	conn, err := nats.Connect(server, nats.Timeout(patience))
	check("connect", err)
	defer conn.Close()

	publishSubscribe(conn)
	requestReply(conn)
	nobodyAnswers(conn)
	queueGroup(conn)
	headers(conn)
	unsubscribeAfter(conn)
	check("drain", conn.Drain())
}

func publishSubscribe(conn *nats.Conn) {
	sub, err := conn.SubscribeSync("go.*.>")
	check("subscribe", err)
	check("publish", conn.Publish("go.a.b.c", []byte("hello")))
	expect("publish and subscribe", next(sub), "hello")
}

func requestReply(conn *nats.Conn) {
	_, err := conn.Subscribe("go.ask", func(m *nats.Msg) {
		m.Respond(append([]byte("re: "), m.Data...))
	})
	check("subscribe", err)
	answer, err := conn.Request("go.ask", []byte("who"), patience)
	check("request", err)
	expect("request and reply", string(answer.Data), "re: who")
}

func nobodyAnswers(conn *nats.Conn) {
	_, err := conn.Request("go.nobody", nil, patience)
	expect("no responders", fmt.Sprint(err), nats.ErrNoResponders.Error())
}

func queueGroup(conn *nats.Conn) {
	got := make(chan int, 200)
	for worker := 0; worker < 2; worker++ {
		_, err := conn.QueueSubscribe("go.work", "workers", func(m *nats.Msg) { got <- 1 })
		check("queue subscribe", err)
	}
	for i := 0; i < 100; i++ {
		check("publish", conn.Publish("go.work", nil))
	}
	check("flush", conn.FlushTimeout(patience))
	for i := 0; i < 100; i++ {
		<-got
	}
	check("flush", conn.FlushTimeout(patience))
	expect("queue group", fmt.Sprint(len(got)), "0")
}

func headers(conn *nats.Conn) {
	sub, err := conn.SubscribeSync("go.headers")
	check("subscribe", err)
	msg := nats.NewMsg("go.headers")
	msg.Header.Set("Trace", "42")
	msg.Data = []byte("with headers")
	check("publish", conn.PublishMsg(msg))
	came, err := sub.NextMsg(patience)
	check("next message", err)
	expect("headers", came.Header.Get("Trace")+" "+string(came.Data), "42 with headers")
}

func unsubscribeAfter(conn *nats.Conn) {
	sub, err := conn.SubscribeSync("go.once")
	check("subscribe", err)
	check("unsubscribe", sub.AutoUnsubscribe(1))
	check("publish", conn.Publish("go.once", []byte("1")))
	check("publish", conn.Publish("go.once", []byte("2")))
	check("flush", conn.FlushTimeout(patience))
	expect("unsubscribe after one", next(sub), "1")
	_, err = sub.NextMsg(100 * time.Millisecond)
	expect("nothing more", fmt.Sprint(err), nats.ErrMaxMessages.Error())
}

func next(sub *nats.Subscription) string {
	msg, err := sub.NextMsg(patience)
	check("next message", err)
	return string(msg.Data)
}

func check(what string, err error) {
	if err != nil {
		fmt.Printf("%s: %v\n", what, err)
		os.Exit(1)
	}
}

func expect(what, got, want string) {
	if got != want {
		fmt.Printf("%s: got %q, want %q\n", what, got, want)
		os.Exit(1)
	}
	fmt.Println(what)
}
