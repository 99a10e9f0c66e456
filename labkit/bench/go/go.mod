module dcom/bench

go 1.19
