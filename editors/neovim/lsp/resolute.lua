-- The configuration that vim.lsp.enable("resolute") takes in Neovim 0.11 and later.
return require("resolute.client").config
