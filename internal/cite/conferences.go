package cite

import (
	"slices"
	"strings"
)

// conference is a conference of ITU that adopts resolutions, decisions or
// opinions cited by its place and year.
type conference struct {
	place string
	year  int
	body  string
}

// conferences, from ../shared/domain/itu_conferences.csv. Where several met in
// one place in one year the one whose acts are cited by place comes first: a
// World Radiocommunication Conference is cited as "WRC-15".
var conferences = []conference{
	{"Geneva", 1992, "itu-pp"}, {"Kyoto", 1994, "itu-pp"}, {"Minneapolis", 1998, "itu-pp"},
	{"Marrakesh", 2002, "itu-pp"}, {"Antalya", 2006, "itu-pp"}, {"Guadalajara", 2010, "itu-pp"},
	{"Busan", 2014, "itu-pp"}, {"Dubai", 2018, "itu-pp"}, {"Bucharest", 2022, "itu-pp"}, {"Doha", 2026, "itu-pp"},
	{"Nice", 1989, "itu-pp"}, {"Nairobi", 1982, "itu-pp"}, {"Malaga-Torremolinos", 1973, "itu-pp"},
	{"Helsinki", 1993, "itu-wtsa"}, {"Geneva", 1996, "itu-wtsa"}, {"Montreal", 2000, "itu-wtsa"},
	{"Florianópolis", 2004, "itu-wtsa"}, {"Johannesburg", 2008, "itu-wtsa"}, {"Dubai", 2012, "itu-wtsa"},
	{"Hammamet", 2016, "itu-wtsa"}, {"Geneva", 2022, "itu-wtsa"}, {"New Delhi", 2024, "itu-wtsa"},
	{"Buenos Aires", 1994, "itu-wtdc"}, {"Valletta", 1998, "itu-wtdc"}, {"Istanbul", 2002, "itu-wtdc"},
	{"Doha", 2006, "itu-wtdc"}, {"Hyderabad", 2010, "itu-wtdc"}, {"Dubai", 2014, "itu-wtdc"},
	{"Buenos Aires", 2017, "itu-wtdc"}, {"Kigali", 2022, "itu-wtdc"}, {"Baku", 2025, "itu-wtdc"},
	{"Geneva", 1993, "itu-r"}, {"Geneva", 1995, "itu-r"}, {"Geneva", 1997, "itu-r"}, {"Istanbul", 2000, "itu-r"},
	{"Geneva", 2003, "itu-r"}, {"Geneva", 2007, "itu-r"}, {"Geneva", 2012, "itu-r"}, {"Geneva", 2015, "itu-r"},
	{"Sharm el-Sheikh", 2019, "itu-r"}, {"Dubai", 2023, "itu-r"},
	{"Geneva", 1998, "itu-wtpf"}, {"Geneva", 2001, "itu-wtpf"}, {"Lisbon", 2009, "itu-wtpf"},
	{"Geneva", 2013, "itu-wtpf"}, {"Geneva", 2021, "itu-wtpf"},
}

// byYear are the conferences by their year, from firstYear on.
var byYear = func() (by [64][]conference) {
	for _, c := range conferences {
		by[c.year-firstYear] = append(by[c.year-firstYear], c)
	}
	return by
}()

const firstYear = 1970

// conferenceBody is the body that met in place in year; own if it did.
func conferenceBody(place string, year int, own string) string {
	if year < firstYear || year >= firstYear+len(byYear) {
		return ""
	}
	found := ""
	for i := range byYear[year-firstYear] {
		c := &byYear[year-firstYear][i]
		if c.place != place && !strings.EqualFold(c.place, place) {
			continue
		}
		if c.body == own {
			return own
		}
		if found == "" {
			found = c.body
		}
	}
	return found
}

// places are where conferences met, by the last five bits of the first letter.
var places = func() (by [32][]string) {
	for _, c := range conferences {
		if some := &by[c.place[0]&31]; !slices.Contains(*some, c.place) {
			*some = append(*some, c.place)
		}
	}
	return by
}()

// placeName is a place as ITU writes it in running text: "BUSAN" is "Busan",
// "NEW DELHI" is "New Delhi". A place in another spelling stays as it is.
func placeName(written string) string {
	for _, place := range places[written[0]&31] {
		if place == written {
			return place
		}
	}
	written = single(written)
	for _, some := range places {
		for _, place := range some {
			if strings.EqualFold(place, written) {
				return place
			}
		}
	}
	if written != strings.ToUpper(written) {
		return written
	}
	words := strings.Fields(strings.ToLower(written))
	for i, w := range words {
		if r := []rune(w); len(r) > 0 {
			words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}
