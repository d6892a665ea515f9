package house

// organs are the enacting lines of the built-in houses, so that a line can be
// known without reading any table. A test holds them equal to the tables. Of two
// houses with the same line the first one has it.
var organs = [...]struct{ house, line string }{
	{"itu-pp", "The Plenipotentiary Conference of the International Telecommunication Union"},
	{"itu-pp", "The Plenipotentiary Conference"},
	{"itu-pp", "The Additional Plenipotentiary Conference"},
	{"itu-wtsa", "The World Telecommunication Standardization Assembly"},
	{"itu-wtdc", "The World Telecommunication Development Conference"},
	{"itu-wrc", "The World Radiocommunication Conference"},
	{"itu-wrc", "The ITU Radiocommunication Assembly"},
	{"itu-wrc", "The Radiocommunication Assembly"},
	{"itu-council", "The Council"},
	{"itu-council", "The ITU Council"},
	{"itu-council", "The Council of the International Telecommunication Union"},
	{"unga", "The General Assembly"},
	{"unga", "The United Nations General Assembly"},
	{"unsc", "The Security Council"},
	{"unsc", "The United Nations Security Council"},
	{"ecosoc", "The Economic and Social Council"},
	{"hrc", "The Human Rights Council"},
	{"who", "The {ordinal} World Health Assembly"},
	{"who", "The World Health Assembly"},
	{"who", "The Executive Board"},
	{"imo", "The Assembly"},
	{"imo", "The Maritime Safety Committee"},
	{"imo", "The Marine Environment Protection Committee"},
	{"imo", "The Legal Committee"},
	{"imo", "The Facilitation Committee"},
	{"imo", "The Technical Cooperation Committee"},
	{"unesco", "The General Conference"},
	{"unesco", "The Executive Board"}, // WHO's comes first
	{"unesco", "The World Heritage Committee"},
	{"bipm", "The General Conference on Weights and Measures"},
	{"bipm", "The {ordinal} General Conference on Weights and Measures"},
	{"bipm", "The {ordinal} General Conference"},
	{"bipm", "The Conférence Générale des Poids et Mesures"},
	{"bipm", "The {ordinal} Conférence Générale des Poids et Mesures"},
	{"bipm", "The International Committee for Weights and Measures"},
	{"bipm", "The Comité International des Poids et Mesures"},
}

// abroad are enacting lines in languages that have no table, by which Detect
// knows the body. Sources: ../shared/domain/openers_multilingual.csv and
// openers_itu.csv.
var abroad = [...]struct{ house, line string }{
	{"unga", "L’Assemblée générale"}, {"unga", "L'Assemblée générale"}, {"unga", "La Asamblea General"},
	{"unga", "Генеральная Ассамблея"}, {"unga", "大会"}, {"unga", "إن الجمعية العامة"}, {"unga", "Die Generalversammlung"},
	{"unsc", "Le Conseil de sécurité"}, {"unsc", "El Consejo de Seguridad"}, {"unsc", "Совет Безопасности"},
	{"unsc", "安全理事会"}, {"unsc", "إن مجلس الأمن"}, {"unsc", "Der Sicherheitsrat"},
	{"ecosoc", "Le Conseil économique et social"}, {"ecosoc", "El Consejo Económico y Social"},
	{"ecosoc", "Экономический и Социальный Совет"}, {"ecosoc", "经济及社会理事会"}, {"ecosoc", "إن المجلس الاقتصادي والاجتماعي"},
	{"hrc", "Le Conseil des droits de l’homme"}, {"hrc", "Le Conseil des droits de l'homme"},
	{"hrc", "El Consejo de Derechos Humanos"}, {"hrc", "Совет по правам человека"}, {"hrc", "人权理事会"}, {"hrc", "إن مجلس حقوق الإنسان"},
	{"itu-pp", "La Conférence de plénipotentiaires"}, {"itu-pp", "La Conferencia de Plenipotenciarios"},
	{"itu-pp", "Полномочная конференция"}, {"itu-pp", "国际电信联盟全权代表大会"},
	{"itu-wtsa", "L'Assemblée mondiale de normalisation"}, {"itu-wtsa", "La Asamblea Mundial de Normalización"},
	{"itu-wtsa", "Всемирная ассамблея по стандартизации"}, {"itu-wtsa", "世界电信标准化全会"},
	{"itu-wtdc", "La Conférence mondiale de développement"}, {"itu-wtdc", "La Conferencia Mundial de Desarrollo"},
	{"itu-wtdc", "Всемирная конференция по развитию"}, {"itu-wtdc", "世界电信发展大会"},
	{"bipm", "La Conférence générale des poids et mesures"}, {"bipm", "Le Comité International des Poids et Mesures"},
}
