-- Folds: the server's where it can tell them, else a part under each opener.
local M = {}

--- Whether the server tells the folds of a buffer.
local function served(buf)
  if not vim.lsp.foldexpr then
    return false -- before 0.11
  end
  for _, c in ipairs(require("resolute.client").running(buf)) do
    if c.server_capabilities.foldingRangeProvider then
      return true
    end
  end
  return false
end

-- An opener alone on its line, as the ITU writes it, or the head of an annex.
local function opens(line)
  return line:match("^%l[%l%- ]+$") or line:match("^%l[%l%- ]+ the [%u%l%- ]+$") or line:match("^A[Nn][Nn][Ee][Xx]")
end

--- The value of 'foldexpr'.
function M.level()
  local buf = vim.api.nvim_get_current_buf()
  if served(buf) then
    return vim.lsp.foldexpr(vim.v.lnum)
  end
  return opens(vim.fn.getline(vim.v.lnum)) and ">1" or "="
end

return M
