-- Texts that are no resolutions, and are never to be taken for any.
return {
  ["an empty file"] = "",
  ["a letter"] = "Dear colleagues,\n\nThe General Assembly meets on Monday.\nI recall that the draft is due on Friday.\n",
  ["minutes"] = "Minutes of the 3rd meeting\n\nThe Council adopted resolution 2599 (2021).\n\n1. Opening\n2. Noting of the agenda\n",
  ["a shopping list"] = "1. flour\n2. eggs\n3. milk\n",
  ["a contract with recitals"] = "SERVICE AGREEMENT\n\nWHEREAS, the Client wishes to engage the Contractor; and\n\nWHEREAS, the Contractor accepts;\n\nNOW, THEREFORE, the parties agree:\n",
  ["notes on a resolution"] = "Notes on resolution 70/125\n\nrecalling the WSIS outcomes: see para 3\nconsidering: ok\n",
  ["an essay"] = "The General Assembly, the Security Council and the Economic and Social\nCouncil are organs of the United Nations.\nNoting this, we go on.\n",
  ["a mail"] = "Topic: Lunch\nFrom: Ana\nTo: Board\n\nThe Board meets at noon,\nurged by nobody.\n",
  ["a log"] = "2019/24. Some title\n10:00 started\n10:01 stopped\n",
  ["source code"] = "#include <stdio.h>\nint main(void) { return 0; }\n",
}
