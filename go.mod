module resolute

go 1.26
