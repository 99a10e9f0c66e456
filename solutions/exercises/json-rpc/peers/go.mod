module dcom/jsonrpc/peers

go 1.19
