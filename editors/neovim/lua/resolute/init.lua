-- Resolute for Neovim: require("resolute").setup() starts the server for drafts.
local client = require("resolute.client")

local M = {}

---@class resolute.Options
---@field cmd string[]? how to start the server
---@field filetypes string[]? where it works
---@field root_markers string[]? what marks the folder that drafts belong to
---@field settings table? as in resolute.toml; a settings file in the folder comes first
---@field inlay_hints boolean? short titles behind citations
---@field codelens boolean? who cites whom, over the openers
---@field autocomplete boolean? suggest while typing (0.11 and later)

---@type resolute.Options
M.options = { inlay_hints = false, codelens = false, autocomplete = false }

local modern = vim.fn.has("nvim-0.11") == 1

--- What the options ask for once the server serves a buffer.
local function attached(event)
  local c = vim.lsp.get_client_by_id(event.data.client_id)
  if not c or c.name ~= "resolute" then
    return
  end
  local buf = event.buf
  if M.options.inlay_hints then
    vim.lsp.inlay_hint.enable(true, { bufnr = buf })
  end
  if M.options.codelens and c.server_capabilities.codeLensProvider then
    if vim.lsp.codelens.enable then
      vim.lsp.codelens.enable(true, { bufnr = buf })
    else
      vim.lsp.codelens.refresh({ bufnr = buf })
    end
  end
  if M.options.autocomplete and modern then
    vim.lsp.completion.enable(true, c.id, buf, { autotrigger = true })
    if vim.fn.exists("&autocomplete") == 1 then
      vim.bo[buf].complete = "o"
      vim.bo[buf].autocomplete = true
    end
  end
end

--- Starts the server for every draft that is opened from now on.
---@param options resolute.Options?
function M.setup(options)
  M.options = vim.tbl_extend("force", M.options, options or {})
  for _, key in ipairs({ "cmd", "filetypes", "root_markers" }) do
    client.config[key] = M.options[key] or client.config[key]
  end
  if M.options.settings then
    client.config.settings = { resolute = M.options.settings }
    client.config.init_options = M.options.settings
  end
  local group = vim.api.nvim_create_augroup("resolute", {})
  vim.api.nvim_create_autocmd("LspAttach", { group = group, callback = attached })
  if modern then
    vim.lsp.config("resolute", client.config)
    vim.lsp.enable("resolute")
    return
  end
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = client.config.filetypes,
    callback = function(event)
      client.start(event.buf)
    end,
  })
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buf) and vim.list_contains(client.config.filetypes, vim.bo[buf].filetype) then
      client.start(buf)
    end
  end
end

return M
