-- The settings of a user who has installed the plugin and nothing else. PLUGIN is its folder.
vim.opt.runtimepath:prepend(vim.env.PLUGIN)
vim.o.swapfile = false
vim.o.shada = ""
if vim.env.ENABLE then
  vim.lsp.enable("resolute") -- the short way, 0.11 and later
else
  require("resolute").setup({ inlay_hints = true, autocomplete = true })
end
vim.o.completeopt = "menu,menuone,noselect"
vim.diagnostic.config({ virtual_text = true })
