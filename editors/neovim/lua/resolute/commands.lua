-- :Resolute and its commands.
local client = require("resolute.client")

local M = {}

local function tell(message, level)
  vim.notify("resolute: " .. message, level or vim.log.levels.INFO)
end

--- Runs the command line and calls done with its output when it is over.
local function command_line(args, done)
  local cmd = vim.list_extend({ client.executable() }, args)
  local ok, err = pcall(vim.system, cmd, { text = true }, vim.schedule_wrap(done))
  if not ok then
    tell(err .. "; is it installed? see :checkhealth resolute", vim.log.levels.ERROR)
  end
end

--- Shows lines in a window of their own, which q closes.
local function show(name, text, filetype)
  local buf = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, vim.split(vim.trim(text), "\n"))
  vim.bo[buf].bufhidden = "wipe"
  vim.bo[buf].modifiable = false
  vim.bo[buf].filetype = filetype or ""
  vim.cmd("botright " .. math.min(20, vim.api.nvim_buf_line_count(buf) + 1) .. "split")
  vim.api.nvim_win_set_buf(0, buf)
  pcall(vim.api.nvim_buf_set_name, buf, "resolute://" .. name)
  vim.keymap.set("n", "q", "<cmd>close<cr>", { buffer = buf, desc = "Close" })
end

--- Runs the command line and shows what it says.
local function shown(args, filetype)
  command_line(args, function(out)
    local text = out.stdout ~= "" and out.stdout or out.stderr
    show(table.concat(args, " "), text, filetype)
  end)
end

--- Asks for the code actions of a kind over the whole draft, and applies the one
--- there is, or asks which.
local function act(kind)
  if #client.running(0) == 0 then
    return tell("the server does not serve this buffer", vim.log.levels.WARN)
  end
  vim.lsp.buf.code_action({
    context = { only = { kind }, diagnostics = {} },
    range = { start = { 1, 0 }, ["end"] = { vim.api.nvim_buf_line_count(0), 0 } },
    apply = true,
  })
end

--- The rule that the cursor's line has a finding of, the nearest first.
local function rule_here()
  local row, col = unpack(vim.api.nvim_win_get_cursor(0))
  local best, distance
  for _, d in ipairs(vim.diagnostic.get(0, { lnum = row - 1 })) do
    local off = col < d.col and d.col - col or math.max(0, col - d.end_col)
    if d.code and (not distance or off < distance) then
      best, distance = d.code, off
    end
  end
  return best
end

--- The column in bytes of an offset, in the text of its file.
local function byte_column(text, offset)
  local start = 0
  for at in text:sub(1, offset):gmatch("()\n") do
    start = at
  end
  return offset - start + 1
end

--- Puts the findings of files on disk into the quickfix list.
local function lint(paths)
  command_line(vim.list_extend({ "lint", "--format", "json" }, #paths > 0 and paths or { "." }), function(out)
    local ok, got = pcall(vim.json.decode, out.stdout)
    if not ok then
      return tell(vim.trim(out.stderr), vim.log.levels.ERROR)
    end
    local texts, items = {}, {}
    for _, f in ipairs(got.findings) do
      if not texts[f.path] then
        local file = io.open(f.path, "rb")
        texts[f.path] = file and file:read("*a") or ""
        if file then
          file:close()
        end
      end
      items[#items + 1] = {
        filename = f.path,
        lnum = f.range.start.line,
        col = byte_column(texts[f.path], f.range.start.offset),
        text = f.message .. " [" .. f.rule .. "]",
        type = ({ error = "E", warning = "W", info = "I" })[f.severity] or "N",
      }
    end
    vim.fn.setqflist({}, " ", { title = "resolute lint", items = items })
    if #items == 0 then
      return tell("no findings")
    end
    vim.cmd("botright copen")
  end)
end


local function restart()
  local buffers = {}
  for _, c in ipairs(client.running()) do
    for buf in pairs(c.attached_buffers) do
      buffers[#buffers + 1] = buf
    end
    if vim.fn.has("nvim-0.11") == 1 then
      c:stop()
    else
      c.stop()
    end
  end
  local function again()
    if #client.running() > 0 then
      return vim.defer_fn(again, 20)
    end
    for _, buf in ipairs(buffers) do
      client.start(buf)
    end
  end
  again()
end

--- Asks the server that serves a buffer, and calls done with its answer.
local function ask(buf, method, params, done)
  local c = client.running(buf)[1]
  if not c then
    return tell("the server does not serve this buffer", vim.log.levels.WARN)
  end
  params.textDocument = { uri = vim.uri_from_bufnr(buf) }
  local function answered(err, result)
    if err then
      return tell(err.message, vim.log.levels.ERROR)
    end
    done(result)
  end
  if vim.fn.has("nvim-0.11") == 1 then
    c:request(method, params, answered, buf)
  else
    c.request(method, params, answered, buf)
  end
end

--- Begins a draft as a house does, with places to fill in.
local function new(args)
  vim.cmd.enew()
  local buf = vim.api.nvim_get_current_buf()
  vim.api.nvim_create_autocmd("LspAttach", {
    buffer = buf,
    once = true,
    callback = function()
      ask(buf, "resolute/draft", { house = args[1] or "unga" }, function(draft)
        vim.cmd.startinsert()
        vim.snippet.expand(draft.snippet)
      end)
    end,
  })
  vim.bo[buf].filetype = "resolution"
end

--- Shows the draft as its house prints it, in a browser.
local function preview()
  ask(vim.api.nvim_get_current_buf(), "resolute/preview", { page = true }, function(page)
    local file = vim.fn.tempname() .. ".html"
    vim.fn.writefile(vim.split(page.html, "\n"), file)
    vim.ui.open(file)
  end)
end

--- Puts in place of the draft what the command line makes of it.
local function filter(args)
  local buf = vim.api.nvim_get_current_buf()
  local lines = vim.api.nvim_buf_get_lines(buf, 0, -1, false)
  local cmd = vim.list_extend({ client.executable() }, args)
  local out = vim.system(cmd, { stdin = table.concat(lines, "\n") .. "\n", text = true }):wait()
  if out.code ~= 0 then
    return tell(vim.trim(out.stderr), vim.log.levels.ERROR)
  end
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, vim.split((out.stdout:gsub("\n$", "")), "\n"))
end

---@type table<string, fun(args: string[])>
local commands = {
  new = new,
  preview = preview,
  accept = function()
    filter({ "accept", "-" })
  end,
  reject = function()
    filter({ "reject", "-" })
  end,
  citations = function()
    act("source.normaliseCitations")
  end,
  explain = function(args)
    local rule = args[1] or rule_here()
    if not rule then
      return tell("no finding on this line: name a rule, as in :Resolute explain label-gap", vim.log.levels.WARN)
    end
    shown({ "explain", rule }, "markdown")
  end,
  fix = function()
    act("source.fixAll")
  end,
  renumber = function()
    act("source.renumber")
  end,
  lint = lint,
  show = function(args)
    shown({ "show", table.concat(args, " ") })
  end,
  cite = function()
    shown({ "cite", vim.api.nvim_buf_get_name(0) })
  end,
  parse = function()
    shown({ "parse", vim.api.nvim_buf_get_name(0) })
  end,
  houses = function()
    shown({ "houses" })
  end,
  rules = function()
    shown({ "rules" })
  end,
  restart = restart,
  log = function()
    vim.cmd.tabedit(vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path())
  end,
}

function M.run(call)
  local name = table.remove(call.fargs, 1)
  local command = commands[name]
  if not command then
    return tell("there is no command " .. name .. ": " .. table.concat(M.complete("", "Resolute "), ", "), vim.log.levels.ERROR)
  end
  command(call.fargs)
end

function M.complete(typed, line)
  local name = line:match("^%s*%S+%s+(%S+)%s")
  if name == "lint" then
    return vim.fn.getcompletion(typed, "file")
  elseif name == "new" then
    local out = vim.system({ client.executable(), "houses" }, { text = true }):wait(2000)
    local ids = vim.iter((out.stdout or ""):gmatch("([%w-]+)  +[^\n]+")):totable()
    return vim.tbl_filter(function(id)
      return vim.startswith(id, typed)
    end, ids)
  elseif name then
    return {}
  end
  return vim.tbl_filter(function(c)
    return vim.startswith(c, typed)
  end, vim.fn.sort(vim.tbl_keys(commands)))
end

return M
