module dcom/jsonrpc

go 1.19
