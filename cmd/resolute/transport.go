package main

import (
	"fmt"
	"io"
	"net"
	"strconv"
)

// loopback is this computer. The sockets here are the only ones in the program:
// they lead to an editor beside it, and nowhere else.
const loopback = "127.0.0.1"

// socket connects to the editor that listens on a port of this computer. Where none
// does, the first that comes there is served, which is how one is found that was
// started after the server.
func socket(port int) (io.ReadWriteCloser, error) {
	if port < 1 || port > 65535 {
		return nil, fmt.Errorf("--socket is a port from 1 to 65535, not %d", port)
	}
	address := net.JoinHostPort(loopback, strconv.Itoa(port))
	if conn, err := net.Dial("tcp", address); err == nil {
		return conn, nil
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("waiting for an editor on port %d: %w", port, err)
	}
	defer l.Close()
	conn, err := l.Accept()
	if err != nil {
		return nil, fmt.Errorf("waiting for an editor on port %d: %w", port, err)
	}
	return conn, nil
}

// dialUnix connects to the editor that listens on a socket file.
func dialUnix(name string) (io.ReadWriteCloser, error) {
	conn, err := net.Dial("unix", name)
	if err != nil {
		return nil, fmt.Errorf("no editor listens on %s: %w", name, err)
	}
	return conn, nil
}
