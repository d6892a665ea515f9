if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

" Paragraphs are long lines, wrapped where they are shown, never in the text.
setlocal wrap linebreak breakindent textwidth=0 formatoptions=jln noexpandtab tabstop=4 commentstring=%%\ %s
let b:undo_ftplugin = "setlocal wrap< linebreak< breakindent< textwidth< formatoptions< expandtab< tabstop< commentstring<"
