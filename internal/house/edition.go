package house

import "strings"

// readEdition reads what stands in the brackets after the number of an ITU act,
// without the brackets: "Rev. Busan, 2014", "Kyoto, 1994", "REV.WRC-15", "C19",
// "Modified 2013". Of two editions run together the last one counts, and whether
// it is a revision is not known: "Guadalajara, 2010Busan, 2014".
func readEdition(s string, i int, n *Number) int {
	end := i
	for end < len(s) && s[end] != ')' && s[end] != '(' && s[end] != '\n' {
		end++
	}
	body := strings.Trim(s[i:end], " \t\r*_")
	if body == "" {
		return i
	}
	body, revised := cutRevised(body)
	n.Place, n.Year, n.Revised = "", 0, revised
	if place, year, glued, ok := placeAndYear(body); ok {
		n.Place, n.Year = place, year
		n.Revised = revised && !glued
		return end
	}
	if name, year, ok := conference(body); ok {
		n.Place, n.Year = name, year
		return end
	}
	return i
}

// cutRevised takes the sign of a revision from the head of an edition. It may
// stand without its stop and without a blank after it.
func cutRevised(s string) (rest string, revised bool) {
	for _, sign := range [...]string{"rev", "mod", "modified", "amended"} {
		if !hasFolded(s, sign) {
			continue
		}
		rest := s[len(sign):]
		trimmed := strings.TrimLeft(rest, ". \t\u00a0")
		// "Revel, 2030" is a place.
		if len(trimmed) < len(rest) || strings.HasPrefix(rest, "WRC") {
			return trimmed, true
		}
	}
	return s, false
}

// placeAndYear reads "Busan, 2014", with or without its comma. Two of them run
// together, or with two years, are glued; the last place and year count.
func placeAndYear(s string) (place string, year int, glued, ok bool) {
	years, from, last := 0, 0, 0
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		run := digits(s[i:])
		if run < 4 {
			return "", 0, false, false
		}
		years += 1 + (run-1)/4
		head := strings.Trim(s[last:i], " ,;\t\u00a0")
		if head != "" {
			from = last
		}
		year = atoi(s[i+run-4 : i+run])
		last = i + run
		place = strings.Trim(s[from:i], " ,;\t\u00a00123456789")
		i += run
	}
	if years == 0 || place == "" || !isLetter(place[0]) || strings.Trim(s[last:], " .,\t\u00a0") != "" {
		return "", 0, false, false
	}
	for i := 0; i < len(place); i++ {
		if c := place[i]; !isLetter(c) && c != ' ' && c != '-' && c != '.' && c != '\'' {
			return "", 0, false, false
		}
	}
	return titleCase(place), year, years > 1, true
}

// conference reads the short name of a conference or a session: "WRC-15",
// "WTSA-08", "C19", "C-1985, last amended C19", "2013".
func conference(s string) (name string, year int, ok bool) {
	if at := strings.LastIndexByte(s, ' '); at >= 0 && strings.Contains(s, "amended") {
		s = s[at+1:]
	}
	letters := 0
	for letters < len(s) && isUpper(s[letters]) {
		letters++
	}
	at := letters
	if at > 0 && at < len(s) && s[at] == '-' {
		at++
	}
	n := digits(s[at:])
	if at+n != len(s) || letters > 5 {
		return "", 0, false
	}
	switch n {
	case 4:
		year = atoi(s[at:])
	case 2:
		// Two digits are of a conference since 1979, the first that is called so.
		if year = 1900 + atoi(s[at:]); year < 1979 {
			year += 100
		}
	default:
		return "", 0, false
	}
	if letters == 0 {
		return "", year, n == 4
	}
	return s, year, true
}

// titleCase writes a place that stands in capitals as running text does:
// "BUENOS AIRES" is Buenos Aires.
func titleCase(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			return s
		}
	}
	b := []byte(s)
	for i := 1; i < len(b); i++ {
		if isUpper(b[i]) && isLetter(b[i-1]) {
			b[i] |= 0x20
		}
	}
	return string(b)
}
