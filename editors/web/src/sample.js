// The draft that the page opens with. It has a few slips, so that there is
// something to see.
export const sample = `RESOLUTION 219 (Bucharest, 2022)
Broadband networks for rural schools
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
recalling
a)\tResolution 140 (Rev. Antalya, 2006) of the Plenipotentiary Conference;
b)\tUnited Nations General Assembly resolution 70/125, on the overall review of the implementation of the outcomes of the World Summit on the Information Society;
d)\tResolution 64 (Rev. Bucharest, 2022) of this conference, on non-discriminatory access to modern telecommunications,
considering
a)\tthat half of all rural schools have no connection,;
b)\tthat teachers were seldom consulted in developingtheir plans,
resolves
1\tto collect the experience of Member States with the networks referred to in recalling a) above;
31\tto publish it in the six official languages,
instructs the Secretary General
1\tto set up a register of rural schools that have been connected;
2\tto report to the Council each year on the implementation of resolves 4 above.
`;
