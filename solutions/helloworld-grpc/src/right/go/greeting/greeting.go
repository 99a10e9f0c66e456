// Package greeting has what client and server share: the messages, made from a description at run time, and the command line.
package greeting

import (
	"errors"
	"slices"
	"strings"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/dynamicpb"
)

const description = `
name: "helloworld.proto" package: "helloworld" syntax: "proto3"
message_type { name: "HelloRequest" field { name: "name" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "name" } }
message_type { name: "HelloReply" field { name: "message" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "message" } }
service { name: "Greeter"
  method { name: "SayHello" input_type: ".helloworld.HelloRequest" output_type: ".helloworld.HelloReply" }
  method { name: "SayHelloStreamReply" input_type: ".helloworld.HelloRequest" output_type: ".helloworld.HelloReply" server_streaming: true }
  method { name: "SayHelloBidiStream" input_type: ".helloworld.HelloRequest" output_type: ".helloworld.HelloReply"
    client_streaming: true server_streaming: true } }`

var request, reply = describe()

func describe() (protoreflect.MessageDescriptor, protoreflect.MessageDescriptor) {
	var proto descriptorpb.FileDescriptorProto
	if err := prototext.Unmarshal([]byte(description), &proto); err != nil {
		panic(err)
	}
	file, err := protodesc.NewFile(&proto, protoregistry.GlobalFiles)
	if err != nil {
		panic(err)
	}
	if err := protoregistry.GlobalFiles.RegisterFile(file); err != nil {
		panic(err)
	}
	return file.Messages().ByName("HelloRequest"), file.Messages().ByName("HelloReply")
}

// Request and Reply make messages; what they do not know they keep.
func Request(name string) *dynamicpb.Message { return message(request, name) }
func Reply(text string) *dynamicpb.Message   { return message(reply, text) }

func message(kind protoreflect.MessageDescriptor, text string) *dynamicpb.Message {
	made := dynamicpb.NewMessage(kind)
	if text != "" {
		made.Set(kind.Fields().ByNumber(1), protoreflect.ValueOfString(text))
	}
	return made
}

// Text is field 1 of either.
func Text(m *dynamicpb.Message) string { return m.Get(m.Descriptor().Fields().ByNumber(1)).String() }

// Options sorts words: options and their values, and what is no option.
func Options(usage string, valued, switches, words []string) (map[string]string, []string, error) {
	values, rest := map[string]string{}, []string{}
	for i := 0; i < len(words); i++ {
		switch {
		case slices.Contains(valued, words[i]) && i+1 < len(words):
			values[words[i]] = words[i+1]
			i++
		case slices.Contains(switches, words[i]):
			values[words[i]] = ""
		case !strings.HasPrefix(words[i], "-"):
			rest = append(rest, words[i])
		default:
			return nil, nil, errors.New(usage)
		}
	}
	return values, rest, nil
}
