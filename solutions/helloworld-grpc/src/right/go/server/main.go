// The server: greets until it is stopped.
package main

import (
	"context"
	"fmt"
	"hello/greeting"
	"net"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/reflection"
	"google.golang.org/grpc/status"
)

const usage = "Usage: server [-p port (50051)] [--delay 2s] [--count 10] [--explore] [--next host:port]"

type greeter struct {
	delay time.Duration
	count int
	next  *grpc.ClientConn
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(words []string) error {
	port, g := 50051, &greeter{count: 10}
	options, _, err := greeting.Options(usage, []string{"-p", "--delay", "--count", "--next"}, []string{"--explore"}, words)
	if text, given := options["-p"]; err == nil && given {
		port, err = strconv.Atoi(text)
	}
	if text, given := options["--count"]; err == nil && given {
		g.count, err = strconv.Atoi(text)
	}
	if text, given := options["--delay"]; err == nil && given {
		g.delay, err = time.ParseDuration(text)
	}
	if text, given := options["--next"]; err == nil && given {
		g.next, err = grpc.NewClient(text, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithNoProxy())
	}
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "helloworld.Greeter", HandlerType: (*any)(nil), Metadata: "helloworld.proto",
		Methods: []grpc.MethodDesc{{MethodName: "SayHello", Handler: sayHello}},
		Streams: []grpc.StreamDesc{{StreamName: "SayHelloStreamReply", Handler: sayHelloStreamReply, ServerStreams: true}},
	}, g)
	if _, given := options["--explore"]; given {
		well := health.NewServer()
		well.SetServingStatus("helloworld.Greeter", grpc_health_v1.HealthCheckResponse_SERVING)
		grpc_health_v1.RegisterHealthServer(server, well)
		reflection.RegisterV1(server)
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	go server.Serve(listener)
	fmt.Printf("Listening on %s\n", listener.Addr())
	<-signals
	ended := make(chan bool)
	go func() { server.GracefulStop(); close(ended) }()
	time.Sleep(20 * time.Millisecond) // it closes the port first of all
	fmt.Println("Stopping")
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		server.Stop()
	}
	fmt.Println("Stopped")
	return nil
}

// received says who called, and sends back the id; it refuses an empty name.
func received(ctx context.Context, name string) error {
	left, id := "", ""
	if deadline, given := ctx.Deadline(); given {
		left = fmt.Sprintf(" (%d ms left)", time.Until(deadline).Milliseconds())
	}
	if ids := metadata.ValueFromIncomingContext(ctx, "x-request-id"); len(ids) > 0 {
		id = " [" + ids[0] + "]"
		grpc.SetHeader(ctx, metadata.Pairs("x-request-id", ids[0]))
	}
	fmt.Println("Received: " + name + left + id)
	if name == "" {
		return status.Error(codes.InvalidArgument, "the name is empty")
	}
	return nil
}

func sayHello(service any, ctx context.Context, read func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
	g, request := service.(*greeter), greeting.Request("")
	if err := read(request); err != nil {
		return nil, err
	}
	name := greeting.Text(request)
	if err := received(ctx, name); err != nil {
		return nil, err
	}
	if g.next != nil {
		reply := greeting.Reply("")
		err := g.next.Invoke(ctx, "/helloworld.Greeter/SayHello", request, reply)
		return reply, err
	}
	if g.delay > 0 {
		select {
		case <-time.After(g.delay):
		case <-ctx.Done():
			fmt.Println("Cancelled: " + name)
			return nil, status.FromContextError(ctx.Err()).Err()
		}
	}
	return greeting.Reply("Hello " + name), nil
}

// sayHelloStreamReply sends; SendMsg waits by itself, when the reader does. A wait is what lasts.
func sayHelloStreamReply(service any, stream grpc.ServerStream) error {
	g, request := service.(*greeter), greeting.Request("")
	if err := stream.RecvMsg(request); err != nil {
		return err
	}
	name := greeting.Text(request)
	if err := received(stream.Context(), name); err != nil {
		return err
	}
	var first sync.Once
	for sent := 0; sent < g.count; sent++ {
		waits := time.AfterFunc(50*time.Millisecond, func() {
			first.Do(func() { fmt.Printf("Paused: %s after %d\n", name, sent) })
		})
		err := stream.SendMsg(greeting.Reply(fmt.Sprintf("Hello %s, %d", name, sent+1)))
		waits.Stop()
		if err != nil {
			return err
		}
	}
	first.Do(func() {}) // not behind the end
	fmt.Printf("Completed: %s after %d\n", name, g.count)
	return nil
}
