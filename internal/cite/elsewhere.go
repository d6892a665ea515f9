package cite

import "strings"

// ofAnother reports whether the act n is of a body that has no key here: "League of
// Arab States resolution 7438 (2012)", "resolution 1386 (2004) of the Parliamentary
// Assembly". Numbers of many bodies look like those of the Security Council and the
// General Assembly, so the words beside them decide. start is where the noun begins
// with the organ before it; explicit is that organ.
func (f *finder) ofAnother(n *figure, start int, explicit string) bool {
	switch n.form {
	case council, session, special, yearly:
	default:
		return false
	}
	s := f.s
	switch {
	case explicit == "":
		return strangerBefore(s, start) || strangerBehind(s, n.end)
	case explicit == "unga" && n.form == council:
		return true // of a General Assembly of others: the Assembly's have no year
	case match(s, start, "council") > 0:
		at := blanksBack(s, start)
		word := s[wordBack(s, at):at]
		return word != "" && strings.Contains(otherCouncils, " "+strings.ToLower(word)+" ") || strangerBehind(s, n.end)
	case explicit == "unsc":
		return strings.HasSuffix(s[:start], "Peace and ") // of the African Union
	}
	return false
}

// otherCouncils are what stands before "Council" where it is no organ of the
// United Nations.
const otherCouncils = " governing permanent executive european trusteeship legislative national ministerial nordic legal scientific "

// ownWords begin the words that may stand before "resolution" in the name of one of
// the organs that have a key.
var ownWords = []string{"Council", "Security", "Nations", "Assembly", "General", "UN", "SC", "GA", "Resolution", "Res"}

// strangerBefore reports whether a name stands before s[i]: a word with a capital
// that does not begin its sentence.
func strangerBefore(s string, i int) bool {
	at := blanksBack(s, i)
	if at == i { // nothing, or glued to something
		return false
	}
	for at > 0 && (s[at-1] == '\'' || s[at-1] == ')') {
		at--
	}
	from := wordBack(s, at)
	if from == at || !is(s, from, upper) || strings.HasSuffix(s[from:at], "ing") || strings.Trim(s[from:at], "IVX") == "" {
		return false
	}
	for _, own := range ownWords {
		if strings.HasPrefix(s[from:at], own) {
			return false
		}
	}
	before := blanksBack(s, from)
	return before > 0 && before < from && (strings.IndexByte(",')\x99", s[before-1]) >= 0 || is(s, before-1, upper|lower))
}

// strangerBehind reports whether the name of a body stands behind an act, or behind
// its date, that is not the Security Council: " of the Parliamentary Assembly", " of
// IAEA". A body that has a key is read later and takes the act.
func strangerBehind(s string, i int) bool {
	if _, e := dateAfter(s, i); e > i {
		i = e
	}
	at := blanks(s, i)
	e := match(s, at, "of the ")
	if e < 0 {
		e = match(s, at, "of ")
		return e > 0 && is(s, e, upper) && is(s, e+1, upper) && match(s, e, "un ") < 0
	}
	if after := match(s, e, "council"); after > 0 {
		return match(s, after, " of the ") > 0 // "of the Council of the League"
	}
	for _, own := range [...]string{"security council", "united nations", "organization"} {
		if match(s, e, own) > 0 {
			return false
		}
	}
	return is(s, e, upper)
}

// otherNouns are what is numbered like a resolution of the Security Council but is
// none: "communiqué 539 (2015)".
const otherNouns = " communiqué communique directive regulation order law act decree article table figure meeting page statement convention protocol report chapter annex "

// behindOther reports whether such a word stands before s[i].
func behindOther(s string, i int) bool {
	at := blanksBack(s, i)
	from := wordBack(s, at)
	return from < at && at < i && strings.Contains(otherNouns, " "+strings.ToLower(s[from:at])+" ")
}
