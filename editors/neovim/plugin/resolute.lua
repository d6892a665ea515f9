if vim.g.loaded_resolute or vim.fn.has("nvim-0.10") == 0 then
  return
end
vim.g.loaded_resolute = true

vim.api.nvim_create_user_command("Resolute", function(call)
  require("resolute.commands").run(call)
end, {
  nargs = "+",
  desc = "Checks and repairs drafts of resolutions",
  complete = function(typed, line)
    return require("resolute.commands").complete(typed, line)
  end,
})
