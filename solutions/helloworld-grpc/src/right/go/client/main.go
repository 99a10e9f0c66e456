// The client: asks for a greeting for each name, one after the other.
package main

import (
	"context"
	"errors"
	"fmt"
	"hello/greeting"
	"io"
	"os"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

const usage = "Usage: client [-a host:port (localhost:50051)] [--deadline 300ms] [--stream] [--id id] <name> …"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, explain(err))
		os.Exit(1)
	}
}

// explain gives code and description.
func explain(err error) string {
	s, ok := status.FromError(err)
	if !ok {
		return err.Error()
	}
	name, text := code.Code(s.Code()).String(), s.Message()
	if name == "UNAVAILABLE" && strings.HasPrefix(text, "connection error:") {
		text = "io exception" // the same words as from Java
	}
	if text == "" {
		return name
	}
	return name + ": " + text
}

func run(words []string) error {
	options, names, err := greeting.Options(usage, []string{"-a", "--deadline", "--id"}, []string{"--stream"}, words)
	if err == nil && len(names) == 0 {
		err = errors.New(usage)
	}
	if err != nil {
		return err
	}
	address, given := options["-a"]
	if !given {
		address = "localhost:50051"
	}
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithNoProxy())
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, name := range names {
		if err := greet(conn, options, name); err != nil {
			return err
		}
	}
	return nil
}

func greet(conn *grpc.ClientConn, options map[string]string, name string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if text, given := options["--deadline"]; given {
		patience, err := time.ParseDuration(text)
		if err != nil {
			return err
		}
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	id, identified := options["--id"]
	if identified {
		ctx = metadata.AppendToOutgoingContext(ctx, "x-request-id", id)
	}
	method := "/helloworld.Greeter/SayHello"
	_, many := options["--stream"]
	if many {
		method = "/helloworld.Greeter/SayHelloStreamReply"
	}
	stream, err := conn.NewStream(ctx, &grpc.StreamDesc{ServerStreams: many}, method)
	if err != nil {
		return err
	}
	if err := stream.SendMsg(greeting.Request(name)); err != nil && err != io.EOF {
		return err
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	for {
		reply := greeting.Reply("")
		if err := stream.RecvMsg(reply); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		returned := ""
		if header, err := stream.Header(); err == nil && identified && len(header.Get("x-request-id")) > 0 {
			returned = " [" + header.Get("x-request-id")[0] + "]"
		}
		fmt.Println("Greeting: " + greeting.Text(reply) + returned)
		if !many {
			return nil
		}
	}
}
