package main

import (
	"bytes"
	"fmt"
	"os"
)

// logFile holds one line for each message; the nth line begins with [#n].
type logFile struct {
	file   *os.File
	buffer bytes.Buffer
	lines  int
}

// openLog goes on behind the last whole line and cuts off what a crash has torn.
func openLog(path string) (*logFile, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	whole := int64(bytes.LastIndexByte(old, '\n') + 1)
	if err := file.Truncate(whole); err != nil {
		return nil, err
	}
	if _, err := file.Seek(whole, 0); err != nil {
		return nil, err
	}
	return &logFile{file: file, lines: bytes.Count(old, []byte{'\n'})}, nil
}

func (log *logFile) append(subject string, payload []byte) {
	log.lines++
	fmt.Fprintf(&log.buffer, "[#%d] [%s]: '", log.lines, subject)
	for _, b := range payload {
		escape(&log.buffer, b)
	}
	log.buffer.WriteString("'\n")
}

func escape(text *bytes.Buffer, b byte) {
	switch {
	case b == '\n':
		text.WriteString(`\n`)
	case b == '\r':
		text.WriteString(`\r`)
	case b == '\t':
		text.WriteString(`\t`)
	case b == '\\' || b == '\'':
		text.Write([]byte{'\\', b})
	case b < ' ' || b > '~':
		fmt.Fprintf(text, `\x%02X`, b)
	default:
		text.WriteByte(b)
	}
}

// force returns when all lines are on the disk.
func (log *logFile) force() error {
	if log.buffer.Len() == 0 {
		return nil
	}
	if _, err := log.buffer.WriteTo(log.file); err != nil {
		return err
	}
	return log.file.Sync()
}
