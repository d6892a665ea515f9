-- :checkhealth resolute
local client = require("resolute.client")

local M = {}

local function version()
  if vim.fn.has("nvim-0.11") == 1 then
    vim.health.ok("Neovim " .. tostring(vim.version()))
  elseif vim.fn.has("nvim-0.10") == 1 then
    vim.health.ok("Neovim " .. tostring(vim.version()) .. ": call require('resolute').setup(), vim.lsp.enable comes with 0.11")
  else
    vim.health.error("Neovim " .. tostring(vim.version()) .. " is too old", { "Install Neovim 0.10 or later" })
  end
end

local function executable()
  local cmd = client.executable()
  local path = vim.fn.exepath(cmd)
  if path == "" then
    vim.health.error("the command " .. cmd .. " is not found", {
      "Put resolute into a folder of your PATH: " .. (vim.env.PATH or ""),
      "or name it: require('resolute').setup({ cmd = { '/path/to/resolute', 'lsp' } })",
    })
    return
  end
  local out = vim.system({ path, "version" }, { text = true }):wait(5000)
  if out.code == 0 then
    vim.health.ok(path .. ": " .. vim.trim(out.stdout))
  else
    vim.health.error(path .. " does not run: " .. vim.trim(out.stderr or ""))
  end
end

local function detection()
  if vim.filetype.match({ filename = "draft.resolution" }) == "resolution" then
    vim.health.ok("drafts are known by the names *.resolution and *.res.txt")
  else
    vim.health.error("drafts are not known by their names", { "Run :filetype on" })
  end
  if vim.g.resolute_detect_text == false then
    vim.health.info("text files are left alone: vim.g.resolute_detect_text is false")
  else
    vim.health.ok("text files that begin as a resolution does are drafts")
  end
end

local function enabled()
  local on = vim.lsp.is_enabled and vim.lsp.is_enabled("resolute")
  if on or vim.fn.exists("#resolute#FileType") == 1 or vim.fn.exists("#resolute#LspAttach") == 1 then
    vim.health.ok("the server starts with the first draft that is opened")
  else
    vim.health.warn("the server is not enabled", { "Call vim.lsp.enable('resolute') or require('resolute').setup()" })
  end
  local running = client.running()
  for _, c in ipairs(running) do
    local drafts = vim.tbl_count(c.attached_buffers)
    local info = c.server_info or {} -- nil in 0.10
    vim.health.ok(("server %d runs%s, serves %d draft%s in %s, positions in %s"):format(
      c.id, info.version and " (" .. info.version .. ")" or "", drafts, drafts == 1 and "" or "s",
      c.root_dir or "no folder", c.offset_encoding))
  end
  if #running == 0 then
    vim.health.info("no draft is open")
  end
end

local function settings()
  local found = vim.fs.find("resolute.toml", { upward = true, path = vim.fn.getcwd() })[1]
  vim.health.info(found and ("settings: " .. found) or "no resolute.toml here or above: each draft's house is told from its text")
end

function M.check()
  vim.health.start("resolute")
  version()
  executable()
  detection()
  enabled()
  settings()
end

return M
