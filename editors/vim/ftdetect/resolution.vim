autocmd BufNewFile,BufRead *.resolution,*.res.txt setfiletype resolution
" Other texts only where their first lines are those of a resolution.
autocmd BufRead *.txt if get(g:, "resolute_detect_text", 1) && resolute#detect#IsResolution(getline(1, 60)) | set filetype=resolution | endif
