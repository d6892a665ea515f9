vim.filetype.add({
  extension = { resolution = "resolution" },
  pattern = {
    [".*%.res%.txt"] = { "resolution", { priority = 10 } },
    -- Other texts only where their first lines are those of a resolution. What
    -- this leaves alone is detected as it always was.
    [".*%.txt"] = {
      function(_, buf)
        return buf and require("resolute.detect").filetype(buf)
      end,
      { priority = 5 },
    },
  },
})
