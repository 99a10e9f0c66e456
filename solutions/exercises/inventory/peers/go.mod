module dcom/inventory/peers

go 1.19
