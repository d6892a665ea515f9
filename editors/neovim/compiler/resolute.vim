" :compiler resolute, then :make draft.txt fills the quickfix list.
if exists("current_compiler")
  finish
endif
let current_compiler = "resolute"

CompilerSet makeprg=resolute\ lint\ --format\ concise
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %tnfo:\ %m,%f:%l:%c:\ hint:\ %m,%-G%.%#
