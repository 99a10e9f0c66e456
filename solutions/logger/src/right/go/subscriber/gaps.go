package main

import (
	"log"
	"regexp"
	"strconv"
)

var number = regexp.MustCompile(`^[0-9]{1,18}$`)

type count struct{ last, received, missing int }

// gaps finds holes in the numbers of each subject.
type gaps struct {
	counts  map[string]*count
	dropped int
}

func newGaps() *gaps { return &gaps{counts: map[string]*count{}} }

func (g *gaps) saw(subject string, payload []byte) {
	if !number.Match(payload) {
		return
	}
	n, _ := strconv.Atoi(string(payload))
	c := g.counts[subject]
	if c == nil {
		c = &count{last: n - 1}
		g.counts[subject] = c
	}
	if n > c.last+1 {
		c.missing += n - c.last - 1
		log.Printf("Gap on [%s]: %d to %d missing", subject, c.last+1, n-1)
	}
	c.received++
	c.last = n
}

func (g *gaps) reportDropped(dropped int) {
	if dropped > g.dropped {
		g.dropped = dropped
		log.Printf("Too slow: %d messages dropped so far", dropped)
	}
}

func (g *gaps) summarize() {
	for subject, c := range g.counts {
		log.Printf("Summary of [%s]: %d received, %d missing", subject, c.received, c.missing)
	}
}
