if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

local set = vim.opt_local

-- Paragraphs are long lines. They are wrapped where they are shown, never in the
-- text: a break would begin a paragraph.
set.wrap = true
set.linebreak = true
set.breakindent = true
set.textwidth = 0
set.formatoptions = "jln" -- join well, leave long lines alone, know numbered items
set.formatlistpat = [[^\s*\((\?\([0-9]\{1,3}\|[a-z]\{1,2}\|[ivx]\+\)[.)]\?\)\s\+]]
set.expandtab = false -- a label and its text stand a tab apart
set.tabstop = 4
set.commentstring = "%% %s" -- a line that no export has

if vim.bo.omnifunc == "" then
  vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
end

if vim.g.resolute_folds ~= false then
  set.foldmethod = "expr"
  set.foldexpr = "v:lua.require'resolute.fold'.level()"
  set.foldtext = ""
  set.foldlevel = 99 -- all is open at first
end

vim.b.undo_ftplugin = table.concat({
  "setlocal wrap< linebreak< breakindent< textwidth< formatoptions< formatlistpat< expandtab< tabstop<",
  "setlocal commentstring< omnifunc< foldmethod< foldexpr< foldtext< foldlevel<",
}, " | ")
