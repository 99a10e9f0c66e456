module fresh/jsonrpc

go 1.21
