-- nvim --headless -u init.lua -S headless.lua: asserts what a user of Neovim gets.
-- DRAFT is a copy of the draft that the tests of all editors use.
local failed, passed = 0, 0

local function check(name, ok, got)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    io.stderr:write(("FAIL: %s: %s\n"):format(name, vim.inspect(got)))
  end
end

local function eventually(f)
  return vim.wait(10000, f, 10)
end

vim.cmd.edit(vim.env.DRAFT)
local buf = vim.api.nvim_get_current_buf()

local function line_of(text)
  for n, line in ipairs(vim.api.nvim_buf_get_lines(buf, 0, -1, false)) do
    if line:find(text, 1, true) then
      return n, line:find(text, 1, true)
    end
  end
  error("no line has " .. text)
end

local function messages()
  return vim.tbl_map(function(d)
    return d.lnum + 1 .. ": " .. d.message
  end, vim.diagnostic.get(buf))
end

local function client()
  return require("resolute.client").running(buf)[1]
end

--- Puts the cursor on the first letter of a text.
local function go(text, into)
  local n, col = line_of(text)
  vim.api.nvim_win_set_cursor(0, { n, col - 1 + (into or 0) })
end

local function ask(method, more)
  local c = client()
  local params = vim.lsp.util.make_position_params(0, c.offset_encoding)
  local answers, err = vim.lsp.buf_request_sync(buf, method, vim.tbl_extend("force", params, more or {}), 5000)
  local _, answer = next(answers or {})
  return answer and answer.result, answer and answer.error or err
end

local function can(what)
  return client().server_capabilities[what]
end

check("filetype by the first lines of a .txt", vim.bo.filetype == "resolution", vim.bo.filetype)
check("the server is attached", eventually(client), require("resolute.client").running())

-- Diagnostics
check("a missing item is told", eventually(function()
  return #vim.diagnostic.get(buf) == 1
end), messages())
local finding = vim.diagnostic.get(buf)[1] or {}
check("on its line, with its reason", finding.lnum == 5 and tostring(finding.message):find("b) is missing", 1, true), finding)

-- Hover
go("Resolution 140", 4)
local hover = ask("textDocument/hover")
check("hover on a citation has the title", hover and vim.inspect(hover):find("World Summit"), hover)

-- Definition and references
go("recalling a) above", 1)
local def = ask("textDocument/definition")
def = def and (def[1] or def)
local range = def and (def.range or def.targetSelectionRange)
check("definition of an internal reference", range and range.start.line == line_of("Resolution 140") - 1, def)
go("recalling a) above", 1)
local refs = ask("textDocument/references", { context = { includeDeclaration = true } })
check("references", refs and #refs >= 1, refs)

-- Completion of an opener of several words, through its blanks
local last = vim.api.nvim_buf_line_count(buf)
vim.api.nvim_buf_set_lines(buf, last, last, false, { "instructs the Director of the Tele" })
vim.api.nvim_win_set_cursor(0, { last + 1, 33 })
local list = ask("textDocument/completion", { position = { line = last, character = 34 } })
local item = list and (list.items or list)[1]
check("completion through blanks", item and item.label:find("^instructs the Director of the Telecommunication"), list)
vim.api.nvim_buf_set_lines(buf, last, last + 1, false, {})

-- Rename of a paragraph's label
if can("renameProvider") then
  go("2\tto publish")
  local edit, err = ask("textDocument/rename", { newName = "3" })
  check("rename of a label", edit and (edit.changes or edit.documentChanges), err or edit)
end

-- Formatting
if can("documentFormattingProvider") then
  local n = line_of("1\tto set up")
  local old = vim.api.nvim_buf_get_lines(buf, n - 1, n, false)[1]
  vim.api.nvim_buf_set_lines(buf, n - 1, n, false, { old .. "   " })
  vim.lsp.buf.format({ bufnr = buf, timeout_ms = 5000 })
  local now = vim.api.nvim_buf_get_lines(buf, n - 1, n, false)[1]
  check("formatting takes blanks at the end away", now == old, now)
end

-- Inlay hints
if can("inlayHintProvider") then
  vim.lsp.inlay_hint.enable(true, { bufnr = buf })
  check("inlay hints are shown", eventually(function()
    return #vim.lsp.inlay_hint.get({ bufnr = buf }) > 0
  end), vim.lsp.inlay_hint.get({ bufnr = buf }))
end

-- Folds: the server's, or those of the plugin
check("folds", eventually(function()
  vim.cmd("normal! zx")
  return vim.fn.foldlevel((line_of("1\tto collect"))) > 0
end), vim.fn.foldlevel((line_of("1\tto collect"))))

-- A code action, applied as a user would
go("c)\tResolution 64")
vim.lsp.buf.code_action({
  filter = function(a)
    return a.title:find("b)", 1, true) ~= nil
  end,
  apply = true,
})
check("the repair is made", eventually(function()
  return vim.api.nvim_buf_get_lines(buf, 5, 6, false)[1]:find("^b%)")
end), vim.api.nvim_buf_get_lines(buf, 5, 6, false))
check("and the finding is gone", eventually(function()
  return #vim.diagnostic.get(buf) == 0
end), messages())

-- Health
vim.cmd("checkhealth resolute")
local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("checkhealth is clean", report:find("server") and not report:find("ERROR") and not report:find("WARNING"), report)
vim.cmd("bwipeout!")

-- Help
vim.cmd("helptags " .. vim.env.PLUGIN_DOC)
check("help", pcall(vim.cmd.help, ":Resolute"), "no help")
vim.cmd.helpclose()

-- Commands
vim.cmd("Resolute explain label-gap")
check(":Resolute explain", eventually(function()
  return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:find("label%-gap")
end), vim.api.nvim_buf_get_lines(0, 0, 3, false))
vim.cmd("close")
vim.cmd("Resolute lint " .. vim.env.DRAFT)
check(":Resolute lint", eventually(function()
  return #vim.fn.getqflist() == 1
end), vim.fn.getqflist())
vim.cmd.cclose()
-- Revision marks, a new draft, the draft as printed
go("2\tto publish")
vim.api.nvim_set_current_line("2\tto publish {++and print++} it in the six official languages,")
vim.cmd("Resolute accept")
check(":Resolute accept", vim.fn.getline("."):find("publish and print it", 1, true), vim.fn.getline("."))
vim.cmd("silent undo | silent undo")
local opened
vim.ui.open = function(file)
  opened = file
end
vim.cmd("Resolute preview")
check(":Resolute preview", eventually(function()
  return opened
end) and table.concat(vim.fn.readfile(opened)):find("Broadband networks"), opened)
check(":Resolute new completes houses", vim.tbl_contains(vim.fn.getcompletion("Resolute new uns", "cmdline"), "unsc"))
vim.cmd("Resolute new unsc")
check(":Resolute new", eventually(function()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"):find("The Security Council,", 1, true)
end), vim.api.nvim_buf_get_lines(0, 0, -1, false))
vim.cmd("stopinsert | bwipeout! | buffer " .. buf)

local before = client().id
vim.cmd("Resolute restart")
check(":Resolute restart", eventually(function()
  return client() and client().id ~= before
end), require("resolute.client").running())

-- Plain text is never taken for a draft
local detect = require("resolute.detect")
for _, file in ipairs(vim.fn.glob(vim.env.ROOT .. "/testdata/{drafts,adopted}/*.txt", true, true)) do
  check("a draft is known: " .. file, detect.is_resolution(vim.fn.readfile(file)), false)
end
for name, text in pairs(dofile(vim.env.PLUGIN .. "/test/plain.lua")) do
  check("plain text is left alone: " .. name, not detect.is_resolution(vim.split(text, "\n")), true)
end
vim.cmd.enew({ bang = true })
vim.api.nvim_buf_set_lines(0, 0, -1, false, { "Dear colleagues,", "", "please find the draft attached." })
vim.cmd("file letter.txt | filetype detect")
check("a letter has the filetype that it always had", vim.bo.filetype == "text", vim.bo.filetype)

-- The end
for _, c in ipairs(require("resolute.client").running()) do
  if vim.fn.has("nvim-0.11") == 1 then
    c:stop()
  else
    c.stop()
  end
end
check("the server leaves when it is asked to", eventually(function()
  return #require("resolute.client").running() == 0
end), require("resolute.client").running())

io.stdout:write(("neovim %s: %d passed, %d failed\n"):format(tostring(vim.version()), passed, failed))
vim.cmd(failed == 0 and "qa!" or "cq 1")
