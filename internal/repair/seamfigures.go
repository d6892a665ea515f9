package repair

import (
	"strconv"
	"strings"
)

// figures takes two years apart, or a year of which some digits were changed.
func figures(s string, start, end int) (seam, bool) {
	d := s[start:end]
	if len(d) != 8 || strings.Trim(d, "0123456789") != "" {
		return seam{}, false
	}
	a, _ := strconv.Atoi(d[:4])
	b, _ := strconv.Atoi(d[4:])
	if a < 1900 || a > 2100 || b < 1900 || b > 2100 {
		return seam{}, false
	}
	return seam{start: start, at: start + 4, end: end, sure: true}, true
}

// days takes two days before a month apart, where there is but one way to: "1012
// December".
func days(s string, start, end int) (seam, bool) {
	d := s[start:end]
	if len(d) < 3 || len(d) > 4 || strings.Trim(d, "0123456789") != "" || !beforeMonth(s[end:]) {
		return seam{}, false
	}
	at := 0
	for i := max(1, len(d)-2); i <= min(2, len(d)-1); i++ {
		a, _ := strconv.Atoi(d[:i])
		b, _ := strconv.Atoi(d[i:])
		if a < 1 || a > 31 || b < 1 || b > 31 || d[0] == '0' || d[i] == '0' {
			continue
		}
		if at > 0 {
			return seam{}, false
		}
		at = i
	}
	return seam{start: start, at: start + at, end: end, sure: true}, at > 0
}

// beforeMonth tells that a month follows, or another day before one: "413 to 211 May".
func beforeMonth(s string) bool {
	if rest, ok := strings.CutPrefix(s, " to "); ok {
		s = strings.TrimLeft(rest, "0123456789")
	}
	if !strings.HasPrefix(s, " ") {
		return false
	}
	for _, month := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if strings.HasPrefix(s[1:], month) {
			return true
		}
	}
	return false
}

// ordinal is where the second of two ordinals begins, "41st52nd"; 0 if word is
// something else.
func ordinal(word string) int {
	first := 0
	for i := 0; i < len(word); {
		k := i
		for i < len(word) && word[i] >= '0' && word[i] <= '9' {
			i++
		}
		if i == k || i+2 > len(word) {
			return 0
		}
		switch word[i : i+2] {
		case "st", "nd", "rd", "th":
		default:
			return 0
		}
		if i += 2; first == 0 {
			first = i
		} else if i < len(word) {
			return 0
		}
	}
	if first == len(word) {
		return 0
	}
	return first
}
