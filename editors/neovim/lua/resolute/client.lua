-- How the server is started, in one place for every version of Neovim.
local M = {}

---@type vim.lsp.Config
M.config = {
  cmd = { "resolute", "lsp" },
  filetypes = { "resolution" },
  -- The nearest settings file counts for each draft; this only says what belongs
  -- together.
  root_markers = { "resolute.toml", ".git" },
}

--- The clients of this server, in one buffer or everywhere.
---@param buf integer?
---@return vim.lsp.Client[]
function M.running(buf)
  return vim.lsp.get_clients({ name = "resolute", bufnr = buf })
end

--- The command line's own command, which the server is part of.
---@return string
function M.executable()
  return M.config.cmd[1]
end

--- Starts the server for a buffer: in Neovim 0.10, which has no vim.lsp.enable, and
--- to start it again.
---@param buf integer
function M.start(buf)
  local config = vim.deepcopy(vim.lsp.config and vim.lsp.config.resolute or M.config)
  config.name = "resolute"
  config.root_dir = vim.fs.root(buf, config.root_markers)
    or vim.fs.dirname(vim.api.nvim_buf_get_name(buf))
  return vim.lsp.start(config, { bufnr = buf })
end

return M
