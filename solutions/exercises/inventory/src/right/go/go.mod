module dcom/inventory

go 1.19
